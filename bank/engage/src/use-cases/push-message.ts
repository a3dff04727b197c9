import type { Database, Transaction } from '@banxing/database';
import { dayOf, invariant } from '@banxing/kernel';
import { topicOf } from '../message.ts';
import { findMessage } from '../message-store.ts';
import {
  dropSubscription,
  findSubscription,
  pushesSince,
  queuePushes,
  settlePush,
  subscriptionsOf,
  takeWaiting,
} from '../push-store.ts';
import { mostPushesADay } from '../quiet-hours.ts';
import type { EngageDesk, PushGateway } from '../uses.ts';

/** Lines a message up for the customer's browsers, unless it was read meanwhile or the day has had its share. */
export async function queueMessage(desk: EngageDesk, tx: Transaction, id: string): Promise<void> {
  const message = await findMessage(tx, id);
  if (message?.readAt !== null) return;
  const { customer } = message;
  const endpoints = (await subscriptionsOf(tx, customer)).map(({ endpoint }) => endpoint);
  const at = desk.clock.now();
  // What concerns safety is pushed whatever came before it.
  const capped =
    topicOf[message.kind] !== null && (await pushesSince(tx, customer, dayOf(at))) >= mostPushesADay;
  await queuePushes(tx, { message: id, customer, endpoints, outcome: capped ? 'capped' : 'waiting', at });
}

/** Sends one push that waits; false when none does. A crash in between may send it twice, never lose it. */
export async function pushOne(db: Database, gateway: PushGateway): Promise<boolean> {
  return db.transaction(async (tx) => {
    const push = await takeWaiting(tx);
    if (!push) return false;
    const subscription = await findSubscription(tx, push.endpoint);
    const message = await findMessage(tx, push.message);
    invariant(message, 'a push has its message');
    if (subscription?.customer !== message.customer) {
      await settlePush(tx, push, 'gone');
      return true;
    }
    // A locked screen may be read by others: no amounts and names beyond the title's kind.
    const { locale } = subscription;
    const payload = JSON.stringify({
      id: message.id,
      kind: message.kind,
      title: locale === 'zh' ? '伴行银行' : 'Banxing',
      body: pushLine[message.kind][locale],
      path: '/',
    });
    const outcome = await gateway.send(subscription, payload);
    await settlePush(tx, push, outcome);
    if (outcome === 'gone') await dropSubscription(tx, subscription.customer, subscription.endpoint);
    return true;
  });
}

const line = (zh: string, en: string) => ({ zh, en });
const pushLine = {
  'salary-in': line('有一笔收入到账,点开看看。', 'Income has arrived. Tap to see.'),
  'money-in': line('有一笔钱到账。', 'Money has come in.'),
  'money-out': line('有一笔支出。', 'Money has gone out.'),
  'large-spend': line(
    '有一笔大额支出,请看看是不是您本人。',
    'A large payment was made. Please check that it was you.',
  ),
  'low-balance': line('账户余额不多了。', 'A balance is low.'),
  'double-charge': line('有一笔可能扣了两次。', 'Something may have been charged twice.'),
  due: line('快到还款日了,点开看怎么还。', 'A payment falls due soon. Tap to see.'),
  reminder: line('您设的提醒到了。', 'Your reminder.'),
  rights: line('您有优惠券快过期了。', 'A coupon of yours expires soon.'),
  product: line('您的产品有新动态。', 'News about a product of yours.'),
  notice: line('您有一条新消息。', 'You have a new message.'),
} as const;
