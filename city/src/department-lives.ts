import type { Transaction } from '@banxing/database';
import type { Posting } from '@banxing/ledger';
import type { CityFrame, CityUses, Settled } from './city-uses.ts';
import { bill } from './bill-lives.ts';
import { carryCards } from './card-lives.ts';
import { keepForeignMoney } from './currency-lives.ts';
import { insure } from './insurance-lives.ts';
import { carryWallets } from './wallet-lives.ts';
import { invest } from './wealth-lives.ts';
import { watchOver } from './guardian-lives.ts';
import { lend } from './loan-lives.ts';
import { reward } from './rights-lives.ts';
import { saveForOldAge } from './pension-lives.ts';

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

/** Each department's past, in the order in which it is told. */
export const departmentLives: readonly DepartmentLife[] = [
  lend,
  saveForOldAge,
  bill,
  carryCards,
  watchOver,
  reward,
  keepForeignMoney,
  carryWallets,
  insure,
  invest,
];
