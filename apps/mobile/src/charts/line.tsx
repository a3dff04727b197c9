import { isNegative, largest, lengthBeside } from '../money/decimal.ts';
import { Money } from '../money/money.tsx';
import styles from './line.module.css';

type Point = { readonly label: string; readonly value: string };
type Series = { readonly name: string; readonly points: readonly Point[] };

const width = 320;
const height = 120;
const edge = 6;

const placed = (points: readonly Point[], most: string) => {
  const heights = points.map(({ value }) => (isNegative(value) ? -1 : 1) * lengthBeside(value, most));
  const low = Math.min(...heights);
  const high = Math.max(...heights);
  const span = high - low === 0 ? 1 : high - low;
  return heights.map((at, index) => ({
    x: edge + (index * (width - 2 * edge)) / Math.max(1, heights.length - 1),
    y: height - edge - ((at - low) / span) * (height - 2 * edge),
  }));
};

/** A course over time: the first and last point are named, the last with its amount. */
export const Line = ({
  series,
  currency,
}: {
  readonly series: readonly Series[];
  readonly currency: string;
}) => {
  const points = series[0]?.points ?? [];
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return null;
  const path = placed(points, largest(points.map(({ value }) => value)));
  const course = path.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
  const end = path.at(-1);
  return (
    <div>
      <p className={styles.now}>
        <Money amount={last.value} currency={currency} size="head" />
      </p>
      <svg className={styles.picture} viewBox={`0 0 ${width} ${height}`}>
        <polygon points={`${edge},${height} ${course} ${width - edge},${height}`} className={styles.under} />
        <polyline points={course} className={styles.course} />
        {end === undefined ? null : <circle cx={end.x} cy={end.y} r="4.5" className={styles.end} />}
      </svg>
      <p className={styles.labels}>
        <span>{first.label}</span>
        <span>{last.label}</span>
      </p>
    </div>
  );
};
