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

/** More figures than this would run into each other. */
const mostFigures = 6;

/** Which bars show their figure: all of a few, else the newest and, where there is room beside it, the largest. */
const figuresOf = (points: readonly { readonly value: string }[]): ReadonlySet<number> => {
  const places = points.map((_, place) => place);
  if (points.length <= mostFigures) return new Set(places);
  const newest = points.length - 1;
  const peak = places.reduce((best, place) => (isLarger(points[place], points[best]) ? place : best), 0);
  const same = points.every(({ value }) => value === points[newest]?.value);
  return new Set(same || newest - peak < 3 ? [newest] : [peak, newest]);
};

const isLarger = (
  one: { readonly value: string } | undefined,
  other: { readonly value: string } | undefined,
): boolean =>
  one !== undefined &&
  other !== undefined &&
  one.value !== other.value &&
  largest([one.value, other.value]) === largest([one.value]);

/** Standing bars, each with its figure and its label; the newest in the full colour. */
export const Bars = ({ series }: { readonly series: readonly Series[]; readonly currency: string }) => {
  const longest = largest(series.flatMap(({ points }) => points.map(({ value }) => value)));
  const labels = series[0]?.points ?? [];
  const figures = figuresOf(labels);
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
                    {series.length === 1 ? (
                      <span className={styles.value} data-shown={figures.has(place)}>
                        {short(value)}
                      </span>
                    ) : null}
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
