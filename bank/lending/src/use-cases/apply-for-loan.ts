import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { dayOf, dayOfMonth, ok, type Outcome, refuse } from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';
import { applicantOf } from '../applicant.ts';
import type { LoanApplication } from '../application.ts';
import { findApplicationByKey, insertApplication, openApplication } from '../application-store.ts';
import { decideTerms, type Loan } from '../loan.ts';
import { tellApplied } from '../loan-events.ts';
import type { LoanProduct } from '../loan-product.ts';
import { findLoan, openProducts } from '../loan-store.ts';
import type { RepaymentMethod } from '../repayment-schedule.ts';
import { decideLoan, type Declined } from '../underwriting.ts';
import type { LendingDesk } from '../uses.ts';
import { grantLoan, type GrantRefusal } from './grant-loan.ts';

/** The terms that somebody agreed to; amount in minor units of CNY. */
export interface LoanOrder {
  readonly product: string;
  readonly amount: bigint;
  readonly months: number;
  readonly graceMonths: number;
  readonly method: RepaymentMethod;
  /** The rate that was shown; a loan is never granted at another. */
  readonly ratePercent: string;
  readonly account: AccountId;
}

export type ApplyRefusal =
  | GrantRefusal
  | Declined
  | { readonly code: 'application_open'; readonly since: Date }
  | { readonly code: 'rate_changed' };

export interface Applied {
  readonly application: LoanApplication;
  /** There at once when nobody needs to look at it. */
  readonly loan: Loan | null;
}

/** The product that is lent today at the rate that was shown. */
async function offeredProduct(
  tx: Transaction,
  order: LoanOrder,
): Promise<Outcome<LoanProduct, ApplyRefusal>> {
  const product = (await openProducts(tx)).find(({ code }) => code === order.product);
  if (!product) return refuse({ code: 'loan_product_not_found' });
  if (product.ratePercent !== order.ratePercent) return refuse({ code: 'rate_changed' });
  const terms = decideTerms(product, { ...order, principal: order.amount, dueDay: 1 });
  return terms.ok ? ok(product) : terms;
}

const isSame = (application: LoanApplication, customer: CustomerId, order: LoanOrder): boolean =>
  application.customer === customer &&
  application.product === order.product &&
  application.amount === order.amount &&
  application.months === order.months;

/**
 * Applies for a loan and decides it on the bank's own books. Small enough, it is contracted and paid out in the same
 * transaction; else it waits for the second look. Whoever is declined has nothing written down. Same key, same answer.
 */
export async function applyForLoan(
  desk: LendingDesk,
  tx: Transaction,
  {
    key,
    customer,
    order,
  }: { readonly key: string; readonly customer: CustomerId; readonly order: LoanOrder },
): Promise<Outcome<Applied, ApplyRefusal>> {
  const before = await findApplicationByKey(tx, key);
  if (before) {
    if (!isSame(before, customer, order)) return refuse({ code: 'key_reused' });
    const loan = before.loan === null ? undefined : await findLoan(tx, before.loan);
    return ok({ application: before, loan: loan ?? null });
  }
  const product = await offeredProduct(tx, order);
  if (!product.ok) return product;
  const account = await desk.accounts.ownById(tx, customer, order.account);
  if (!account) return refuse({ code: 'account_not_found' });
  const open = await openApplication(tx, customer, order.product);
  if (open) return refuse({ code: 'application_open', since: open.appliedAt });
  const at = desk.clock.now();
  const decided = decideLoan(await applicantOf(desk, tx, customer), product.value, order, dayOf(at));
  if (!decided.ok) return decided;
  const base: Omit<LoanApplication, 'status' | 'loan' | 'decidedAt'> = {
    id: desk.ids.next('lapp'),
    key,
    customer,
    ...order,
    accountTail: account.tail,
    reasons: decided.value,
    appliedAt: at,
  };
  if (order.amount > product.value.atOnceUpTo) {
    const application: LoanApplication = { ...base, status: 'in_review', loan: null, decidedAt: null };
    await insertApplication(tx, application);
    await desk.review(tx, application.id);
    await tellApplied(tx, application);
    return ok({ application, loan: null });
  }
  const granted = await grantLoan(desk, tx, {
    ...order,
    key: `application/${base.id}`,
    customer,
    principal: order.amount,
    dueDay: dayOfMonth(dayOf(at)),
  });
  if (!granted.ok) return granted;
  const application: LoanApplication = { ...base, status: 'drawn', loan: granted.value.id, decidedAt: at };
  await insertApplication(tx, application);
  await tellApplied(tx, application);
  return ok({ application, loan: granted.value });
}
