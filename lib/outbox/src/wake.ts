import type { Transaction } from '@banxing/database';

// Runners of this process. A wake is only a hint: work is found in the database, by polling if need be.
const runners = new Set<() => void>();

const wakeAll = (): void => {
  for (const wake of runners) wake();
};

/** Wakes this process's runners once the transaction has committed. */
export const wakeAfter = (tx: Transaction): void => {
  tx.afterCommit(wakeAll);
};

/** Asks to be woken; answers how to stop that. */
export function onWake(wake: () => void): () => void {
  runners.add(wake);
  return () => {
    runners.delete(wake);
  };
}
