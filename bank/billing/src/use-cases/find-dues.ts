import type { CustomerId } from '@banxing/capability';
import { type Biller, billers } from '../biller.ts';
import type { Charge } from '../biller-gateway.ts';
import type { BillPayment } from '../bill-payment.ts';
import { type BillAccount, listBillAccounts, listPayments, paymentsAgainst } from '../billing-store.ts';
import type { BillingUses } from '../billing-uses.ts';

/** What a biller wants of a customer under one number. */
export interface BillDue {
  readonly biller: Biller;
  readonly account: BillAccount;
  readonly reached: boolean;
  readonly address: string;
  readonly charges: readonly Charge[];
  /** Minor units. */
  readonly total: bigint;
  readonly credit: bigint;
  /** A payment that the biller has not answered yet. */
  readonly inFlight: BillPayment | undefined;
  /** The newest payment through this bank. */
  readonly last: BillPayment | undefined;
}

async function dueOf(
  uses: Pick<BillingUses, 'db' | 'gateway'>,
  biller: Biller,
  account: BillAccount,
): Promise<BillDue> {
  const [due, waiting, past] = await Promise.all([
    uses.gateway.due(biller.code, account.number),
    paymentsAgainst(uses.db, biller.code, account.number, null),
    listPayments(uses.db, account.customer, 20, biller.code),
  ]);
  const inFlight = waiting.find(({ status }) => status === 'sent' || status === 'unknown');
  const last = past.find(({ subject, status }) => subject === account.number && status !== 'returned');
  const base = { biller, account, inFlight, last };
  if (due.kind !== 'found')
    return { ...base, reached: false, address: '', charges: [], total: 0n, credit: 0n };
  const { charges, credit, address } = due;
  const total = charges.reduce((sum, { amount }) => sum + amount, 0n);
  return { ...base, reached: true, address, charges, total, credit };
}

/** What the customer's billers want, of these billers or of all, asked of the billers now. */
export async function findDues(
  uses: Pick<BillingUses, 'db' | 'gateway'>,
  customer: CustomerId,
  wanted: readonly Biller[] | 'all',
): Promise<BillDue[]> {
  const accounts = await listBillAccounts(uses.db, customer);
  const pairs = billers
    .filter((biller) => wanted === 'all' || wanted.includes(biller))
    .flatMap((biller) =>
      accounts.filter((account) => account.biller === biller.code).map((account) => ({ biller, account })),
    );
  return Promise.all(pairs.map(({ biller, account }) => dueOf(uses, biller, account)));
}
