import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { type Day, dayOf, invariant, ok, type Outcome, refuse } from '@banxing/kernel';
import type { AccountId, ChartCode } from '@banxing/ledger';
import { decideTerms, type Loan, type LoanRequest, type LoanTermsRefusal, scheduleOf } from '../loan.ts';
import { tellGranted } from '../loan-events.ts';
import { drawdownPosting } from '../loan-posting.ts';
import type { LoanProduct } from '../loan-product.ts';
import { findLoanByKey, insertInstalments, insertLoans, openProducts } from '../loan-store.ts';
import type { LendingDesk, LendingUses, PayingAccount } from '../uses.ts';

export interface GrantLoan extends LoanRequest {
  /** Same key, same loan, however often it is asked. */
  readonly key: string;
  readonly customer: CustomerId;
  readonly product: string;
  /** The customer's deposit account that receives the money and pays the instalments. */
  readonly account: AccountId;
}

export type GrantRefusal =
  | LoanTermsRefusal
  | { readonly code: 'loan_product_not_found' }
  | { readonly code: 'account_not_found' }
  | { readonly code: 'account_restricted' }
  | { readonly code: 'key_reused' };

/** A loan as it will be written, with ids of its own. */
export function newLoan(
  uses: Pick<LendingUses, 'ids'>,
  grant: GrantLoan,
  account: PayingAccount,
  ratePercent: string,
  drawnOn: Day,
  at: Date,
): Loan {
  return {
    id: uses.ids.next('loan'),
    key: grant.key,
    customer: grant.customer,
    product: grant.product,
    principal: grant.principal,
    currency: 'CNY',
    ratePercent,
    months: grant.months,
    graceMonths: grant.graceMonths ?? 0,
    method: grant.method,
    drawnOn,
    dueDay: grant.dueDay,
    payingAccount: account.id,
    payingTail: account.tail,
    receivableAccount: uses.ids.next('acct'),
    status: 'active',
    grantedAt: at,
    settledAt: null,
  };
}

/** Opens the receivable of a loan in the books; it can be owed, never overpaid. */
export async function openReceivable(
  uses: Pick<LendingUses, 'ledger'>,
  tx: Transaction,
  loan: Loan,
  product: LoanProduct,
): Promise<void> {
  const opened = await uses.ledger.openAccount(tx, {
    id: loan.receivableAccount,
    chart: product.chart as ChartCode,
    currency: loan.currency,
    floor: 0n,
    openedAt: loan.grantedAt,
  });
  invariant(opened.ok, `the receivable of ${loan.id} could not be opened`);
}

const sameGrant = (loan: Loan, grant: GrantLoan): boolean =>
  loan.customer === grant.customer &&
  loan.product === grant.product &&
  loan.principal === grant.principal &&
  loan.months === grant.months &&
  loan.graceMonths === (grant.graceMonths ?? 0) &&
  loan.method === grant.method &&
  loan.payingAccount === grant.account;

/** Grants a loan and pays it out to the customer's account at once. */
export async function grantLoan(
  uses: LendingDesk,
  tx: Transaction,
  grant: GrantLoan,
): Promise<Outcome<Loan, GrantRefusal>> {
  const before = await findLoanByKey(tx, grant.key);
  if (before) return sameGrant(before, grant) ? ok(before) : refuse({ code: 'key_reused' });
  const product = (await openProducts(tx)).find(({ code }) => code === grant.product);
  if (!product) return refuse({ code: 'loan_product_not_found' });
  const terms = decideTerms(product, grant);
  if (!terms.ok) return terms;
  const account = await uses.accounts.ownById(tx, grant.customer, grant.account);
  if (!account) return refuse({ code: 'account_not_found' });
  const at = uses.clock.now();
  const loan = newLoan(uses, grant, account, terms.value, dayOf(at), at);
  await insertLoans(tx, [loan]);
  await insertInstalments(tx, scheduleOf(loan));
  await openReceivable(uses, tx, loan, product);
  const posted = await uses.ledger.post(tx, drawdownPosting(loan, product, at));
  if (!posted.ok) return refuse({ code: 'account_restricted' });
  await uses.begin(tx);
  await tellGranted(tx, loan);
  return ok(loan);
}
