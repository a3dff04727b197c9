import type { Transaction } from '@banxing/database';
import { divideHalfUp, formatMoney, invariant, money } from '@banxing/kernel';
import { chargePosting } from '../card-posting.ts';
import type { CardRules } from '../card-rules.ts';
import { tell } from '../card-events.ts';
import type { StatementId } from '../item.ts';
import { openItems } from '../item-store.ts';
import { lockLine } from '../line-store.ts';
import { billedOpen, minimumLeftOf } from '../standing.ts';
import { findStatement, saveVerdict } from '../statement-store.ts';
import type { CardsUses } from '../uses.ts';
import { bookItem } from './book-item.ts';

/** The fee for a minimum that was not paid in time: a share of what is missing, not below the least fee. */
export function lateFeeOf(unpaidMinimum: bigint, rules: CardRules): bigint {
  if (unpaidMinimum <= 0n) return 0n;
  const share = divideHalfUp(unpaidMinimum * rules.lateFeePercent, 100n);
  return share > rules.leastLateFee ? share : rules.leastLateFee;
}

/**
 * After the due day and the days of grace: was the statement paid in full? If not, its purchases will bear interest; if
 * not even its minimum was, there is a late fee. Settled once.
 */
export async function checkStatement(uses: CardsUses, tx: Transaction, id: StatementId): Promise<void> {
  const statement = await findStatement(tx, id);
  const line = statement && (await lockLine(tx, statement.line));
  if (!line) return;
  const remaining = billedOpen(await openItems(tx, line.id));
  if ((await saveVerdict(tx, id, remaining <= uses.rules.tolerance)) === 0) return;
  const fee = lateFeeOf(minimumLeftOf(statement, remaining, uses.rules), uses.rules);
  if (fee === 0n || remaining <= uses.rules.tolerance) return;
  const at = uses.clock.now();
  const given = { key: `late/${id}`, kind: 'late_fee' as const, amount: fee, merchant: '', purpose: 'fee' };
  const item = await bookItem(uses, tx, line.id, given, at);
  const posting = chargePosting(line, item, uses.house, at);
  const posted = posting && (await uses.ledger.post(tx, posting));
  invariant(posted?.ok, `the late fee of ${id} could not be booked`);
  const told = { line: line.id, customer: line.customer, statement: id };
  const unpaid = formatMoney(money(remaining));
  await tell(tx, 'credit.overdue', { ...told, unpaid, fee: formatMoney(money(fee)) }, at);
}
