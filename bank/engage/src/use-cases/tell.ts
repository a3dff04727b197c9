import type { Transaction } from '@banxing/database';
import { isMuted, type Message, type Notice } from '../message.ts';
import { insertMessages } from '../message-store.ts';
import { subscribed } from '../push-store.ts';
import { pushableAt } from '../quiet-hours.ts';
import type { EngageDesk } from '../uses.ts';

/**
 * Puts notices into inboxes, each key once and not what its customer switched off; what is new is pushed to those who
 * take pushes, after the quiet hours. Answers how many were new.
 */
export async function tell(desk: EngageDesk, tx: Transaction, notices: readonly Notice[]): Promise<number> {
  if (notices.length === 0) return 0;
  const now = desk.clock.now();
  const wanted: Message[] = [];
  const muted = new Map<string, readonly string[]>();
  for (const notice of notices) {
    const known = muted.get(notice.customer) ?? (await desk.parties.preferences(tx, notice.customer)).muted;
    muted.set(notice.customer, known);
    if (!isMuted(notice.kind, known))
      wanted.push({ ...notice, id: desk.ids.next('msg'), createdAt: now, readAt: null });
  }
  const kept = await insertMessages(tx, wanted);
  const fresh = wanted.filter(({ id }) => kept.has(id));
  const reachable = await subscribed(tx, [...new Set(fresh.map(({ customer }) => customer))]);
  for (const { id, customer } of fresh) {
    if (!reachable.has(customer)) continue;
    await desk.pushing.start(tx, { key: id, state: { message: id }, dueAt: pushableAt(now) });
  }
  return fresh.length;
}
