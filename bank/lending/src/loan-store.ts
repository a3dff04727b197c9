import { z } from 'zod';
import type { CustomerId } from '@banxing/capability';
import { type Queryable, type Sql, sql } from '@banxing/database';
import type { Day, DayRange } from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';
import type { Loan, LoanId, ScheduledInstalment } from './loan.ts';
import { type LoanKind, loanKinds, type LoanProduct } from './loan-product.ts';
import { repaymentMethods } from './repayment-schedule.ts';

const productRow = z
  .object({
    code: z.string(),
    kind: z.enum(loanKinds),
    name_zh: z.string(),
    name_en: z.string(),
    about_zh: z.string(),
    about_en: z.string(),
    words: z.array(z.string()),
    chart: z.string(),
    rate_percent: z.string(),
    least: z.bigint(),
    most: z.bigint(),
    longest_months: z.number(),
    methods: z.array(z.enum(repaymentMethods)),
    at_once_up_to: z.bigint(),
  })
  .transform((row): LoanProduct => ({
    code: row.code,
    kind: row.kind,
    name: { zh: row.name_zh, en: row.name_en },
    about: { zh: row.about_zh, en: row.about_en },
    words: row.words,
    chart: row.chart,
    ratePercent: row.rate_percent,
    least: row.least,
    most: row.most,
    longestMonths: row.longest_months,
    methods: row.methods,
    atOnceUpTo: row.at_once_up_to,
  }));

const productColumns: Sql = sql`code, kind, name_zh, name_en, about_zh, about_en, words, chart, rate_percent, least, most,
  longest_months, methods, at_once_up_to`;

/** What the bank lends today, in its usual order. */
export const openProducts = (q: Queryable): Promise<LoanProduct[]> =>
  q.rows(productRow, sql`select ${productColumns} from lending.products where open order by position`);

/** Everything that the bank has ever lent. */
export const allProducts = (q: Queryable): Promise<LoanProduct[]> =>
  q.rows(productRow, sql`select ${productColumns} from lending.products order by position`);

const loanRow = z
  .object({
    id: z.string(),
    key: z.string(),
    customer: z.string(),
    product: z.string(),
    principal: z.bigint(),
    currency: z.literal('CNY'),
    rate_percent: z.string(),
    months: z.number(),
    grace_months: z.number(),
    method: z.enum(repaymentMethods),
    drawn_on: z.string(),
    due_day: z.number(),
    paying_account: z.string(),
    paying_tail: z.string(),
    receivable_account: z.string(),
    status: z.enum(['active', 'settled']),
    granted_at: z.date(),
    settled_at: z.date().nullable(),
  })
  .transform((row): Loan => ({
    id: row.id as LoanId,
    key: row.key,
    customer: row.customer as CustomerId,
    product: row.product,
    principal: row.principal,
    currency: row.currency,
    ratePercent: row.rate_percent,
    months: row.months,
    graceMonths: row.grace_months,
    method: row.method,
    drawnOn: row.drawn_on,
    dueDay: row.due_day,
    payingAccount: row.paying_account as AccountId,
    payingTail: row.paying_tail,
    receivableAccount: row.receivable_account as AccountId,
    status: row.status,
    grantedAt: row.granted_at,
    settledAt: row.settled_at,
  }));

const loanColumns: Sql = sql`id, key, customer, product, principal, currency, rate_percent, months, grace_months, method, drawn_on,
  due_day,   paying_account, paying_tail, receivable_account, status, granted_at, settled_at`;

export const findLoan = (q: Queryable, id: LoanId): Promise<Loan | undefined> =>
  q.maybeOne(loanRow, sql`select ${loanColumns} from lending.loans where id = ${id}`);

/** The loan, nobody else touching it until the transaction ends. */
export const lockLoan = (q: Queryable, id: LoanId): Promise<Loan | undefined> =>
  q.maybeOne(loanRow, sql`select ${loanColumns} from lending.loans where id = ${id} for update`);

export const findLoanByKey = (q: Queryable, key: string): Promise<Loan | undefined> =>
  q.maybeOne(loanRow, sql`select ${loanColumns} from lending.loans where key = ${key}`);

/** Inserts loans; one whose key is known is left out. Answers the ids of those that were new. */
export async function insertLoans(q: Queryable, loans: readonly Loan[]): Promise<Set<string>> {
  const rows = loans.map((loan) => ({
    ...loan,
    principal: loan.principal.toString(),
    grantedAt: loan.grantedAt.toISOString(),
    settledAt: loan.settledAt?.toISOString() ?? null,
  }));
  const inserted = await q.rows(
    z.object({ id: z.string() }),
    sql`insert into lending.loans (${loanColumns})
      select id, key, customer, product, principal, currency, "ratePercent", months, "graceMonths", method, "drawnOn",
        "dueDay", "payingAccount", "payingTail", "receivableAccount", status, "grantedAt", "settledAt"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
        id text, key text, customer text, product text, principal bigint, currency text, "ratePercent" text, months int,
        "graceMonths" int, method text, "drawnOn" date, "dueDay" int, "payingAccount" text, "payingTail" text, "receivableAccount" text,
        status text, "grantedAt" timestamptz, "settledAt" timestamptz)
      on conflict (key) do nothing
      returning id`,
  );
  return new Set(inserted.map((row) => row.id));
}

/** Inserts whole schedules; the database checks that each adds up to its loan. */
export async function insertInstalments(
  q: Queryable,
  instalments: readonly ScheduledInstalment[],
): Promise<void> {
  await q.run(sql`insert into lending.instalments (loan, no, due_on, principal, interest, penalty, status, paid_at)
    select * from unnest(
      ${instalments.map((row) => row.loan)}::text[], ${instalments.map((row) => row.no)}::int[],
      ${instalments.map((row) => row.dueOn)}::date[], ${instalments.map((row) => row.principal.toString())}::bigint[],
      ${instalments.map((row) => row.interest.toString())}::bigint[], ${instalments.map((row) => row.penalty.toString())}::bigint[],
      ${instalments.map((row) => row.status)}::text[],
      ${instalments.map((row) => row.paidAt?.toISOString() ?? null)}::timestamptz[])`);
}

const instalmentFields = {
  loan: z.string(),
  no: z.number(),
  due_on: z.string(),
  principal: z.bigint(),
  interest: z.bigint(),
  penalty: z.bigint(),
  status: z.enum(['due', 'paid', 'overdue']),
  paid_at: z.date().nullable(),
};

const toInstalment = (row: z.infer<z.ZodObject<typeof instalmentFields>>): ScheduledInstalment => ({
  loan: row.loan as LoanId,
  no: row.no,
  dueOn: row.due_on,
  principal: row.principal,
  interest: row.interest,
  penalty: row.penalty,
  status: row.status,
  paidAt: row.paid_at,
});

const instalmentRow = z.object(instalmentFields).transform(toInstalment);

export const scheduleRows = (q: Queryable, loan: LoanId): Promise<ScheduledInstalment[]> =>
  q.rows(
    instalmentRow,
    sql`select loan, no, due_on, principal, interest, penalty, status, paid_at from lending.instalments
        where loan = ${loan} order by no`,
  );

/** `penalty` is what being late has cost, charged with it. */
export const markPaid = (
  q: Queryable,
  { loan, no }: Pick<ScheduledInstalment, 'loan' | 'no'>,
  penalty: bigint,
  at: Date,
): Promise<number> =>
  q.run(sql`update lending.instalments set status = 'paid', penalty = ${penalty.toString()}::bigint, paid_at = ${at}
            where loan = ${loan} and no = ${no} and status <> 'paid'`);

/** Answers whether it was not overdue before; `penalty` is what being late costs as of today. */
export async function markOverdue(
  q: Queryable,
  { loan, no }: Pick<ScheduledInstalment, 'loan' | 'no'>,
  penalty: bigint,
): Promise<boolean> {
  const fresh = await q.run(
    sql`update lending.instalments set status = 'overdue' where loan = ${loan} and no = ${no} and status = 'due'`,
  );
  await q.run(sql`update lending.instalments set penalty = ${penalty.toString()}::bigint
                  where loan = ${loan} and no = ${no} and status = 'overdue'`);
  return fresh === 1;
}

export const markSettled = (q: Queryable, loan: LoanId, at: Date): Promise<number> =>
  q.run(
    sql`update lending.loans set status = 'settled', settled_at = ${at} where id = ${loan} and status = 'active'`,
  );

/** An instalment with what people need to know which loan it belongs to. */
export interface DueInstalment extends ScheduledInstalment {
  readonly product: string;
  readonly kind: LoanKind;
  readonly name: { readonly zh: string; readonly en: string };
  /** How many instalments the loan has as it stands. */
  readonly periods: number;
  readonly payingTail: string;
}

const dueRow = z
  .object({
    ...instalmentFields,
    product: z.string(),
    kind: z.enum(loanKinds),
    name_zh: z.string(),
    name_en: z.string(),
    periods: z.number(),
    paying_tail: z.string(),
  })
  .transform((row): DueInstalment => ({
    ...toInstalment(row),
    product: row.product,
    kind: row.kind,
    name: { zh: row.name_zh, en: row.name_en },
    periods: row.periods,
    payingTail: row.paying_tail,
  }));

/**
 * A customer's instalments that fall due in a range of days, paid or not. `withOverdue` adds what is still unpaid from
 * before it.
 */
export const dueInstalments = (
  q: Queryable,
  customer: CustomerId,
  range: DayRange,
  withOverdue: boolean,
): Promise<DueInstalment[]> =>
  q.rows(
    dueRow,
    sql`select i.loan, i.no, i.due_on, i.principal, i.interest, i.penalty, i.status, i.paid_at,
          l.product, p.kind, p.name_zh, p.name_en, l.paying_tail,
          (select max(x.no) from lending.instalments x where x.loan = l.id) as periods
        from lending.loans l
        join lending.products p on p.code = l.product
        join lending.instalments i on i.loan = l.id
        where l.customer = ${customer}
          and (i.due_on between ${range.from} and ${range.to}
            or (${withOverdue} and i.status = 'overdue' and i.due_on < ${range.from}))
        order by i.due_on, p.position, l.id`,
  );

/** An instalment with whose it is and from which account it will be collected. */
export interface FallingDue extends DueInstalment {
  readonly customer: CustomerId;
  readonly payingAccount: AccountId;
}

const fallingDueRow = z
  .object({ row: dueRow, customer: z.string(), paying_account: z.string() })
  .transform(({ row, customer, paying_account }): FallingDue => ({
    ...row,
    customer: customer as CustomerId,
    payingAccount: paying_account as AccountId,
  }));

/** What falls due in a range of days and is not paid yet, of everybody or of one customer. */
export const fallingDue = (q: Queryable, range: DayRange, customer?: CustomerId): Promise<FallingDue[]> =>
  q.rows(
    z.preprocess((row) => ({ row, ...(row as object) }), fallingDueRow),
    sql`select i.loan, i.no, i.due_on, i.principal, i.interest, i.penalty, i.status, i.paid_at,
          l.product, p.kind, p.name_zh, p.name_en, l.paying_tail, l.customer, l.paying_account,
          (select max(x.no) from lending.instalments x where x.loan = l.id) as periods
        from lending.instalments i
        join lending.loans l on l.id = i.loan
        join lending.products p on p.code = l.product
        where i.status <> 'paid' and i.due_on between ${range.from} and ${range.to}
          and (${customer ?? null}::text is null or l.customer = ${customer ?? null})
        order by i.due_on, l.customer, l.id`,
  );

/** A loan as its customer sees it. */
export interface LoanStanding {
  readonly loan: Loan;
  readonly product: LoanProduct;
  /** Principal still owed, in minor units. */
  readonly owed: bigint;
  readonly periodsLeft: number;
  /** Instalments as the schedule now stands, paid ones included. */
  readonly periods: number;
  readonly next: ScheduledInstalment | undefined;
}

const standingRow = z.object({
  id: z.string(),
  owed: z.bigint(),
  periods_left: z.number(),
  periods: z.number(),
  next_no: z.number().nullable(),
});

/** All loans of a customer, active ones first. */
export async function loanStandings(q: Queryable, customer: CustomerId): Promise<LoanStanding[]> {
  const loans = await q.rows(
    loanRow,
    sql`select ${loanColumns} from lending.loans l where customer = ${customer}
        order by status, (select position from lending.products p where p.code = l.product), drawn_on, id`,
  );
  if (loans.length === 0) return [];
  const products = await allProducts(q);
  const sums = await q.rows(
    standingRow,
    sql`select l.id, coalesce(sum(i.principal) filter (where i.status <> 'paid'), 0)::bigint as owed,
          count(*) filter (where i.status <> 'paid')::int as periods_left,
          count(i.no)::int as periods,
          min(i.no) filter (where i.status <> 'paid') as next_no
        from lending.loans l left join lending.instalments i on i.loan = l.id
        where l.customer = ${customer} group by l.id`,
  );
  const nexts = await q.rows(
    instalmentRow,
    sql`select distinct on (i.loan) i.loan, i.no, i.due_on, i.principal, i.interest, i.penalty, i.status, i.paid_at
        from lending.instalments i join lending.loans l on l.id = i.loan
        where l.customer = ${customer} and i.status <> 'paid' order by i.loan, i.no`,
  );
  return loans.flatMap((loan) => {
    const product = products.find(({ code }) => code === loan.product);
    const sum = sums.find(({ id }) => id === loan.id);
    if (!product || !sum) return [];
    const next = nexts.find((row) => row.loan === loan.id);
    return [{ loan, product, owed: sum.owed, periodsLeft: sum.periods_left, periods: sum.periods, next }];
  });
}

/** Loans of which something unpaid has fallen due by a day. */
export const loansToCollect = async (q: Queryable, day: Day): Promise<LoanId[]> => {
  const rows = await q.rows(
    z.object({ loan: z.string() }),
    sql`select distinct loan from lending.instalments where status <> 'paid' and due_on <= ${day} order by loan`,
  );
  return rows.map((row) => row.loan as LoanId);
};
