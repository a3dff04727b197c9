import type { CustomerId } from '@banxing/capability';
import { type Queryable, sql } from '@banxing/database';
import type { Day, DayRange } from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';
import { z } from 'zod';
import type { CardRules } from './card-rules.ts';
import type { LineId } from './item.ts';
import { minimumLeftOf } from './standing.ts';

/** A statement of which something is still to be paid. Amounts are minor units. */
export interface DueBill {
  readonly line: LineId;
  readonly customer: CustomerId;
  readonly closesOn: Day;
  readonly dueOn: Day;
  readonly remaining: bigint;
  /** Of the minimum, what is still to be paid. */
  readonly minimumLeft: bigint;
  /** The account that pays by itself; null without autopay. */
  readonly autopayAccount: AccountId | null;
}

const row = z.object({
  line: z.string(),
  customer: z.string(),
  closes_on: z.string(),
  due_on: z.string(),
  balance: z.bigint(),
  minimum: z.bigint(),
  converted: z.bigint(),
  remaining: z.bigint(),
  autopay_account: z.string().nullable(),
});

/** Last statements that fall due in a range of days and are not paid, of everybody or of one customer. */
export async function fallingDue(
  q: Queryable,
  range: DayRange,
  customer: CustomerId | undefined,
  rules: CardRules,
): Promise<DueBill[]> {
  const rows = await q.rows(
    row,
    sql`select l.id as line, l.customer, s.closes_on, s.due_on, s.balance, s.minimum, s.converted, l.autopay_account,
          sum(i.open)::bigint as remaining
        from cards.lines l
        join cards.statements s on s.line = l.id and s.closes_on = l.closed_through
        join cards.items i on i.line = l.id and i.open > 0 and i.statement is not null
          and i.kind not in ('repayment', 'refund', 'plan_conversion')
        where s.due_on between ${range.from} and ${range.to}
          and (${customer ?? null}::text is null or l.customer = ${customer ?? null})
        group by l.id, s.id
        order by s.due_on, l.id`,
  );
  return rows.map((bill) => ({
    line: bill.line as LineId,
    customer: bill.customer as CustomerId,
    closesOn: bill.closes_on,
    dueOn: bill.due_on,
    remaining: bill.remaining,
    minimumLeft: minimumLeftOf(bill, bill.remaining, rules),
    autopayAccount: bill.autopay_account as AccountId | null,
  }));
}
