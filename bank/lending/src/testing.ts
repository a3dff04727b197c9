import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { invariant } from '@banxing/kernel';
import type { Lending } from './lending.ts';
import type { Loan } from './loan.ts';
import type { GrantLoan } from './use-cases/grant-loan.ts';

/** Grants 120,000.00 as a personal loan over a year, due on the 25th, for another department's test. */
export async function grantSomeLoan(
  lending: Pick<Lending, 'grantLoan'>,
  tx: Transaction,
  customer: CustomerId,
  account: GrantLoan['account'],
  given: Partial<GrantLoan> = {},
): Promise<Loan> {
  const granted = await lending.grantLoan(tx, {
    key: `test/${customer}/${given.product ?? 'consumer'}`,
    customer,
    product: 'consumer',
    principal: 120_000_00n,
    months: 12,
    method: 'equal_instalment',
    dueDay: 25,
    account,
    ...given,
  });
  invariant(granted.ok, `not granted: ${JSON.stringify(granted.ok ? '' : granted.refusal.code)}`);
  return granted.value;
}
