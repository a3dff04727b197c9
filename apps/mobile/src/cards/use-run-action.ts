import type { CardAction } from '@banxing/cards';
import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { useConfirmation } from '../confirm/confirmation.tsx';
import { useConversation } from '../conversation/conversation.tsx';
import { useWords } from '../i18n/words.tsx';
import { useNotice } from '../ui/notice.tsx';
import { parseAction } from './action.ts';

/** Does what a card's key says. */
export const useRunAction = (): ((action: CardAction) => void) => {
  const { say, cancel } = useConversation();
  const { open } = useConfirmation();
  const navigate = useNavigate();
  const notice = useNotice();
  const { t } = useWords();

  return useCallback(
    ({ action, label }) => {
      const parsed = parseAction(action);
      if (parsed === undefined) return;
      switch (parsed.verb) {
        case 'say':
          void navigate('/');
          return say(parsed.text);
        case 'fill':
          return say(label, parsed.raw);
        case 'confirm':
          return open(parsed.proposal);
        case 'cancel':
          return void cancel(parsed.proposal).catch(() => notice(t.state.errorTitle));
        case 'open':
          // A file of the bank's own is downloaded; everything else is a page of the app.
          return parsed.path.startsWith('/api/documents/')
            ? window.location.assign(parsed.path)
            : void navigate(parsed.path);
        case 'copy':
          return void navigator.clipboard.writeText(parsed.text).then(
            () => notice(t.card.copied),
            () => undefined,
          );
      }
    },
    [say, cancel, open, navigate, notice, t],
  );
};
