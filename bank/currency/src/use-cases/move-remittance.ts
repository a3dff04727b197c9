import type { Transaction } from '@banxing/database';
import { instantAt, invariant, ok, type Outcome, refuse } from '@banxing/kernel';
import { tellRemittance } from '../currency-events.ts';
import { markReversed } from '../exchange-store.ts';
import {
  advance,
  type Remittance,
  type RemittanceId,
  type RemittanceRefusal,
  returned,
} from '../remittance.ts';
import { settlementPosting } from '../remittance-posting.ts';
import { lockRemittance, saveRemittance } from '../remittance-store.ts';
import type { CurrencyUses } from '../uses.ts';

const reviewLastsMs = 2 * 3_600_000;
const creditedAt = 16;

/** Moves a remittance one step on and answers when the next is due; undefined when it has come to its end. */
export async function moveRemittance(
  uses: CurrencyUses,
  tx: Transaction,
  id: RemittanceId,
  now: Date,
): Promise<Date | undefined> {
  const remittance = await lockRemittance(tx, id);
  invariant(remittance, `there is no remittance ${id}`);
  const moved = advance(remittance, now);
  if (!moved.ok) return undefined;
  await saveRemittance(tx, moved.value);
  await tellRemittance(tx, moved.value, now);
  if (moved.value.status === 'reviewing') return new Date(now.getTime() + reviewLastsMs);
  if (moved.value.status === 'sent') {
    const due = instantAt(remittance.creditExpectedOn, creditedAt);
    return due > now ? due : now;
  }
  const posted = await uses.ledger.post(tx, settlementPosting(moved.value, now));
  invariant(posted.ok, `the books refused the settlement of ${id}`);
  return undefined;
}

export type ReturnRefusal = RemittanceRefusal | { readonly code: 'remittance_not_found' };

/** Sends a remittance back with all the money, the fee and the allowance; for staff. A refusal changes nothing. */
export async function returnRemittance(
  uses: CurrencyUses,
  tx: Transaction,
  id: RemittanceId,
  failure: string,
): Promise<Outcome<Remittance, ReturnRefusal>> {
  const remittance = await lockRemittance(tx, id);
  if (!remittance) return refuse({ code: 'remittance_not_found' });
  const now = uses.clock.now();
  const back = returned(remittance, failure, now);
  if (!back.ok) return back;
  const reversed = await uses.ledger.reverse(tx, {
    entry: remittance.entry,
    key: `remittance-returned/${id}`,
    at: now,
    memo: '境外汇款退回',
  });
  invariant(reversed.ok, `the books refused to return ${id}`);
  if (remittance.exchange !== null) await markReversed(tx, remittance.exchange, now);
  await saveRemittance(tx, back.value);
  await tellRemittance(tx, back.value, now);
  return ok(back.value);
}
