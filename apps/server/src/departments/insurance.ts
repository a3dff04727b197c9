import { createInsurance, type Insurance, simulatedAdjuster } from '@banxing/insurance';
import { houseAccountId } from '@banxing/ledger';
import type { Departments, DepartmentUses } from '../department-types.ts';

type Neighbours = Pick<Departments, 'ledger' | 'accounts' | 'parties'>;

/** Insurance whose claims are decided by a simulated insurer. */
export const openInsurance = ({ db, clock, ids }: DepartmentUses, neighbours: Neighbours): Insurance =>
  createInsurance({
    db,
    clock,
    ids,
    ...neighbours,
    adjuster: simulatedAdjuster,
    settlement: houseAccountId('insurance-settlement', 'CNY'),
  });
