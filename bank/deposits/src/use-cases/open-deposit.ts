import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { dayOf, formatMoney, instantAt, invariant, money, ok, type Outcome, refuse } from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';
import { publish } from '@banxing/outbox';
import { openingPosting } from '../deposit-posting.ts';
import { allRates, findDepositByKey, insertDeposits } from '../deposit-store.ts';
import type { FundsRefusal } from '../refusals.ts';
import { bestRate, maturityOf, type Rate, type TimeDeposit } from '../time-deposit.ts';
import type { DepositsDesk, PayingAccount } from '../uses.ts';

export interface OpenDeposit {
  /** Same key, same deposit, however often it is asked. */
  readonly key: string;
  readonly customer: CustomerId;
  /** Fen. */
  readonly amount: bigint;
  readonly term: string;
  readonly account: AccountId;
  readonly renews: boolean;
}

export type OpenRefusal =
  | FundsRefusal
  | { readonly code: 'term_not_offered' }
  | { readonly code: 'below_minimum'; readonly minimum: bigint };

/** Bank time at which deposits that are due are paid. */
export const maturityHour = 8;

export function newDeposit(
  desk: Pick<DepositsDesk, 'ids'>,
  given: OpenDeposit,
  rate: Rate,
  account: Pick<PayingAccount, 'id' | 'tail'>,
  at: Date,
): TimeDeposit {
  invariant(rate.form !== 'current', 'a time deposit has a form');
  const startsOn = dayOf(at);
  return {
    id: desk.ids.next('dep'),
    key: given.key,
    customer: given.customer,
    form: rate.form,
    term: rate.term,
    basisPoints: rate.basisPoints,
    principal: given.amount,
    account: desk.ids.next('acct'),
    payingAccount: account.id,
    payingTail: account.tail,
    startsOn,
    maturesOn: rate.form === 'notice' ? null : maturityOf(startsOn, rate.term),
    renews: given.renews,
    status: 'active',
    interest: null,
    openedAt: at,
    paidAt: null,
  };
}

/** Opens the deposit's account in the books, and its work. */
export async function keepDeposit(desk: DepositsDesk, tx: Transaction, deposit: TimeDeposit): Promise<void> {
  const opened = await desk.ledger.openAccount(tx, {
    id: deposit.account,
    chart: 'customer-time-deposit',
    currency: 'CNY',
    floor: 0n,
    openedAt: deposit.openedAt,
  });
  invariant(opened.ok, `the account of ${deposit.id} could not be opened`);
  if (deposit.maturesOn === null) return;
  await desk.maturities.start(tx, {
    key: deposit.id,
    state: { deposit: deposit.id },
    dueAt: instantAt(deposit.maturesOn, maturityHour),
  });
}

/** Puts money away for a time, at today's rate for it. */
export async function openDeposit(
  desk: DepositsDesk,
  tx: Transaction,
  given: OpenDeposit,
): Promise<Outcome<TimeDeposit, OpenRefusal>> {
  const before = await findDepositByKey(tx, given.key);
  if (before) {
    invariant(
      before.customer === given.customer && before.principal === given.amount,
      'a key is one deposit',
    );
    return ok(before);
  }
  const rates = (await allRates(tx)).filter(({ term, form }) => term === given.term && form !== 'current');
  if (rates.length === 0) return refuse({ code: 'term_not_offered' });
  const rate = bestRate(rates, given.term, given.amount);
  if (!rate) {
    const minimum = rates.map((each) => each.minimum).sort((a, b) => (a < b ? -1 : 1))[0] ?? 0n;
    return refuse({ code: 'below_minimum', minimum });
  }
  const account = await desk.accounts.ownById(tx, given.customer, given.account);
  if (!account) return refuse({ code: 'account_not_found' });
  const at = desk.clock.now();
  const deposit = newDeposit(desk, given, rate, account, at);
  await insertDeposits(tx, [deposit]);
  await keepDeposit(desk, tx, deposit);
  const posted = await desk.ledger.post(tx, openingPosting(deposit, rate.name.zh, account.id, at));
  if (!posted.ok) {
    return posted.refusal.code === 'insufficient_funds'
      ? refuse({ code: 'insufficient_funds', tail: account.tail, available: posted.refusal.available })
      : refuse({ code: 'account_restricted' });
  }
  await publish(tx, {
    kind: 'deposit.opened',
    payload: {
      deposit: deposit.id,
      customer: deposit.customer,
      amount: formatMoney(money(deposit.principal)),
      term: deposit.term,
      maturesOn: deposit.maturesOn,
    },
    at,
  });
  return ok(deposit);
}
