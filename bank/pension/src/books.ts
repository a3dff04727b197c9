import type { CustomerId } from '@banxing/capability';
import type { Queryable } from '@banxing/database';
import { addDays, addMonths, type Day, dayOf, type DayRange } from '@banxing/kernel';
import type { AccountId, Total } from '@banxing/ledger';
import type { Segment } from '@banxing/parties';
import type { PensionUses } from './uses.ts';

type Uses = Pick<PensionUses, 'clock' | 'ledger' | 'accounts'>;

/** What a customer's deposit accounts say about the last twelve whole months. Amounts in minor units. */
export interface BookYear {
  /** Wages, bonuses and other pay for work. */
  readonly pay: bigint;
  /** What a business sold. */
  readonly sales: bigint;
  /** State pension that came in. */
  readonly pension: bigint;
  /** The last payment of it. */
  readonly lastPension: { readonly month: string; readonly amount: bigint } | undefined;
  /** What was spent a month on average. */
  readonly monthlySpending: bigint;
}

const payPurposes = ['salary', 'bonus', 'freelance'];
/** Money that leaves without being spent. */
const notSpent = new Set([
  'own_transfer',
  'wealth',
  'time_deposit',
  'savings_goal',
  'currency_exchange',
  'pension_saving',
]);

const sumOf = (totals: readonly Total[]): bigint => totals.reduce((sum, { amount }) => sum + amount, 0n);

const lastYear = (today: Day): DayRange => {
  const first = `${today.slice(0, 8)}01`;
  return { from: addMonths(first, -12), to: addDays(first, -1) };
};

async function yuanAccounts(uses: Uses, q: Queryable, customer: CustomerId): Promise<AccountId[]> {
  const accounts = await uses.accounts.list(q, customer);
  return accounts.filter(({ currency }) => currency === 'CNY').map(({ id }) => id);
}

/** Reads the last year of the customer's own accounts. */
export async function bookYear(uses: Uses, q: Queryable, customer: CustomerId): Promise<BookYear> {
  const today = dayOf(uses.clock.now());
  const ids = await yuanAccounts(uses, q, customer);
  const range = lastYear(today);
  const coming = await uses.ledger.totals(q, ids, { ...range, direction: 'in', groupBy: 'purpose' });
  const of = (purposes: readonly string[]): bigint =>
    sumOf(coming.filter(({ group }) => group !== null && purposes.includes(group)));
  const leaving = await uses.ledger.totals(q, ids, { ...range, direction: 'out', groupBy: 'purpose' });
  const spent = leaving.filter(({ group }) => group === null || !notSpent.has(group));
  const monthly = await uses.ledger.totals(q, ids, {
    from: range.from,
    to: today,
    direction: 'in',
    purposes: ['pension'],
    groupBy: 'month',
  });
  const last = monthly.at(-1);
  return {
    pay: of(payPurposes),
    sales: of(['sales']),
    pension: of(['pension']),
    lastPension: last && { month: last.group ?? '', amount: last.amount },
    monthlySpending: -sumOf(spent) / 12n,
  };
}

/** How much of what a trade turns over is its owner's, in percent. */
const ownersShare: Partial<Record<Segment, bigint>> = { owner: 15n, farmer: 50n, freelancer: 60n };

/** What a business left its owner in the year, as far as the books tell. */
export const businessIncome = (year: Pick<BookYear, 'sales'>, segment: Segment): bigint =>
  (year.sales * (ownersShare[segment] ?? 0n)) / 100n;
