import type { Transaction } from '@banxing/database';
import { dayOf, dayOfMonth, ok, type Outcome, refuse } from '@banxing/kernel';
import { applicantOf } from '../applicant.ts';
import {
  decideApplication,
  drawApplication,
  type DrawRefusal,
  type LoanApplication,
} from '../application.ts';
import { lockApplication, saveApplication } from '../application-store.ts';
import type { Loan } from '../loan.ts';
import { tellDecided } from '../loan-events.ts';
import { allProducts } from '../loan-store.ts';
import { decideLoan } from '../underwriting.ts';
import type { LendingDesk, LendingUses } from '../uses.ts';
import { grantLoan, type GrantRefusal } from './grant-loan.ts';

/** The second look: the same rules over the books as they are by now. Answers what the application has become. */
export async function reviewApplication(
  uses: LendingUses,
  tx: Transaction,
  id: string,
): Promise<LoanApplication | undefined> {
  const application = await lockApplication(tx, id);
  const product = (await allProducts(tx)).find(({ code }) => code === application?.product);
  if (application?.status !== 'in_review' || !product) return application;
  const at = uses.clock.now();
  const decided = decideLoan(
    await applicantOf(uses, tx, application.customer),
    product,
    application,
    dayOf(at),
  );
  const outcome = decided.ok
    ? ({ status: 'approved', reasons: decided.value } as const)
    : ({ status: 'declined', reasons: decided.refusal.reasons } as const);
  const next = decideApplication(application, outcome, at);
  if (!next.ok) return application;
  await saveApplication(tx, next.value);
  await tellDecided(tx, next.value, outcome.status, at);
  return next.value;
}

/** An approval that nobody took up in time ends. */
export async function lapseApplication(uses: LendingUses, tx: Transaction, id: string): Promise<void> {
  const application = await lockApplication(tx, id);
  if (application?.status !== 'approved') return;
  const lapsed: LoanApplication = { ...application, status: 'lapsed' };
  await saveApplication(tx, lapsed);
  await tellDecided(tx, lapsed, 'lapsed', uses.clock.now());
}

export type DrawApprovedRefusal = DrawRefusal | GrantRefusal | { readonly code: 'application_not_found' };

/** The papers are signed and in order, as a member of staff found: pays an approved loan out, once. */
export async function drawApproved(
  desk: LendingDesk,
  tx: Transaction,
  id: string,
): Promise<Outcome<Loan, DrawApprovedRefusal>> {
  const application = await lockApplication(tx, id);
  if (!application) return refuse({ code: 'application_not_found' });
  if (application.status !== 'approved') return refuse({ code: 'application_not_approved' });
  const granted = await grantLoan(desk, tx, {
    key: `application/${application.id}`,
    customer: application.customer,
    product: application.product,
    principal: application.amount,
    months: application.months,
    graceMonths: application.graceMonths,
    method: application.method,
    ratePercent: application.ratePercent,
    account: application.account,
    dueDay: dayOfMonth(dayOf(desk.clock.now())),
  });
  if (!granted.ok) return granted;
  const drawn = drawApplication(application, granted.value.id);
  if (!drawn.ok) return drawn;
  await saveApplication(tx, drawn.value);
  return ok(granted.value);
}
