import type { CardOf } from '@banxing/cards';
import { useWords } from '../i18n/words.tsx';
import { Money } from '../money/money.tsx';
import { useBankClock } from '../session/session.tsx';
import { dayInWords, dayOf } from '../time/time.ts';
import { Facts, type Fact } from '../ui/facts.tsx';
import { Pill } from '../ui/pill.tsx';
import { CardFrame } from './card-frame.tsx';
import styles from './parts.module.css';

const tones = { due: 'attention', paid: 'calm', overdue: 'danger', none: 'plain' } as const;

/** One bill: what is to be paid, and by when. */
export const BillCard = ({ card }: { readonly card: CardOf<'bill'> }) => {
  const { t, locale } = useWords();
  const today = dayOf(useBankClock()());
  const facts: Fact[] = [
    ...(card.dueOn === undefined
      ? []
      : [{ label: t.card.dueOn, value: dayInWords(card.dueOn, today, locale) }]),
    ...(card.minimum === undefined ? [] : [{ label: t.card.minimum, value: <Money {...card.minimum} /> }]),
    ...card.rows,
  ];
  return (
    <CardFrame
      title={card.title ?? card.name}
      aside={<Pill tone={tones[card.status]}>{t.card.status[card.status]}</Pill>}
      actions={card.actions}
    >
      <p className={styles.lead}>
        <Money {...card.amount} size="figure" />
      </p>
      <Facts facts={facts} />
    </CardFrame>
  );
};
