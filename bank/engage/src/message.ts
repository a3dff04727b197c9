import type { CustomerId } from '@banxing/capability';
import type { Id, Words } from '@banxing/kernel';

export type MessageId = Id<'msg'>;

export const messageKinds = [
  'salary-in',
  'money-in',
  'money-out',
  'large-spend',
  'low-balance',
  'double-charge',
  'due',
  'reminder',
  'rights',
  'product',
  'notice',
] as const;
export type MessageKind = (typeof messageKinds)[number];

/** What customers switch on and off, by the name under which preferences keep it. */
export const messageTopics = ['balance', 'due', 'reminder', 'product', 'marketing'] as const;
export type MessageTopic = (typeof messageTopics)[number];

/** The switch that a kind obeys; null for what concerns safety and is always told. */
export const topicOf = {
  'salary-in': 'balance',
  'money-in': 'balance',
  'money-out': 'balance',
  'large-spend': null,
  'low-balance': 'balance',
  'double-charge': null,
  due: 'due',
  reminder: 'reminder',
  rights: 'marketing',
  product: 'product',
  notice: null,
} as const satisfies Record<MessageKind, MessageTopic | null>;

/** Something to be told. */
export interface Notice {
  /** Told once, however often it is noticed. */
  readonly key: string;
  readonly customer: CustomerId;
  readonly kind: MessageKind;
  readonly title: Words;
  readonly body: Words;
  /** The sentence that acts on it. */
  readonly say: Words | null;
}

/** A message in a customer's inbox. */
export interface Message extends Notice {
  readonly id: MessageId;
  readonly createdAt: Date;
  readonly readAt: Date | null;
}

/** Is this kind switched off by somebody who muted these topics (`all` for everything that may be)? */
export function isMuted(kind: MessageKind, muted: readonly string[]): boolean {
  const topic = topicOf[kind];
  return topic !== null && (muted.includes('all') || muted.includes(topic));
}
