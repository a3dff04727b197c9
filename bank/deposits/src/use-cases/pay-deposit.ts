import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { dayOf, formatMoney, instantAt, invariant, money, ok, type Outcome, refuse } from '@banxing/kernel';
import { publish } from '@banxing/outbox';
import { payingPosting } from '../deposit-posting.ts';
import { allRates, insertDeposits, lockDeposit, saveDeposit } from '../deposit-store.ts';
import { bestRate, interestOn, noticeEndsOn, type Rate, type TimeDeposit } from '../time-deposit.ts';
import type { DepositsDesk } from '../uses.ts';
import { keepDeposit, maturityHour, newDeposit } from './open-deposit.ts';
import { openingPosting } from '../deposit-posting.ts';

export type PayRefusal = { readonly code: 'deposit_not_found' } | { readonly code: 'account_restricted' };

const currentRate = (rates: readonly Rate[]): number =>
  rates.find(({ form }) => form === 'current')?.basisPoints ?? 0;

export const nameOf = (rates: readonly Rate[], deposit: Pick<TimeDeposit, 'form' | 'term'>) =>
  rates.find(({ form, term }) => form === deposit.form && term === deposit.term)?.name ?? {
    zh: '定期存款',
    en: 'time deposit',
  };

/** Pays principal and interest as of today; once, whoever asks. */
async function payOut(
  desk: DepositsDesk,
  tx: Transaction,
  deposit: TimeDeposit,
  rates: readonly Rate[],
): Promise<Outcome<TimeDeposit, PayRefusal>> {
  const at = desk.clock.now();
  const interest = interestOn(deposit, currentRate(rates), dayOf(at));
  const name = nameOf(rates, deposit).zh;
  const posted = await desk.ledger.post(tx, payingPosting(deposit, interest, name, desk.interestExpense, at));
  if (!posted.ok) return refuse({ code: 'account_restricted' });
  const paid: TimeDeposit = { ...deposit, status: 'paid', interest, paidAt: at };
  await saveDeposit(tx, paid);
  await publish(tx, {
    kind: 'deposit.paid',
    payload: {
      deposit: paid.id,
      customer: paid.customer,
      amount: formatMoney(money(paid.principal)),
      interest: formatMoney(money(interest)),
    },
    at,
  });
  return ok(paid);
}

/** Puts what came back away again for the same time at today's rate, interest with it. */
async function renew(
  desk: DepositsDesk,
  tx: Transaction,
  paid: TimeDeposit,
  rates: readonly Rate[],
): Promise<void> {
  const amount = paid.principal + (paid.interest ?? 0n);
  const rate = bestRate(rates, paid.term, amount);
  if (!rate) return;
  const at = desk.clock.now();
  const request = {
    key: `${paid.id}/renewed`,
    customer: paid.customer,
    amount,
    term: paid.term,
    account: paid.payingAccount,
    renews: true,
  };
  const account = { id: paid.payingAccount, tail: paid.payingTail };
  const deposit = newDeposit(desk, request, rate, account, at);
  await insertDeposits(tx, [deposit]);
  await keepDeposit(desk, tx, deposit);
  const posted = await desk.ledger.post(tx, openingPosting(deposit, rate.name.zh, account.id, at));
  invariant(posted.ok, `what ${paid.id} paid is there to be put away again`);
}

/** A deposit's day has come. Answers when to try again; undefined when it is done. */
export async function matureDeposit(
  desk: DepositsDesk,
  tx: Transaction,
  id: string,
): Promise<Date | undefined> {
  const deposit = await lockDeposit(tx, id);
  if (!deposit || deposit.status === 'paid' || deposit.maturesOn === null) return undefined;
  const now = desk.clock.now();
  if (dayOf(now) < deposit.maturesOn) return instantAt(deposit.maturesOn, maturityHour);
  const rates = await allRates(tx);
  const paid = await payOut(desk, tx, deposit, rates);
  if (!paid.ok) return new Date(now.getTime() + 86_400_000);
  if (deposit.renews && deposit.status === 'active') await renew(desk, tx, paid.value, rates);
  return undefined;
}

/** Takes a deposit out before its day, or calls one of notice back; what was lost is the customer's to agree to. */
export async function withdrawDeposit(
  desk: DepositsDesk,
  tx: Transaction,
  customer: CustomerId,
  id: string,
): Promise<Outcome<TimeDeposit, PayRefusal>> {
  const deposit = await lockDeposit(tx, id);
  if (deposit?.customer !== customer || deposit.status !== 'active')
    return refuse({ code: 'deposit_not_found' });
  const rates = await allRates(tx);
  if (deposit.form !== 'notice') return payOut(desk, tx, deposit, rates);
  const maturesOn = noticeEndsOn(deposit.term, dayOf(desk.clock.now()));
  const noticed: TimeDeposit = { ...deposit, status: 'noticed', maturesOn };
  await saveDeposit(tx, noticed);
  await desk.maturities.start(tx, {
    key: deposit.id,
    state: { deposit: deposit.id },
    dueAt: instantAt(maturesOn, maturityHour),
  });
  return ok(noticed);
}

/** What a deposit would give if it were taken out today, in fen. */
export const interestIfTaken = (rates: readonly Rate[], deposit: TimeDeposit, now: Date): bigint =>
  interestOn(deposit, currentRate(rates), dayOf(now));
