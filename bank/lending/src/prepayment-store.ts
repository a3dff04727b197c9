import { z } from 'zod';
import { type Queryable, sql } from '@banxing/database';
import { formatMoney, money } from '@banxing/kernel';
import type { LoanId, ScheduledInstalment } from './loan.ts';
import { insertInstalments } from './loan-store.ts';
import { type Prepayment, prepaymentEffects, type PrepaymentId } from './prepayment.ts';

const prepaymentRow = z
  .object({
    id: z.string(),
    key: z.string(),
    loan: z.string(),
    principal: z.bigint(),
    interest: z.bigint(),
    carried: z.bigint(),
    effect: z.enum(prepaymentEffects),
    from_no: z.number(),
    paid_at: z.date(),
  })
  .transform((row): Prepayment => ({
    id: row.id as PrepaymentId,
    key: row.key,
    loan: row.loan as LoanId,
    principal: row.principal,
    interest: row.interest,
    carried: row.carried,
    effect: row.effect,
    fromNo: row.from_no,
    paidAt: row.paid_at,
  }));

const asKept = (row: ScheduledInstalment) => ({
  no: row.no,
  dueOn: row.dueOn,
  principal: formatMoney(money(row.principal)),
  interest: formatMoney(money(row.interest)),
});

export const findPrepaymentByKey = (q: Queryable, key: string): Promise<Prepayment | undefined> =>
  q.maybeOne(
    prepaymentRow,
    sql`select id, key, loan, principal, interest, carried, effect, from_no, paid_at
        from lending.prepayments where key = ${key}`,
  );

/** Writes a prepayment, keeping the unpaid rows that it replaces, and puts the new ones in their place. */
export async function insertPrepayment(
  q: Queryable,
  it: Prepayment,
  replaced: readonly ScheduledInstalment[],
  rows: readonly ScheduledInstalment[],
): Promise<void> {
  await q.run(sql`insert into lending.prepayments
      (id, key, loan, principal, interest, carried, effect, from_no, replaced, paid_at)
    values (${it.id}, ${it.key}, ${it.loan}, ${it.principal.toString()}::bigint, ${it.interest.toString()}::bigint,
      ${it.carried.toString()}::bigint, ${it.effect}, ${it.fromNo}, ${JSON.stringify(replaced.map(asKept))}::jsonb,
      ${it.paidAt})`);
  await q.run(sql`delete from lending.instalments where loan = ${it.loan} and no >= ${it.fromNo}`);
  if (rows.length > 0) await insertInstalments(q, rows);
}
