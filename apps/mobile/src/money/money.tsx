import type { CSSProperties } from 'react';
import { useWords } from '../i18n/words.tsx';
import { currencySign, splitMoney, spokenMoney, type MoneyParts } from './decimal.ts';
import styles from './money.module.css';

type Props = {
  readonly amount: string;
  readonly currency: string;
  /** `sum` for what is being agreed to, `figure` for a card's headline, `head` smaller, `row` in a list. */
  readonly size?: 'sum' | 'figure' | 'head' | 'row';
  /** In a list of movements: written with + or −, income in the brand's colour. */
  readonly direction?: 'in' | 'out';
};

/** About how wide the figures are, so that a long amount is set smaller instead of leaving the screen. */
const widthInEms = ({ whole, fraction }: MoneyParts): number =>
  0.9 + whole.length * 0.58 + fraction.length * 0.42;

const signOf = (negative: boolean, direction: Props['direction']): string => {
  if (direction !== undefined) return direction === 'in' ? '+' : '−';
  return negative ? '−' : '';
};

/** An amount in tabular figures with the fraction smaller; a screen reader hears it with its unit. */
export const Money = ({ amount, currency, size = 'row', direction }: Props) => {
  const { locale } = useWords();
  const parts = splitMoney(amount);
  if (parts === undefined) return <span className={styles.money}>{amount}</span>;
  const sign = signOf(parts.negative, direction);
  const tone = direction === 'in' ? ` ${styles.in}` : '';
  return (
    <span
      className={`${styles.money} ${styles[size]}${tone}`}
      style={{ '--ems': widthInEms(parts) } as CSSProperties}
    >
      <span className="unseen">{`${sign}${spokenMoney(amount.replace('-', ''), currency, locale)}`}</span>
      <span aria-hidden="true">
        {sign}
        {size === 'row' && currency === 'CNY' ? null : (
          <span className={styles.sign}>{currencySign(currency)}</span>
        )}
        {parts.whole}
        {parts.fraction === '' ? null : <span className={styles.fraction}>.{parts.fraction}</span>}
      </span>
    </span>
  );
};
