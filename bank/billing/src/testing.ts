import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import type { Billing } from './billing.ts';
import type { SimulatedBillers } from './simulator/simulated-billers.ts';

/** Gives a customer a number at a biller, known to the simulator, for another department's test: electricity unless told otherwise. */
export async function moveInSomeMeter(
  billing: Pick<Billing, 'addAccounts'>,
  billers: Pick<SimulatedBillers, 'openMeters'>,
  tx: Transaction,
  customer: CustomerId,
  given: { readonly biller?: string; readonly number?: string; readonly label?: string } = {},
): Promise<void> {
  const { biller = 'electricity', number = '1138170294', label = '家里' } = given;
  await billers.openMeters(tx, [{ biller, number, holder: '陈静', address: '上海市浦东新区' }]);
  await billing.addAccounts(tx, [{ customer, biller, number, label }]);
}
