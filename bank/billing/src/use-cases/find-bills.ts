import type { CustomerId } from '@banxing/capability';
import { type Day, type DayRange, formatInstant, formatMoney, money } from '@banxing/kernel';
import type { Biller } from '../biller.ts';
import type { Charge } from '../biller-gateway.ts';
import type { BillsFound } from '../bills-answer.ts';
import type { BillingUses } from '../billing-uses.ts';
import { type BillDue, findDues } from './find-dues.ts';
import { subjectLabelOf } from './make-bill-order.ts';

const text = (minorUnits: bigint): string => formatMoney(money(minorUnits));

/** Does the bill belong to a time that was asked about: sent in it, or for use in it? */
const within = (charge: Charge, range: DayRange | null): boolean =>
  range === null ||
  (charge.issuedOn >= range.from && charge.issuedOn <= range.to) ||
  (charge.from <= range.to && charge.to >= range.from);

const mostPayments = 12;

/** What was paid to these billers in a time, however it was paid: the books know. */
async function paidIn(
  uses: BillingUses,
  customer: CustomerId,
  wanted: readonly Biller[],
  range: DayRange,
): Promise<BillsFound['paid']> {
  const accounts = await uses.accounts.list(uses.db, customer);
  const purposes = wanted.map(({ purpose }) => purpose);
  const lines = await Promise.all(
    accounts.map(({ id }) =>
      uses.ledger.statement(uses.db, id, {
        ...range,
        direction: 'out',
        purposes,
        limit: mostPayments,
        newestFirst: true,
      }),
    ),
  );
  return lines
    .flatMap(({ lines: each }) => each)
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .flatMap((line) => {
      const biller = wanted.find(({ purpose }) => purpose === line.purpose);
      return biller
        ? [{ name: { ...biller.name }, amount: text(-line.amount), at: formatInstant(line.at) }]
        : [];
    });
}

function billOf(due: BillDue, range: DayRange | null): BillsFound['bills'][number] {
  const charges = due.charges.filter((charge) => within(charge, range));
  const { last, inFlight } = due;
  const first = charges[0];
  const final = charges.at(-1);
  return {
    biller: due.biller.code,
    name: { ...due.biller.name },
    subject: subjectLabelOf(due),
    address: due.address,
    reached: due.reached,
    amount: text(charges.reduce((sum, { amount }) => sum + amount, 0n)),
    credit: text(due.credit),
    from: first?.from ?? null,
    to: final?.to ?? null,
    dueOn: first?.dueOn ?? null,
    inFlight: inFlight ? text(inFlight.amount) : null,
    last: last ? { amount: text(last.amount), at: formatInstant(last.createdAt), status: last.status } : null,
  };
}

/** What is due to the customer's billers, and what was paid to them in the time that was asked about. */
export async function findBills(
  uses: BillingUses,
  customer: CustomerId,
  wanted: readonly Biller[] | 'all',
  range: DayRange | null,
  today: Day,
): Promise<BillsFound> {
  const dues = await findDues(uses, customer, wanted);
  const asked = wanted === 'all' ? [...new Set(dues.map(({ biller }) => biller))] : wanted;
  const bills = dues.map((due) => billOf(due, range));
  return {
    asked: wanted === 'all' ? [] : wanted.map(({ code, name }) => ({ code, name: { ...name } })),
    range,
    today,
    bills,
    paid: range === null || asked.length === 0 ? [] : await paidIn(uses, customer, asked, range),
  };
}
