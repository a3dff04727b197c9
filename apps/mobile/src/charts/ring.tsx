import { lengthBeside, sumMoney } from '../money/decimal.ts';
import { Money } from '../money/money.tsx';
import { useWords } from '../i18n/words.tsx';
import styles from './ring.module.css';

type Point = { readonly label: string; readonly value: string };

const radius = 42;
const around = 2 * Math.PI * radius;
const gap = 2.5;

/** Parts of a whole as a ring, each named beside it with its share and amount. */
export const Ring = ({
  points,
  currency,
}: {
  readonly points: readonly Point[];
  readonly currency: string;
}) => {
  const { t } = useWords();
  const total = sumMoney(points.map(({ value }) => value));
  let from = 0;
  const parts = points.map((point, index) => {
    const share = lengthBeside(point.value, total);
    const start = from;
    from += share;
    return { ...point, share, start, hue: (index % 6) + 1 };
  });
  return (
    <div className={styles.ring}>
      <div className={styles.picture}>
        <svg viewBox="0 0 100 100">
          <circle cx="50" cy="50" r={radius} className={styles.track} />
          {parts.map(({ label, share, start, hue }) => (
            <circle
              key={label}
              cx="50"
              cy="50"
              r={radius}
              className={styles.part}
              stroke={`var(--part-${hue})`}
              strokeDasharray={`${Math.max(share * around - gap, 0.8)} ${around}`}
              strokeDashoffset={-start * around}
            />
          ))}
        </svg>
        <span className={styles.middle}>
          <small>{t.card.total}</small>
          <Money amount={total} currency={currency} />
        </span>
      </div>
      <ul>
        {parts.map(({ label, value, share, hue }) => (
          <li key={label}>
            <i style={{ background: `var(--part-${hue})` }} />
            <span>{label}</span>
            <span className={styles.share}>{`${Math.round(share * 100)}%`}</span>
            <Money amount={value} currency={currency} />
          </li>
        ))}
      </ul>
    </div>
  );
};
