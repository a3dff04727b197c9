import type { CustomerId } from '@banxing/capability';
import { type Queryable, sql } from '@banxing/database';
import type { Day, DayRange } from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';
import { z } from 'zod';
import type { LineId } from './item.ts';

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

const row = z
  .object({
    line: z.string(),
    customer: z.string(),
    closes_on: z.string(),
    due_on: z.string(),
    balance: z.bigint(),
    minimum: z.bigint(),
    remaining: z.bigint(),
    autopay_account: z.string().nullable(),
  })
  .transform(({ balance, minimum, remaining, ...rest }): DueBill => {
    const left = minimum - (balance - remaining);
    return {
      line: rest.line as LineId,
      customer: rest.customer as CustomerId,
      closesOn: rest.closes_on,
      dueOn: rest.due_on,
      remaining,
      minimumLeft: left > 0n ? left : 0n,
      autopayAccount: rest.autopay_account as AccountId | null,
    };
  });

/** Last statements that fall due in a range of days and are not paid, of everybody or of one customer. */
export const fallingDue = (
  q: Queryable,
  range: DayRange,
  customer: CustomerId | undefined,
): Promise<DueBill[]> =>
  q.rows(
    row,
    sql`select l.id as line, l.customer, s.closes_on, s.due_on, s.balance, s.minimum, l.autopay_account,
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
