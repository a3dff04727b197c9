import type { CardOf } from '@banxing/cards';
import { useWords } from '../i18n/words.tsx';
import { isNegative, largest, lengthBeside, spokenMoney, splitMoney, withoutSign } from '../money/decimal.ts';
import { Money } from '../money/money.tsx';
import { useBankClock } from '../session/session.tsx';
import { dayOf, spanInWords } from '../time/time.ts';
import { Expander } from '../ui/expander.tsx';
import { CardFrame } from './card-frame.tsx';
import parts from './parts.module.css';
import styles from './summary-card.module.css';

type Summary = CardOf<'summary'>;

const useComparison = (card: Summary): string | undefined => {
  const { t, locale } = useWords();
  const today = dayOf(useBankClock()());
  if (card.compare === undefined) return undefined;
  const span = spanInWords(card.compare.range.from, card.compare.range.to, today, locale);
  const { change } = card.compare;
  if (/^-?0+(\.0+)?$/u.test(change)) return t.card.sameAs(span);
  const amount = spokenMoney(withoutSign(change), card.total.currency, locale);
  return isNegative(change) ? t.card.lessThan(amount, span) : t.card.moreThan(amount, span);
};

const Groups = ({ card }: { readonly card: Summary }) => {
  const { t } = useWords();
  const longest = largest(card.groups.map(({ amount }) => amount));
  return (
    <Expander items={card.groups} label={t.card.all}>
      {(shown) => (
        <ul className={styles.groups}>
          {shown.map((group) => (
            <li key={group.label}>
              <span className={styles.what}>
                {group.label} <small>{`${Math.round(group.share * 100)}%`}</small>
              </span>
              <Money amount={group.amount} currency={card.total.currency} />
              <span className={styles.track} aria-hidden="true">
                <span
                  className={styles.bar}
                  style={{ width: `${lengthBeside(group.amount, longest) * 100}%` }}
                />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Expander>
  );
};

/** What was spent or received in a time, by group, beside the time before. */
export const SummaryCard = ({ card }: { readonly card: Summary }) => {
  const { t, locale } = useWords();
  const comparison = useComparison(card);
  const span = spanInWords(card.range.from, card.range.to, dayOf(useBankClock()()), locale);
  const what = card.direction === 'out' ? t.card.spent : t.card.earned;
  const whole = splitMoney(card.total.amount);
  return (
    <CardFrame
      title={card.title ?? (locale === 'zh' ? `${span}${what}` : `${what} · ${span}`)}
      aside={<span className={parts.empty}>{t.card.count(card.count)}</span>}
      actions={card.actions}
    >
      <p>{whole === undefined ? card.total.amount : <Money {...card.total} size="figure" />}</p>
      {comparison === undefined ? null : <p className={parts.sub}>{comparison}</p>}
      {card.groups.length === 0 ? null : <Groups card={card} />}
    </CardFrame>
  );
};
