/** A failed piece of work is tried again after these waits, on the bank's clock; then it is parked for people. */
const waitsMs: readonly number[] = [0, 1_000, 5_000, 30_000, 120_000, 600_000, 3_600_000];

/** When to try again after so many failures; undefined when it is enough. */
export function retryAt(failures: number, now: Date): Date | undefined {
  const wait = waitsMs[failures - 1];
  return wait === undefined ? undefined : new Date(now.getTime() + wait);
}

/** Failures after which work is parked. */
export const mostTries = waitsMs.length + 1;

/** One line about a fault, kept beside the work for whoever looks after it. */
export const faultText = (fault: unknown): string =>
  (fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault)).slice(0, 500);
