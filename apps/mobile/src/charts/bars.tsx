import { isNegative, largest, lengthBeside, splitMoney } from '../money/decimal.ts';
import styles from './bars.module.css';

type Series = {
  readonly name: string;
  readonly points: readonly { readonly label: string; readonly value: string }[];
};

const short = (value: string): string => {
  const parts = splitMoney(value);
  return parts === undefined ? value : `${parts.negative ? '−' : ''}${parts.whole}`;
};

/** Standing bars, each with its figure and its label; the newest in the full colour. */
export const Bars = ({ series }: { readonly series: readonly Series[]; readonly currency: string }) => {
  const longest = largest(series.flatMap(({ points }) => points.map(({ value }) => value)));
  const labels = series[0]?.points ?? [];
  return (
    <div>
      {series.length < 2 ? null : (
        <ul className={styles.names}>
          {series.map(({ name }, index) => (
            <li key={name} data-series={index}>
              {name}
            </li>
          ))}
        </ul>
      )}
      <ol className={styles.bars}>
        {labels.map(({ label }, place) => (
          <li key={label} data-last={place === labels.length - 1}>
            <span className={styles.room}>
              {series.map(({ name, points }, index) => {
                const value = points[place]?.value ?? '0';
                return (
                  <span
                    key={name}
                    className={styles.bar}
                    data-series={index}
                    data-negative={isNegative(value)}
                    style={{ height: `${Math.max(1.5, lengthBeside(value, longest) * 100)}%` }}
                  >
                    {series.length === 1 ? <span className={styles.value}>{short(value)}</span> : null}
                  </span>
                );
              })}
            </span>
            <span className={styles.label}>{label}</span>
          </li>
        ))}
      </ol>
    </div>
  );
};
