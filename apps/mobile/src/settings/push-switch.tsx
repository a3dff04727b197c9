import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../api/problem.ts';
import { typeset } from '../i18n/typeset.ts';
import { useWords } from '../i18n/words.tsx';
import { useNotice } from '../ui/notice.tsx';
import { canPush, ownSubscription, PushRefused, turnPushOff, turnPushOn } from './push.ts';
import { Switch } from './switch.tsx';

/** Messages of the bank on the phone's own lock screen: on by a tap and the browser's consent, off by another. */
export const PushSwitch = () => {
  const { t } = useWords();
  const notice = useNotice();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const own = useQuery({
    queryKey: ['push', 'own'],
    queryFn: async () => (await ownSubscription()) !== null,
  });
  if (!canPush()) return <p>{t.settings.pushNever}</p>;

  const words = (fault: unknown): string => {
    if (fault instanceof PushRefused) return t.settings.pushFault[fault.why];
    return fault instanceof Problem && fault.detail !== undefined
      ? typeset(fault.detail)
      : t.settings.pushFault.failed;
  };
  const turn = async (on: boolean) => {
    setBusy(true);
    try {
      await (on ? turnPushOn() : turnPushOff());
      notice(on ? t.settings.pushOn : t.settings.pushOff);
    } catch (fault) {
      notice(words(fault));
    }
    await queries.invalidateQueries({ queryKey: ['push'] });
    setBusy(false);
  };
  return (
    <Switch
      label={t.settings.push}
      about={t.settings.pushAbout}
      on={own.data ?? false}
      busy={busy}
      turn={(on) => void turn(on)}
    />
  );
};
