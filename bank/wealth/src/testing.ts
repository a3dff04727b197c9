import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import type { CustomerGrade } from './suitability.ts';
import type { Wealth } from './wealth.ts';

/** Gives a customer a grade for another department's test, as of `at`. */
export const assessSomebody = (
  wealth: Pick<Wealth, 'recordAssessments'>,
  tx: Transaction,
  customer: CustomerId,
  grade: CustomerGrade,
  at: Date,
): Promise<void> =>
  wealth.recordAssessments(tx, [{ key: `test/${customer}/${at.toISOString()}`, customer, grade, at }]);
