import type { Queryable } from '@banxing/database';
import { type Day, dayOf } from '@banxing/kernel';
import type { CardRules } from './card-rules.ts';
import { closeOf, type Statement } from './cycle.ts';
import { type Plan, unbilledPrincipal } from './instalment-plan.ts';
import { type CreditLine, isDebit, type Item, openOf } from './item.ts';
import { openItems } from './item-store.ts';
import { runningPlans } from './plan-store.ts';
import { latestStatement } from './statement-store.ts';
import type { CardsUses } from './uses.ts';

/** How a line stands at a moment. Amounts are minor units. */
export interface Standing {
  readonly line: CreditLine;
  readonly statement: Statement | undefined;
  /** Of the last statement and those before, what is still to be paid. */
  readonly remaining: bigint;
  /** Of the minimum, what is still to be paid. */
  readonly minimumLeft: bigint;
  /** Booked since the last close, less what was paid in advance. */
  readonly unbilled: bigint;
  /** Principal of plans that later statements will show. */
  readonly inPlans: bigint;
  readonly plans: readonly Plan[];
  /** Paid or refunded beyond what is owed. */
  readonly credit: bigint;
  readonly held: bigint;
  /** Everything owed now; below zero when the customer has a credit. */
  readonly owed: bigint;
  readonly available: bigint;
  readonly open: readonly Item[];
  readonly nextCloseOn: Day;
}

/** Of the statement's minimum, what has not been paid yet; what went into instalments is asked for no more. */
export function minimumLeftOf(
  statement: Pick<Statement, 'balance' | 'minimum' | 'converted'> | undefined,
  remaining: bigint,
  { minimumPercent }: Pick<CardRules, 'minimumPercent'>,
): bigint {
  if (!statement || statement.balance <= 0n) return 0n;
  const { balance, converted, minimum } = statement;
  const paid = balance - converted - remaining;
  const left = minimum - (converted * minimumPercent) / 100n - paid;
  const least = left > 0n ? left : 0n;
  return least < remaining ? least : remaining;
}

export const billedOpen = (items: readonly Item[]): bigint =>
  openOf(items.filter((item) => isDebit(item) && item.statement !== null));

/** Asks the ledger and the books how a line stands. */
export async function standingOf(
  uses: Pick<CardsUses, 'ledger' | 'clock' | 'rules'>,
  q: Queryable,
  line: CreditLine,
): Promise<Standing> {
  const open = await openItems(q, line.id);
  const statement = await latestStatement(q, line.id);
  const plans = await runningPlans(q, line.id);
  const { balance, held } = await uses.ledger.balance(q, line.receivableAccount);
  const remaining = billedOpen(open);
  const unused = line.creditLimit - balance - held;
  return {
    line,
    statement,
    remaining,
    minimumLeft: minimumLeftOf(statement, remaining, uses.rules),
    unbilled: openOf(open.filter((item) => isDebit(item) && item.statement === null)),
    inPlans: plans.reduce((sum, plan) => sum + unbilledPrincipal(plan), 0n),
    plans,
    credit: openOf(open.filter((item) => !isDebit(item))),
    held,
    owed: balance,
    available: unused > 0n ? unused : 0n,
    open,
    nextCloseOn: closeOf(dayOf(uses.clock.now()), line.statementDay),
  };
}

/** How the last statement is: nothing to pay, paid, to be paid, or past its day. */
export function billStatus(
  { statement, remaining }: Pick<Standing, 'statement' | 'remaining'>,
  today: Day,
): 'due' | 'paid' | 'overdue' | 'none' {
  if (!statement || (statement.balance <= 0n && remaining === 0n)) return 'none';
  if (remaining === 0n) return 'paid';
  return today > statement.dueOn ? 'overdue' : 'due';
}
