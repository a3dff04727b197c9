import type { Transaction } from '@banxing/database';
import { formatMoney, money } from '@banxing/kernel';
import { tell } from '../card-events.ts';
import type { LineId, StatementId } from '../item.ts';
import { lockLine } from '../line-store.ts';
import { standingOf } from '../standing.ts';
import type { CardsUses } from '../uses.ts';
import { repayLine } from './repay-line.ts';

/**
 * Pays a statement by itself on its due day, in full or its minimum as the customer chose; when the account is short,
 * what it has. Answers whether everything that was wanted is paid.
 */
export async function runAutopay(
  uses: CardsUses,
  tx: Transaction,
  id: LineId,
  statement: StatementId,
  round: string,
): Promise<boolean> {
  const line = await lockLine(tx, id);
  if (!line || line.autopay === 'off' || line.autopayAccount === null) return true;
  const standing = await standingOf(uses, tx, line);
  if (standing.statement?.id !== statement) return true;
  const wanted = line.autopay === 'full' ? standing.remaining : standing.minimumLeft;
  if (wanted === 0n) return true;
  const { available } = await uses.ledger.balance(tx, line.autopayAccount);
  const amount = available < wanted ? available : wanted;
  const { customer } = line;
  const asked = { key: `autopay/${statement}/${round}`, customer, account: line.autopayAccount, amount };
  const paid = amount > 0n ? await repayLine(uses, tx, { ...asked, how: 'autopay' }) : undefined;
  if (paid?.ok === true && amount === wanted) return true;
  const done = formatMoney(money(paid?.ok === true ? amount : 0n));
  const told = { line: line.id, customer, wanted: formatMoney(money(wanted)), paid: done };
  await tell(tx, 'credit.autopay-short', told, uses.clock.now());
  return false;
}
