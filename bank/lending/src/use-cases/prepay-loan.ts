import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { dayOf, ok, type Outcome, refuse } from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';
import type { LoanId } from '../loan.ts';
import { tellPrepaid } from '../loan-events.ts';
import { prepaymentPosting } from '../loan-posting.ts';
import { allProducts, lockLoan, markSettled, scheduleRows } from '../loan-store.ts';
import {
  planPrepayment,
  type Prepayment,
  type PrepaymentPlan,
  type PrepayRefusal as PlanRefusal,
} from '../prepayment.ts';
import { findPrepaymentByKey, insertPrepayment } from '../prepayment-store.ts';
import type { LendingUses } from '../uses.ts';

export interface PrepayLoan {
  /** Same key, same prepayment, however often it is asked. */
  readonly key: string;
  readonly customer: CustomerId;
  readonly loan: LoanId;
  /** Principal in minor units, or everything that is owed with its interest of days. */
  readonly amount: bigint | 'all';
  readonly effect: 'shorter' | 'smaller';
  readonly from: AccountId;
  /** What the customer agreed to pay; another sum by now is refused. */
  readonly pays: bigint;
}

export type PrepayLoanRefusal =
  | PlanRefusal
  | { readonly code: 'loan_not_found' }
  | { readonly code: 'account_not_found' }
  | { readonly code: 'key_reused' }
  | { readonly code: 'terms_changed' }
  | {
      readonly code: 'insufficient_funds';
      readonly available: bigint;
      readonly tail: string;
      readonly pays: bigint;
    }
  | { readonly code: 'account_restricted' };

export interface Prepaid {
  readonly prepayment: Prepayment;
  /** Absent when the same key was told before. */
  readonly plan: PrepaymentPlan | undefined;
}

/** Pays principal back before it is due and puts a new schedule in the place of the old, or settles the loan. */
export async function prepayLoan(
  uses: LendingUses,
  tx: Transaction,
  asked: PrepayLoan,
): Promise<Outcome<Prepaid, PrepayLoanRefusal>> {
  const before = await findPrepaymentByKey(tx, asked.key);
  if (before) {
    return before.loan === asked.loan && before.principal + before.interest === asked.pays
      ? ok({ prepayment: before, plan: undefined })
      : refuse({ code: 'key_reused' });
  }
  const loan = await lockLoan(tx, asked.loan);
  const product = (await allProducts(tx)).find(({ code }) => code === loan?.product);
  if (!loan || !product || loan.customer !== asked.customer) return refuse({ code: 'loan_not_found' });
  const account = await uses.accounts.ownById(tx, asked.customer, asked.from);
  if (!account) return refuse({ code: 'account_not_found' });
  const at = uses.clock.now();
  const planned = planPrepayment(loan, await scheduleRows(tx, loan.id), asked, dayOf(at));
  if (!planned.ok) return planned;
  const plan = planned.value;
  if (plan.principal + plan.interest !== asked.pays) return refuse({ code: 'terms_changed' });
  const prepayment: Prepayment = {
    id: uses.ids.next('prep'),
    key: asked.key,
    loan: loan.id,
    principal: plan.principal,
    interest: plan.interest,
    carried: plan.carried,
    effect: plan.effect,
    fromNo: plan.fromNo,
    paidAt: at,
  };
  const settles = plan.effect === 'settled';
  const posting = prepaymentPosting(
    loan,
    product,
    { key: asked.key, principal: plan.principal, interest: plan.interest, settles },
    account.id,
    uses.interestIncome,
    at,
  );
  const posted = await uses.ledger.post(tx, posting);
  if (!posted.ok) {
    return posted.refusal.code === 'insufficient_funds'
      ? refuse({
          code: 'insufficient_funds',
          available: posted.refusal.available,
          tail: account.tail,
          pays: asked.pays,
        })
      : refuse({ code: 'account_restricted' });
  }
  await insertPrepayment(tx, prepayment, plan.replaced, plan.rows);
  if (settles) await markSettled(tx, loan.id, at);
  await tellPrepaid(tx, loan, prepayment);
  return ok({ prepayment, plan });
}
