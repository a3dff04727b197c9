import type { CardOf } from '@banxing/cards';
import { ChevronDown } from 'lucide-react';
import { useId, useState } from 'react';
import { useWords } from '../i18n/words.tsx';
import { Money } from '../money/money.tsx';
import { useBankClock } from '../session/session.tsx';
import { dayInWords, dayOf } from '../time/time.ts';
import { Expander } from '../ui/expander.tsx';
import { Facts, type Fact } from '../ui/facts.tsx';
import { Pill } from '../ui/pill.tsx';
import { CardFrame } from './card-frame.tsx';
import styles from './loan-card.module.css';
import parts from './parts.module.css';

type Loan = CardOf<'loan'>;
type Item = Loan['items'][number];

const tones = {
  due: 'attention',
  paid: 'calm',
  overdue: 'danger',
  active: 'plain',
  settled: 'calm',
} as const;

const useFacts = (item: Item, currency: string): readonly Fact[] => {
  const { t } = useWords();
  const money = (label: string, amount: string | undefined): Fact[] =>
    amount === undefined ? [] : [{ label, value: <Money amount={amount} currency={currency} /> }];
  return [...money(t.card.principal, item.principal), ...money(t.card.interest, item.interest), ...item.rows];
};

const LoanItem = ({
  item,
  currency,
  open,
}: {
  readonly item: Item;
  readonly currency: string;
  readonly open: boolean;
}) => {
  const { t, locale } = useWords();
  const today = dayOf(useBankClock()());
  const facts = useFacts(item, currency);
  const [shown, setShown] = useState(open);
  const id = useId();
  return (
    <li>
      <button
        type="button"
        className={`${parts.line} ${styles.line}`}
        aria-expanded={shown}
        aria-controls={id}
        disabled={facts.length === 0}
        onClick={() => setShown(!shown)}
      >
        <span className={parts.what}>
          {item.name}
          {item.dueOn === undefined ? null : (
            <small>{t.card.due(dayInWords(item.dueOn, today, locale))}</small>
          )}
        </span>
        <span className={parts.howMuch}>
          <Money amount={item.amount} currency={currency} />
          <Pill tone={tones[item.status]}>{t.card.status[item.status]}</Pill>
        </span>
        {facts.length === 0 ? null : <ChevronDown size={18} aria-hidden="true" />}
      </button>
      <div id={id} className={styles.facts} hidden={!shown}>
        <Facts facts={facts} />
      </div>
    </li>
  );
};

/** Loans: the sum that matters, then each one, opening to its parts. */
export const LoanCard = ({ card }: { readonly card: Loan }) => {
  const { t } = useWords();
  return (
    <CardFrame title={card.title} actions={card.actions}>
      <p className={parts.lead}>
        <Money {...card.total} size="figure" />
      </p>
      <Expander items={card.items} label={t.card.all}>
        {(shown) => (
          <ul className={parts.list}>
            {shown.map((item) => (
              <LoanItem
                key={item.id}
                item={item}
                currency={card.total.currency}
                open={card.items.length === 1}
              />
            ))}
          </ul>
        )}
      </Expander>
    </CardFrame>
  );
};
