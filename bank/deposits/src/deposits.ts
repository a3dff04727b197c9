import type { CustomerId } from '@banxing/capability';
import type { Queryable, Transaction } from '@banxing/database';
import { type DayRange, type Outcome, type Words, words } from '@banxing/kernel';
import type { Posting } from '@banxing/ledger';
import type { RunnableWorkflow } from '@banxing/outbox';
import { allRates, depositsMaturing, depositsOf } from './deposit-store.ts';
import { reached } from './goal.ts';
import { goalsOf } from './goal-store.ts';
import { maturities } from './processes/deposit-workflows.ts';
import { percent, type TimeDeposit } from './time-deposit.ts';
import { openDeposit, type OpenDeposit, type OpenRefusal } from './use-cases/open-deposit.ts';
import { nameOf } from './use-cases/pay-deposit.ts';
import { type PastDeposit, recordDeposits } from './use-cases/record-history.ts';
import { yuan } from './refusals.ts';
import type { DepositsDesk, DepositsUses } from './uses.ts';

/** Something put away, as the page of all holdings shows it. Fen. */
export interface Saved {
  readonly id: string;
  readonly kind: 'time-deposit' | 'goal';
  readonly name: Words;
  readonly amount: bigint;
  readonly about: Words;
}

/** Time deposits and savings goals. */
export interface Deposits {
  openDeposit(tx: Transaction, deposit: OpenDeposit): Promise<Outcome<TimeDeposit, OpenRefusal>>;
  /** A customer's deposits that have not come back yet. */
  deposits(q: Queryable, customer: CustomerId): Promise<TimeDeposit[]>;
  /** Deposits and goals with what is in them. */
  saved(q: Queryable, customer: CustomerId): Promise<Saved[]>;
  /** Deposits that come back on the days of a range, of everybody. */
  maturing(q: Queryable, range: DayRange): Promise<TimeDeposit[]>;
  /** Writes deposits of the past; their postings are handed back for the bulk posting of history. */
  recordDeposits(tx: Transaction, pasts: readonly PastDeposit[]): Promise<readonly Posting[]>;
  /** Durable work for the runner: deposits come back on their day. */
  readonly workflows: readonly RunnableWorkflow[];
  /** For `depositsCapabilities`. */
  readonly desk: DepositsDesk;
}

async function savedOf(uses: DepositsUses, q: Queryable, customer: CustomerId): Promise<Saved[]> {
  const rates = await allRates(q);
  const deposits = await depositsOf(q, customer);
  const goals = await goalsOf(q, customer);
  const balances = await uses.ledger.balances(
    q,
    goals.map(({ account }) => account),
  );
  return [
    ...deposits.map((deposit): Saved => ({
      id: deposit.id,
      kind: 'time-deposit',
      name: nameOf(rates, deposit),
      amount: deposit.principal,
      about: words(
        `年利率 ${percent(deposit.basisPoints)},${deposit.maturesOn ?? '随时通知'} 到期`,
        `${percent(deposit.basisPoints)} a year, due ${deposit.maturesOn ?? 'with notice'}`,
      ),
    })),
    ...goals.map((goal, index): Saved => {
      const amount = balances[index]?.balance ?? 0n;
      return {
        id: goal.id,
        kind: 'goal',
        name: words(`心愿「${goal.name}」`, `Goal “${goal.name}”`),
        amount,
        about: words(
          `目标 ${yuan(goal.target)} 元,完成 ${String(reached(goal.target, amount))}%`,
          `of ¥${yuan(goal.target)}, ${String(reached(goal.target, amount))} % done`,
        ),
      };
    }),
  ];
}

export function createDeposits(uses: DepositsUses): Deposits {
  const desk: DepositsDesk = { ...uses, maturities: maturities(() => desk) };
  return {
    openDeposit: (tx, deposit) => openDeposit(desk, tx, deposit),
    deposits: depositsOf,
    maturing: depositsMaturing,
    saved: (q, customer) => savedOf(uses, q, customer),
    recordDeposits: (tx, pasts) => recordDeposits(desk, tx, pasts),
    workflows: [desk.maturities],
    desk,
  };
}
