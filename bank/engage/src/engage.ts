import type { CustomerId } from '@banxing/capability';
import type { Queryable, Transaction } from '@banxing/database';
import type { RunnableWorkflow, Subscriber } from '@banxing/outbox';
import type { Message, Notice } from './message.ts';
import { countUnread, type InboxQuery, listMessages, markRead } from './message-store.ts';
import { firstMorning, mornings, pushing, reminding, watcher } from './processes/engage-workflows.ts';
import { dropSubscription, saveSubscription, subscriptionsOf } from './push-store.ts';
import type { Reminder } from './reminder.ts';
import { activeReminders } from './reminder-store.ts';
import { type NewReminder, setReminder } from './use-cases/set-reminder.ts';
import { tell } from './use-cases/tell.ts';
import type { EngageDesk, EngageUses, PushSubscription } from './uses.ts';

/** What the bank tells its customers of its own accord. */
export interface Engage {
  /** A customer's messages, the newest first. */
  inbox(q: Queryable, customer: CustomerId, query: InboxQuery): Promise<Message[]>;
  unread(q: Queryable, customer: CustomerId): Promise<number>;
  /** One of the customer's own messages, or all of them; answers how many were unread before. */
  markRead(tx: Transaction, customer: CustomerId, message: string | null): Promise<number>;
  /** Puts notices into inboxes, each key once; answers how many were new. For other departments. */
  tell(tx: Transaction, notices: readonly Notice[]): Promise<number>;
  reminders(q: Queryable, customer: CustomerId): Promise<Reminder[]>;
  setReminder(tx: Transaction, given: NewReminder): ReturnType<typeof setReminder>;
  /** A browser agreed to take pushes for a customer; it belongs to whoever signed in on it last. */
  subscribe(tx: Transaction, subscription: PushSubscription): Promise<void>;
  /** Ends the agreement of one browser, or of all. */
  unsubscribe(tx: Transaction, customer: CustomerId, endpoint: string | null): Promise<void>;
  subscriptions(q: Queryable, customer: CustomerId): Promise<PushSubscription[]>;
  /** Begins the daily look; once for ever, however often it is called. */
  begin(tx: Transaction): Promise<void>;
  readonly workflows: readonly RunnableWorkflow[];
  readonly subscribers: readonly Subscriber[];
  /** For `engageCapabilities`. */
  readonly desk: EngageDesk;
}

export function createEngage(uses: EngageUses): Engage {
  const desk: EngageDesk = { ...uses, reminding: reminding(() => desk), pushing: pushing(() => desk) };
  const days = mornings(() => desk);
  return {
    inbox: listMessages,
    unread: countUnread,
    markRead: (tx, customer, message) => markRead(tx, customer, message, uses.clock.now()),
    tell: (tx, notices) => tell(desk, tx, notices),
    reminders: activeReminders,
    setReminder: (tx, given) => setReminder(desk, tx, given),
    subscribe: async (tx, subscription) => {
      await saveSubscription(tx, subscription, uses.clock.now());
    },
    unsubscribe: async (tx, customer, endpoint) => {
      await dropSubscription(tx, customer, endpoint);
    },
    subscriptions: subscriptionsOf,
    begin: async (tx) => {
      await days.start(tx, { key: 'daily', state: null, dueAt: firstMorning(uses.clock) });
    },
    workflows: [desk.reminding, desk.pushing, days],
    subscribers: [watcher(() => desk)],
    desk,
  };
}
