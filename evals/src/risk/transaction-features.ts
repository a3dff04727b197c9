import { daySeconds, type Transactions } from './transactions.ts';

/** What the handbook computes of each transaction, and the amount against the customer's own 30-day average. */
export const featureNames = [
  'amount',
  'weekend',
  'night',
  'customer_count_1',
  'customer_mean_1',
  'customer_count_7',
  'customer_mean_7',
  'customer_count_30',
  'customer_mean_30',
  'terminal_count_1',
  'terminal_risk_1',
  'terminal_count_7',
  'terminal_risk_7',
  'terminal_count_30',
  'terminal_risk_30',
  'amount_over_mean_30',
] as const;

/** The first fifteen are the handbook's. */
export const handbookFeatures = 15;

const windowDays = [1, 7, 30] as const;
/** Whether a transaction was fraud is known so many days after it. */
export const knownAfterDays = 7;
/** The first day, 2018-04-01, was a Sunday; weekend is Saturday and Sunday. */
const firstWeekday = 6;
const lastNightHour = 6;

function groupRows(keys: Int32Array): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  keys.forEach((key, row) => {
    const rows = groups.get(key);
    if (rows) rows.push(row);
    else groups.set(key, [row]);
  });
  return groups;
}

/** Counts and sums over the rows of one group whose time lies in (t - window, t]. */
function* slidingSums(
  rows: readonly number[],
  seconds: Float64Array,
  values: ArrayLike<number>,
  windowSeconds: number,
  delaySeconds: number,
): Generator<{ row: number; count: number; sum: number }> {
  let [first, beyond, count, sum] = [0, 0, 0, 0];
  for (const row of rows) {
    const until = (seconds[row] ?? 0) - delaySeconds;
    for (; beyond < rows.length && (seconds[rows[beyond] ?? 0] ?? 0) <= until; beyond += 1) {
      count += 1;
      sum += values[rows[beyond] ?? 0] ?? 0;
    }
    for (; first < beyond && (seconds[rows[first] ?? 0] ?? 0) <= until - windowSeconds; first += 1) {
      count -= 1;
      sum -= values[rows[first] ?? 0] ?? 0;
    }
    yield { row, count, sum };
  }
}

/** Row-major: `featureNames.length` numbers a transaction. */
export function computeFeatures(transactions: Transactions): Float64Array {
  const width = featureNames.length;
  const { count, seconds, customer, terminal, amount, fraud } = transactions;
  const features = new Float64Array(count * width);
  for (let row = 0; row < count; row += 1) {
    const at = seconds[row] ?? 0;
    const weekday = (Math.floor(at / daySeconds) + firstWeekday) % 7;
    features[row * width] = amount[row] ?? 0;
    features[row * width + 1] = weekday >= 5 ? 1 : 0;
    features[row * width + 2] = Math.floor((at % daySeconds) / 3600) <= lastNightHour ? 1 : 0;
  }
  for (const rows of groupRows(customer).values()) {
    windowDays.forEach((days, index) => {
      for (const found of slidingSums(rows, seconds, amount, days * daySeconds, 0)) {
        features[found.row * width + 3 + index * 2] = found.count;
        features[found.row * width + 4 + index * 2] = found.sum / found.count;
      }
    });
  }
  for (const rows of groupRows(terminal).values()) {
    windowDays.forEach((days, index) => {
      const delay = knownAfterDays * daySeconds;
      for (const found of slidingSums(rows, seconds, fraud, days * daySeconds, delay)) {
        features[found.row * width + 9 + index * 2] = found.count;
        features[found.row * width + 10 + index * 2] = found.count === 0 ? 0 : found.sum / found.count;
      }
    });
  }
  for (let row = 0; row < count; row += 1) {
    features[row * width + 15] = (amount[row] ?? 0) / (features[row * width + 8] ?? 1);
  }
  return features;
}

/** The chosen rows with the first `columns` features each. */
export function featureTable(
  features: Float64Array,
  rows: readonly number[],
  columns: number,
): Float64Array[] {
  const width = featureNames.length;
  return rows.map((row) => features.slice(row * width, row * width + columns));
}
