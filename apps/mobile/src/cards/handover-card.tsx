import type { CardOf } from '@banxing/cards';
import { Headset } from 'lucide-react';
import { typeset } from '../i18n/typeset.ts';
import { useWords } from '../i18n/words.tsx';
import { Facts } from '../ui/facts.tsx';
import { CardFrame } from './card-frame.tsx';
import styles from './handover-card.module.css';

/** A person takes over: who, how long, and what they already know. */
export const HandoverCard = ({ card }: { readonly card: CardOf<'handover'> }) => {
  const { t } = useWords();
  const waiting =
    card.position === undefined
      ? undefined
      : card.position > 0
        ? t.card.queue(card.position)
        : t.card.noQueue;
  return (
    <CardFrame title={card.title} actions={card.actions}>
      <div className={styles.who}>
        <span className={styles.icon}>
          <Headset size={24} aria-hidden="true" />
        </span>
        <p>
          <strong>{card.queue}</strong>
          <span>{waiting ?? t.card.handed}</span>
        </p>
      </div>
      <blockquote className={styles.summary}>{typeset(card.summary)}</blockquote>
      <Facts facts={[{ label: t.card.ticket, value: card.ticket }]} />
    </CardFrame>
  );
};
