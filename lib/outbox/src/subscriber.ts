import type { Transaction } from '@banxing/database';
import type { Event } from './event.ts';

/**
 * Handles events in the order of their positions. What `handle` writes through `tx` commits together with the
 * subscriber's place in the row of events, so its effects on the database happen exactly once; anything else that it
 * does may happen again after a crash.
 */
export interface Subscriber {
  /** Names its place for ever; never reused for other work. */
  readonly name: string;
  /** The kinds that it wants; `all` for every event. */
  readonly kinds: readonly string[] | 'all';
  /** How many events share a transaction at most; 1 for those that lock busy rows. Default 50. */
  readonly batchSize?: number;
  handle(tx: Transaction, event: Event): Promise<void>;
}

/** Declares a subscriber. */
export const subscriber = (declared: Subscriber): Subscriber => declared;
