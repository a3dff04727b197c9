import type { DepartmentLife } from './department-life.ts';
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
