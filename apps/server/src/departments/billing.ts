import { type Billing, createBilling, createSimulatedBillers, unconnectedBillers } from '@banxing/billing';
import { houseAccountId } from '@banxing/ledger';
import type { Departments, DepartmentUses } from '../department-types.ts';

type Neighbours = Pick<Departments, 'ledger' | 'accounts' | 'parties'>;

/** Bills are paid to simulated billers in the demo bank; another bank has none until it connects its own. */
export function openBilling(uses: DepartmentUses, { ledger, accounts, parties }: Neighbours): Billing {
  const { db, clock, ids } = uses;
  const billers = uses.demo === true ? createSimulatedBillers({ db, clock }) : unconnectedBillers;
  return createBilling({
    db,
    clock,
    ids,
    ledger,
    accounts,
    parties,
    gateway: billers,
    offices: billers,
    settlement: houseAccountId('biller-settlement', 'CNY'),
    nostro: houseAccountId('nostro', 'CNY'),
  });
}
