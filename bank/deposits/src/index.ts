import type { Capability } from '@banxing/capability';
import { depositList } from './capabilities/deposit-list.ts';
import { depositOpen } from './capabilities/deposit-open.ts';
import { depositRate } from './capabilities/deposit-rate.ts';
import { depositWithdraw } from './capabilities/deposit-withdraw.ts';
import { goalCreate } from './capabilities/goal-create.ts';
import { goalFund } from './capabilities/goal-fund.ts';
import type { Deposits } from './deposits.ts';

export { createDeposits, type Deposits, type Saved } from './deposits.ts';
export type { Goal, GoalId } from './goal.ts';
export type { DepositForm, DepositId, Rate, TimeDeposit } from './time-deposit.ts';
export type { OpenDeposit, OpenRefusal } from './use-cases/open-deposit.ts';
export type { PastDeposit } from './use-cases/record-history.ts';
export type { AccountsForDeposits, DepositsUses, PayingAccount } from './uses.ts';

/** What the department can do for customers. */
export const depositsCapabilities = ({ desk }: Pick<Deposits, 'desk'>): Capability[] => [
  depositOpen(desk),
  depositRate(desk),
  depositList(desk),
  depositWithdraw(desk),
  goalCreate(desk),
  goalFund(desk),
];

/** Rates, time deposits, savings goals. */
export const depositsMigrations = { name: 'deposits', folder: new URL('../migrations', import.meta.url) };
