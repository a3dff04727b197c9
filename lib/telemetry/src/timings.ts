/** A row of time spans in milliseconds; quantiles are right to about 2 %. */
export interface Timings {
  record(ms: number): void;
  summary(): TimingSummary;
}

export interface TimingSummary {
  readonly count: number;
  readonly meanMs: number;
  readonly p50Ms: number;
  readonly p90Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

// Buckets grow by 2 % from a microsecond on; 1,200 of them reach beyond five hours.
const growth = 1.02;
const smallestMs = 0.001;
const bucketCount = 1200;
const logGrowth = Math.log(growth);

const bucketOf = (ms: number): number =>
  ms <= smallestMs ? 0 : Math.min(bucketCount - 1, Math.ceil(Math.log(ms / smallestMs) / logGrowth));

/** Keeps spans in a fixed 10 kB, however many there are. */
export function createTimings(): Timings {
  const buckets = new Float64Array(bucketCount);
  let count = 0;
  let sum = 0;
  let max = 0;
  const quantile = (share: number): number => {
    let left = Math.ceil(count * share);
    for (let bucket = 0; bucket < bucketCount; bucket++) {
      left -= buckets[bucket] ?? 0;
      if (left <= 0) return Math.min(max, smallestMs * growth ** bucket);
    }
    return max;
  };
  return {
    record: (ms) => {
      if (!(ms >= 0)) throw new RangeError(`not a time span: ${ms}`);
      const bucket = bucketOf(ms);
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
      count++;
      sum += ms;
      max = Math.max(max, ms);
    },
    summary: () => ({
      count,
      meanMs: count === 0 ? 0 : sum / count,
      p50Ms: count === 0 ? 0 : quantile(0.5),
      p90Ms: count === 0 ? 0 : quantile(0.9),
      p99Ms: count === 0 ? 0 : quantile(0.99),
      maxMs: max,
    }),
  };
}

/** Time that only goes forward, for measuring spans; says nothing about the hour. */
export interface Stopwatch {
  nowMs(): number;
}

export const systemStopwatch: Stopwatch = { nowMs: () => performance.now() };

/** Timings by name, such as a route or a capability. */
export interface Measures {
  /** Measures work, whether it answers or throws. */
  time<T>(name: string, work: () => Promise<T>): Promise<T>;
  record(name: string, ms: number): void;
  summaries(): Record<string, TimingSummary>;
}

const mostNames = 500;

/** Names beyond the first 500 are counted together as `other`, so that a name made from input cannot fill the memory. */
export function createMeasures(stopwatch: Stopwatch = systemStopwatch): Measures {
  const byName = new Map<string, Timings>();
  const timingsOf = (name: string): Timings => {
    const known = byName.get(name);
    if (known) return known;
    if (byName.size >= mostNames && name !== 'other') return timingsOf('other');
    const made = createTimings();
    byName.set(name, made);
    return made;
  };
  const record = (name: string, ms: number): void => {
    timingsOf(name).record(ms);
  };
  return {
    record,
    time: async (name, work) => {
      const begin = stopwatch.nowMs();
      try {
        return await work();
      } finally {
        record(name, stopwatch.nowMs() - begin);
      }
    },
    summaries: () => Object.fromEntries([...byName].map(([name, timings]) => [name, timings.summary()])),
  };
}
