import type { CustomerId } from '@banxing/capability';
import type { Queryable } from '@banxing/database';
import { addDays, addMonths, type Day, dayOf, invariant, monthOf, yearOf } from '@banxing/kernel';
import type { Total } from '@banxing/ledger';
import { ageOn, type Segment } from '@banxing/parties';
import type { LoanKind } from './loan-product.ts';
import { dueInstalments, type LoanStanding, loanStandings } from './loan-store.ts';
import type { Applicant } from './underwriting.ts';
import type { LendingUses } from './uses.ts';

type Uses = Pick<LendingUses, 'clock' | 'ledger' | 'accounts' | 'parties'>;

const personalIncome = ['salary', 'bonus', 'pension', 'freelance', 'rent_income', 'subsidy'];
const sales = ['sales'];

/** How much of what a trade turns over is its owner's income, in percent. */
const ownersShare: Partial<Record<Segment, bigint>> = { owner: 15n, farmer: 50n, freelancer: 60n };

const sumOf = (totals: readonly Total[]): bigint => totals.reduce((sum, { amount }) => sum + amount, 0n);

/** The twelve whole months before this one. */
const lastYear = (today: Day): { from: Day; to: Day } => {
  const first = `${today.slice(0, 8)}01`;
  return { from: addMonths(first, -12), to: addDays(first, -1) };
};

/** The first of September at which the running academic year began. */
export const academicYearFrom = (today: Day): Day =>
  `${monthOf(today) >= 9 ? yearOf(today) : yearOf(today) - 1}-09-01`;

/** What a running loan takes in a month. */
function burdenOf({ loan, owed, periodsLeft, next }: LoanStanding): bigint {
  if (!next || loan.status === 'settled') return 0n;
  const share = loan.method === 'interest_first' ? owed / BigInt(Math.max(1, periodsLeft)) : next.principal;
  return share + next.interest;
}

function owedByKind(standings: readonly LoanStanding[]): Partial<Record<LoanKind, bigint>> {
  const owed: Partial<Record<LoanKind, bigint>> = {};
  for (const { product, owed: left } of standings) owed[product.kind] = (owed[product.kind] ?? 0n) + left;
  return owed;
}

/** Gathers what the books say about a customer who asks for a loan. */
export async function applicantOf(uses: Uses, q: Queryable, customer: CustomerId): Promise<Applicant> {
  const today = dayOf(uses.clock.now());
  const person = await uses.parties.customer(q, customer);
  invariant(person, `nobody is ${customer}`);
  const accounts = (await uses.accounts.list(q, customer)).filter(({ currency }) => currency === 'CNY');
  const ids = accounts.map(({ id }) => id);
  const coming = { ...lastYear(today), direction: 'in', groupBy: 'month' } as const;
  const income = await uses.ledger.totals(q, ids, { ...coming, purposes: personalIncome });
  const sold = await uses.ledger.totals(q, ids, { ...coming, purposes: sales });
  const standings = await loanStandings(q, customer);
  const late = await dueInstalments(q, customer, { from: today, to: today }, true);
  const turnover = sumOf(sold);
  const earned = (turnover * (ownersShare[person.segment] ?? 0n)) / 100n;
  const incomeMonths = new Set([
    ...income.map(({ group }) => group),
    ...(earned > 0n ? sold.map(({ group }) => group) : []),
  ]);
  const yearBegan = academicYearFrom(today);
  return {
    age: ageOn(person, today),
    bornOn: person.bornOn,
    segment: person.segment,
    occupation: person.occupation,
    monthlyIncome: (sumOf(income) + earned) / 12n,
    incomeMonths: incomeMonths.size,
    turnover,
    turnoverMonths: sold.length,
    monthlyDebt: standings.reduce((sum, standing) => sum + burdenOf(standing), 0n),
    owed: owedByKind(standings),
    overdueInstalments: late.filter(({ status }) => status === 'overdue').length,
    studentDrawn: standings
      .filter(({ product, loan }) => product.kind === 'student' && loan.drawnOn >= yearBegan)
      .reduce((sum, { loan }) => sum + loan.principal, 0n),
  };
}
