import { z } from 'zod';
import { type Queryable, sql } from '@banxing/database';

/** What the customer said in the last turns of a conversation, the oldest first; for those who listen for danger. */
export async function saidLately(q: Queryable, conversation: string, turns: number): Promise<string[]> {
  const newestFirst = await q.rows(
    z.object({ text: z.string() }),
    sql`select text from dialogue.messages where conversation = ${conversation} and speaker = 'customer'
        order by position desc limit ${turns}`,
  );
  return newestFirst.map(({ text }) => text).reverse();
}
