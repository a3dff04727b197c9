import { useWords } from '../i18n/words.tsx';
import { Money } from '../money/money.tsx';
import { useBankClock } from '../session/session.tsx';
import { clockTime, dayOf, momentInWords } from '../time/time.ts';
import styles from './entry-list.module.css';

export type EntryRow = {
  readonly id: string;
  readonly at: string;
  readonly amount: string;
  readonly currency: string;
  readonly direction: 'in' | 'out';
  readonly counterparty: string;
  readonly memo: string;
  readonly after?: string;
};

type Props = {
  readonly entries: readonly EntryRow[];
  /** `moment` says the day in each row; `clock` only the time, under a heading that says the day. */
  readonly when?: 'moment' | 'clock';
};

const Row = ({ entry, when }: { readonly entry: EntryRow; readonly when: 'moment' | 'clock' }) => {
  const { locale, t } = useWords();
  const clock = useBankClock();
  const at = new Date(entry.at);
  const said = when === 'clock' ? clockTime(at) : momentInWords(at, dayOf(clock()), locale);
  const name = entry.counterparty === '' ? entry.memo : entry.counterparty;
  const memo = entry.memo === '' || entry.memo === name ? said : `${entry.memo} · ${said}`;
  return (
    <li className={styles.row}>
      <span className={`${styles.portrait} ${styles[entry.direction]}`} aria-hidden="true">
        {name.slice(0, 1)}
      </span>
      <span className={styles.what}>
        <span className={styles.name}>{name}</span>
        <small>{memo}</small>
      </span>
      <span className={styles.howMuch}>
        <Money amount={entry.amount.replace('-', '')} currency={entry.currency} direction={entry.direction} />
        {entry.after === undefined ? null : <small>{t.account.after(entry.after)}</small>}
      </span>
    </li>
  );
};

/** Money in and out, newest first as given. */
export const EntryList = ({ entries, when = 'moment' }: Props) => (
  <ul className={styles.list}>
    {entries.map((entry) => (
      <Row key={entry.id} entry={entry} when={when} />
    ))}
  </ul>
);
