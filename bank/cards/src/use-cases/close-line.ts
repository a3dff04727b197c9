import type { Transaction } from '@banxing/database';
import { type Day, formatMoney, invariant, money } from '@banxing/kernel';
import { chargePosting } from '../card-posting.ts';
import { tell } from '../card-events.ts';
import type { CardRules } from '../card-rules.ts';
import { closeCycle, type LineBook, nextClose } from '../cycle.ts';
import { type CreditLine, isDebit, type LineId, openOf } from '../item.ts';
import { allocationsOf, insertAllocations, insertItems, itemsToClose, saveItems } from '../item-store.ts';
import { lockLine, saveClosed } from '../line-store.ts';
import { markBilled, runningPlans } from '../plan-store.ts';
import { billedOpen, minimumLeftOf } from '../standing.ts';
import { insertStatements, latestStatement } from '../statement-store.ts';
import type { CardsUses } from '../uses.ts';

async function bookOf(tx: Transaction, line: CreditLine, rules: CardRules): Promise<LineBook> {
  const previous = await latestStatement(tx, line.id);
  const items = await itemsToClose(tx, line.id, previous?.id);
  const fees = openOf(
    items.filter((item) => isDebit(item) && item.statement !== null && item.kind !== 'purchase'),
  );
  const unpaid = minimumLeftOf(previous, billedOpen(items), rules) - fees;
  return {
    line,
    previous,
    items,
    allocations: await allocationsOf(
      tx,
      items.map(({ id }) => id),
    ),
    unpaidMinimum: unpaid > 0n ? unpaid : 0n,
    plans: await runningPlans(tx, line.id),
  };
}

async function closeOn(uses: CardsUses, tx: Transaction, line: CreditLine, day: Day): Promise<void> {
  const at = uses.clock.now();
  const closing = closeCycle(await bookOf(tx, line, uses.rules), day, uses);
  for (const item of closing.added) {
    const posting = chargePosting(line, item, uses.house, at);
    if (!posting) continue;
    const posted = await uses.ledger.post(tx, posting);
    invariant(posted.ok, `${item.key} could not be booked`);
  }
  const { statement } = closing;
  await insertStatements(tx, [statement]);
  await insertItems(tx, closing.added);
  await saveItems(tx, closing.changed);
  await insertAllocations(tx, closing.allocations);
  for (const { plan, no } of closing.billed) await markBilled(tx, plan.id, no, day);
  await saveClosed(tx, line, day);
  if (statement.balance > 0n) {
    const { id, closesOn, dueOn } = statement;
    const told = { line: line.id, customer: line.customer, statement: id, closesOn, dueOn };
    const balance = formatMoney(money(statement.balance));
    await tell(
      tx,
      'credit.statement',
      { ...told, balance, minimum: formatMoney(money(statement.minimum)) },
      at,
    );
  }
}

/** Closes every cycle of a line that ended on or before a day, in order. Answers how many. */
export async function closeLine(uses: CardsUses, tx: Transaction, id: LineId, through: Day): Promise<number> {
  let closed = 0;
  for (;;) {
    const line = await lockLine(tx, id);
    const day = line && nextClose(line.closedThrough, line.statementDay);
    if (!line || day === undefined || day > through) return closed;
    await closeOn(uses, tx, line, day);
    closed += 1;
  }
}
