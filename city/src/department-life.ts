import type { Transaction } from '@banxing/database';
import type { Posting } from '@banxing/ledger';
import type { CityFrame, CityUses, Settled } from './city-uses.ts';

/**
 * What a department has behind it when the demo begins: it keeps its own records through the department's front door
 * and gives back the postings that belong to them, to be booked in time order with everybody's daily life. Postings end
 * before the frame's `until`; what they take from deposit accounts is known to those who spend from them.
 */
export type DepartmentLife = (
  uses: CityUses,
  tx: Transaction,
  settled: Settled,
  frame: CityFrame,
) => Promise<readonly Posting[]>;
