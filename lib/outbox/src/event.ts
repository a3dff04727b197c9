import { sql, type Transaction } from '@banxing/database';
import type { Json } from './json.ts';
import { wakeAfter } from './wake.ts';

/** Something that happened, as a department tells the others. */
export interface EventDraft {
  /** `noun.verb`, such as `transfer.booked`. */
  readonly kind: string;
  /** An event of the same kind and key is published once; a second time changes nothing. */
  readonly key?: string;
  readonly payload: Json;
  /** On the bank's clock. */
  readonly at: Date;
}

/** An event as subscribers see it. */
export interface Event {
  /** Grows by one with each event; an event never appears before another with a lower position. */
  readonly position: bigint;
  readonly kind: string;
  readonly key: string | null;
  /** For the subscriber to parse. */
  readonly payload: unknown;
  readonly at: Date;
}

/** Writes an event within the transaction: it is told if the transaction commits, and only then. */
export async function publish(tx: Transaction, event: EventDraft): Promise<void> {
  await tx.run(sql`
    insert into outbox.events (kind, key, payload, happened_at)
    values (${event.kind}, ${event.key ?? null}, ${JSON.stringify(event.payload)}::jsonb, ${event.at})
    on conflict (kind, key) do nothing`);
  wakeAfter(tx);
}
