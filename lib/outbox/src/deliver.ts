import type { Database, Transaction } from '@banxing/database';
import type { Clock } from '@banxing/kernel';
import type { Event } from './event.ts';
import * as store from './event-store.ts';
import { faultText, retryAt } from './retry.ts';
import type { Subscriber } from './subscriber.ts';

export interface Delivered {
  readonly handled: number;
  readonly failed: number;
  readonly parked: number;
  /** False when there was nothing to do after all, or another process is doing it. */
  readonly moved: boolean;
}

const nothing: Delivered = { handled: 0, failed: 0, parked: 0, moved: false };
const something: Delivered = { ...nothing, moved: true };

/** Handles the next events in one transaction, all or none. */
async function deliverTogether(tx: Transaction, subscriber: Subscriber, limit: number): Promise<Delivered> {
  const place = await store.takePlace(tx, subscriber.name);
  if (!place) return nothing;
  const last = await store.lastPosition(tx);
  if (place.position >= last) return nothing;
  const events = await store.eventsBetween(tx, subscriber, place.position, last, limit);
  for (const event of events) await subscriber.handle(tx, event);
  const reached = events.length < limit ? last : (events.at(-1)?.position ?? last);
  await store.moveTo(tx, subscriber.name, reached);
  return { ...something, handled: events.length };
}

/** Handles one event; a fault is undone alone, noted, and in the end parked so that the events behind it can pass. */
async function deliverOne(tx: Transaction, subscriber: Subscriber, now: Date): Promise<Delivered> {
  const place = await store.takePlace(tx, subscriber.name);
  if (!place || (place.retryAt && place.retryAt > now)) return nothing;
  const last = await store.lastPosition(tx);
  const [event] = await store.eventsBetween(tx, subscriber, place.position, last, 1);
  if (!event) return nothing;
  const fault = await attempt(tx, subscriber, event);
  if (fault === undefined) {
    await store.moveTo(tx, subscriber.name, event.position);
    return { ...something, handled: 1 };
  }
  const failures = place.tries + 1;
  const again = retryAt(failures, now);
  if (again) {
    await store.noteFailure(tx, subscriber.name, failures, again, fault);
    return { ...something, failed: 1 };
  }
  await store.parkEvent(tx, subscriber.name, event.position, fault, now);
  await store.moveTo(tx, subscriber.name, event.position);
  return { ...something, failed: 1, parked: 1 };
}

async function attempt(tx: Transaction, subscriber: Subscriber, event: Event): Promise<string | undefined> {
  try {
    await tx.nested((inner) => subscriber.handle(inner, event));
    return undefined;
  } catch (fault) {
    return faultText(fault);
  }
}

async function deliverRetried(tx: Transaction, subscriber: Subscriber, now: Date): Promise<Delivered> {
  const event = await store.takeRetriedEvent(tx, subscriber.name, now);
  if (!event) return nothing;
  const fault = await attempt(tx, subscriber, event);
  if (fault === undefined) {
    await store.unparkEvent(tx, subscriber.name, event.position);
    return { ...something, handled: 1 };
  }
  await store.parkEvent(tx, subscriber.name, event.position, fault, now);
  return { ...something, failed: 1, parked: 1 };
}

const defaultBatch = 50;

/**
 * Brings a subscriber that has something to do forward by one transaction. Events are first tried together; when one of
 * them fails, they go singly until the failing one is behind.
 */
export async function deliver(
  db: Database,
  clock: Clock,
  subscriber: Subscriber,
  state: store.Waiting,
): Promise<Delivered> {
  if (state.retried) return db.transaction((tx) => deliverRetried(tx, subscriber, clock.now()));
  if (!state.troubled) {
    try {
      return await db.transaction((tx) =>
        deliverTogether(tx, subscriber, subscriber.batchSize ?? defaultBatch),
      );
    } catch {
      // Which one failed, and why, is found out singly.
    }
  }
  return db.transaction((tx) => deliverOne(tx, subscriber, clock.now()));
}
