import type { CardOf } from '@banxing/cards';
import { CircleAlert, CircleCheck, CircleX, Clock3, TriangleAlert, type LucideIcon } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useConfirmation } from '../confirm/confirmation.tsx';
import { useConversation } from '../conversation/conversation.tsx';
import { newestProposal, saidBefore, type Settled } from '../conversation/thread.ts';
import { typeset } from '../i18n/typeset.ts';
import { useWords } from '../i18n/words.tsx';
import { Money } from '../money/money.tsx';
import { useBankClock } from '../session/session.tsx';
import { Button } from '../ui/button.tsx';
import { Facts } from '../ui/facts.tsx';
import { useNotice } from '../ui/notice.tsx';
import { CardFrame } from './card-frame.tsx';
import styles from './confirm-card.module.css';
import parts from './parts.module.css';

type Confirm = CardOf<'confirm'>;
type Standing = 'open' | 'replaced' | 'expired' | Settled;

const useStanding = (card: Confirm): Standing => {
  const { thread } = useConversation();
  const clock = useBankClock();
  const expiresAt = Date.parse(card.expiresAt);
  const [, look] = useState(0);
  const leftMs = expiresAt - clock().getTime();

  useEffect(() => {
    if (leftMs <= 0) return undefined;
    const timer = window.setTimeout(() => look((turn) => turn + 1), Math.min(leftMs + 50, 2_000_000_000));
    return () => window.clearTimeout(timer);
  }, [leftMs]);

  const settled = thread.settled[card.proposal];
  if (settled !== undefined) return settled;
  if (newestProposal(thread) !== card.proposal) return 'replaced';
  return leftMs <= 0 ? 'expired' : 'open';
};

const Payee = ({ card }: { readonly card: Confirm }) => {
  const { t } = useWords();
  if (card.payee === undefined) return null;
  const { name, bank, tail } = card.payee;
  return (
    <div className={styles.payee}>
      <span className={parts.portrait} aria-hidden="true">
        {name.slice(0, 1)}
      </span>
      <span className={parts.what}>
        <strong>{name}</strong>
        <small>{t.card.payeeTail(bank, tail)}</small>
      </span>
    </div>
  );
};

const OpenKeys = ({ card }: { readonly card: Confirm }) => {
  const { t } = useWords();
  const { open } = useConfirmation();
  const { cancel } = useConversation();
  const notice = useNotice();
  const [busy, setBusy] = useState(false);
  const withdraw = () => {
    setBusy(true);
    cancel(card.proposal).catch(() => {
      setBusy(false);
      notice(t.state.errorTitle);
    });
  };
  return (
    <div className={styles.keys}>
      <Button kind="main" disabled={busy} onClick={() => open(card.proposal)}>
        {t.card.review}
      </Button>
      <Button kind="quiet" disabled={busy} onClick={withdraw}>
        {t.card.cancel}
      </Button>
    </div>
  );
};

const icons: Readonly<Record<Exclude<Standing, 'open'>, LucideIcon>> = {
  confirmed: CircleCheck,
  cancelled: CircleX,
  replaced: CircleX,
  stopped: CircleAlert,
  expired: CircleAlert,
  waiting: Clock3,
};

const Closed = ({
  standing,
  again,
}: {
  readonly standing: Exclude<Standing, 'open'>;
  readonly again: (() => void) | undefined;
}) => {
  const { t } = useWords();
  const Icon = icons[standing];
  return (
    <>
      <p className={styles.closed} data-standing={standing}>
        <Icon size={18} aria-hidden="true" />
        {t.card[standing]}
      </p>
      {standing === 'expired' && again !== undefined ? (
        <div className={styles.keys}>
          <Button onClick={again}>{t.card.again}</Button>
        </div>
      ) : null}
    </>
  );
};

/** A proposal in the conversation. Nothing is agreed to here: its key opens the confirmation sheet. */
export const ConfirmCard = ({ card, messageId }: { readonly card: Confirm; readonly messageId: string }) => {
  const { thread, say } = useConversation();
  const standing = useStanding(card);
  const said = saidBefore(thread, messageId);
  return (
    <CardFrame title={card.title}>
      <div className={standing === 'open' ? undefined : styles.past}>
        {card.headline === undefined ? null : (
          <p className={parts.lead}>
            <Money {...card.headline} size="figure" />
          </p>
        )}
        <Payee card={card} />
        <Facts facts={card.rows.slice(0, card.payee === undefined ? 4 : 2)} />
        {card.caution === undefined || standing !== 'open' ? null : (
          <p className={parts.note}>
            <TriangleAlert size={18} aria-hidden="true" />
            {typeset(card.caution)}
          </p>
        )}
      </div>
      {standing === 'open' ? (
        <OpenKeys card={card} />
      ) : (
        <Closed standing={standing} again={said === undefined ? undefined : () => say(said)} />
      )}
    </CardFrame>
  );
};
