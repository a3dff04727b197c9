import { z } from 'zod';
import { type Reply, reply as replySchema } from '@banxing/cards';
import { type CustomerId, rememberAnswer } from '@banxing/capability';
import { type Database, sql } from '@banxing/database';
import type { Id } from '@banxing/kernel';
import { dialogueState, type DialogueState, freshState } from './state.ts';

export type ConversationId = Id<'conv'>;

export interface Conversation {
  readonly id: ConversationId;
  readonly state: DialogueState;
  readonly version: number;
}

export interface Message {
  readonly id: string;
  readonly from: 'customer' | 'bank';
  readonly at: Date;
  readonly text: string;
  readonly reply: Reply | null;
}

/** Another turn of the same conversation was saved meanwhile. */
export class ConversationMoved extends Error {
  override readonly name = 'ConversationMoved';
}

const conversationRow = z
  .object({ id: z.string(), state: dialogueState, version: z.number() })
  .transform((row): Conversation => ({ ...row, id: row.id as ConversationId }));

const messageRow = z
  .object({
    id: z.string(),
    speaker: z.enum(['customer', 'bank']),
    at: z.date(),
    text: z.string(),
    reply: replySchema.nullable(),
  })
  .transform((row): Message => ({
    id: row.id,
    from: row.speaker,
    at: row.at,
    text: row.text,
    reply: row.reply,
  }));

/** A conversation of this customer; someone else's is not found. */
export const findConversation = (
  db: Database,
  id: string,
  customer: CustomerId,
): Promise<Conversation | undefined> =>
  db.maybeOne(
    conversationRow,
    sql`select id, state, version from dialogue.conversations where id = ${id} and customer = ${customer}`,
  );

export const latestConversation = (db: Database, customer: CustomerId): Promise<Conversation | undefined> =>
  db.maybeOne(
    conversationRow,
    sql`select id, state, version from dialogue.conversations where customer = ${customer}
        order by touched_at desc, id desc limit 1`,
  );

export async function beginConversation(
  db: Database,
  id: ConversationId,
  customer: CustomerId,
  at: Date,
): Promise<Conversation> {
  await db.run(sql`insert into dialogue.conversations (id, customer, state, version, started_at, touched_at)
    values (${id}, ${customer}, ${JSON.stringify(freshState)}, 0, ${at}, ${at})`);
  return { id, state: freshState, version: 0 };
}

/** The key under which a client may send the same message again without being heard twice. */
export interface MessageKey {
  readonly scope: string;
  readonly key: string;
  readonly inputHash: string;
}

/** Saves a turn: what was said, what was answered, what is remembered. Refused when another turn came between. */
export async function saveTurn(
  db: Database,
  conversation: Conversation,
  state: DialogueState,
  said: { id: string; text: string } | undefined,
  answered: Reply,
  at: Date,
  key?: MessageKey,
): Promise<void> {
  await db.transaction(async (tx) => {
    const moved = await tx.run(sql`
      update dialogue.conversations set state = ${JSON.stringify(state)}, version = version + 1, touched_at = ${at}
      where id = ${conversation.id} and version = ${conversation.version}`);
    if (moved !== 1) throw new ConversationMoved(conversation.id);
    if (said) {
      await tx.run(sql`insert into dialogue.messages (id, conversation, speaker, at, text)
        values (${said.id}, ${conversation.id}, 'customer', ${at}, ${said.text})`);
    }
    if (key) await rememberAnswer(tx, { ...key, answer: answered, at });
    await tx.run(sql`insert into dialogue.messages (id, conversation, speaker, at, text, reply)
      values (${answered.message}, ${conversation.id}, 'bank', ${at}, ${answered.text}, ${JSON.stringify(answered)})`);
  });
}

/** The last messages of a conversation, oldest first. */
export async function recentMessages(
  db: Database,
  conversation: ConversationId,
  limit: number,
): Promise<Message[]> {
  const newestFirst = await db.rows(
    messageRow,
    sql`select id, speaker, at, text, reply from dialogue.messages where conversation = ${conversation}
        order by position desc limit ${limit}`,
  );
  return newestFirst.reverse();
}
