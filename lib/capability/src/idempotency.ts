import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { type Queryable, sql, type Transaction } from '@banxing/database';
import { ok, type Outcome, refuse } from '@banxing/kernel';

/** The same key came with another input. */
export interface KeyReused {
  readonly code: 'key_reused';
}

const answeredRow = z.object({ input_hash: z.string(), answer: z.unknown() });

export const inputHash = (input: unknown): string =>
  createHash('sha256')
    .update(canonicalize(input ?? null) ?? 'null')
    .digest('hex');

/** The answer given before under this key, if any; refused when the key came with another input. */
export async function answeredBefore(
  q: Queryable,
  scope: string,
  key: string,
  hash: string,
): Promise<Outcome<{ answer: unknown } | undefined, KeyReused>> {
  const row = await q.maybeOne(
    answeredRow,
    sql`select input_hash, answer from capability.answered where scope = ${scope} and key = ${key}`,
  );
  if (!row) return ok(undefined);
  return row.input_hash === hash ? ok({ answer: row.answer }) : refuse({ code: 'key_reused' });
}

/** Makes callers with the same key wait for each other until the transaction ends, so that the second sees the answer. */
export async function lockKey(tx: Transaction, scope: string, key: string): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`${scope}\n${key}`}, 0))`);
}

/** Keeps the answer, in the transaction that did the work. A second caller with the same key fails on the unique key. */
export async function rememberAnswer(
  tx: Transaction,
  kept: { scope: string; key: string; inputHash: string; answer: unknown; at: Date },
): Promise<void> {
  await tx.run(sql`insert into capability.answered (scope, key, input_hash, answer, answered_at)
    values (${kept.scope}, ${kept.key}, ${kept.inputHash}, ${JSON.stringify(kept.answer)}, ${kept.at})`);
}
