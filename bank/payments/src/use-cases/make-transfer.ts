import type { CustomerId } from '@banxing/capability';
import type { Queryable, Transaction } from '@banxing/database';
import { addDuration, type Day, dayOf, invariant, moneyOf, ok, type Outcome, refuse } from '@banxing/kernel';
import type { Posting, PostingRefusal } from '@banxing/ledger';
import { leavesAt, type Transfer } from '../transfer.ts';
import { ordinaryDailyLimit, otherBankDelayMs, strongProofAbove } from '../limits.ts';
import { answerCollection } from './collect.ts';
import type { Payee, PayeeId } from '../payee.ts';
import { findPayee, findPayeeByNumber, insertPayees, markPayeeUsed } from '../payee-store.ts';
import type { FundsRefusal, PayeeRefused } from '../payment-refusals.ts';
import type { PlanId } from '../plan.ts';
import { tellPayee, tellTransfer } from '../transfer-events.ts';
import type { OrderPayee, TransferOrder } from '../transfer-order.ts';
import { transferPosting } from '../transfer-posting.ts';
import { findTransferByKey, insertTransfers, lockLimits, sentToOthersOn } from '../transfer-store.ts';
import type { PaymentsDesk, PaymentsUses } from '../uses.ts';

export type MakeTransferRefusal = FundsRefusal | PayeeRefused | { readonly code: 'date_past' };

export interface MakeTransfer {
  /** Same key, same transfer, however often it is asked. */
  readonly key: string;
  readonly customer: CustomerId;
  readonly order: TransferOrder;
  readonly plan?: PlanId;
}

/** What a customer may still send to others on a day, in minor units; never below zero. */
export async function decideLimit(
  q: Queryable,
  customer: CustomerId,
  day: Day,
  amount: bigint,
): Promise<Outcome<bigint, FundsRefusal>> {
  const own = await lockLimits(q, customer);
  const daily = own.daily ?? ordinaryDailyLimit;
  if (own.single !== null && amount > own.single)
    return refuse({ code: 'limit_exceeded', daily, left: own.single, single: own.single });
  const left = daily - (await sentToOthersOn(q, customer, day));
  return amount <= left
    ? ok(left - amount)
    : refuse({ code: 'limit_exceeded', daily, left: left < 0n ? 0n : left });
}

async function availableOn(
  uses: Pick<PaymentsUses, 'ledger'>,
  tx: Transaction,
  account: Transfer['fromAccount'],
) {
  const balance = await uses.ledger.balance(tx, account);
  return balance.available;
}

/** Says a refusal of the ledger in the words of payments; what cannot be the customer's doing is a bug. */
export function refusalOfPosting(
  refusal: PostingRefusal,
  transfer: Pick<Transfer, 'fromAccount' | 'fromTail'>,
): FundsRefusal {
  switch (refusal.code) {
    case 'insufficient_funds':
      invariant(refusal.account === transfer.fromAccount, 'only the payer can be short of money');
      return { code: 'insufficient_funds', tail: transfer.fromTail, available: refusal.available };
    case 'account_closed':
    case 'account_frozen':
    case 'account_not_found':
      return {
        code: 'account_restricted',
        whose: refusal.account === transfer.fromAccount ? 'paying' : 'receiving',
      };
    default:
      invariant(false, `the books refused a transfer: ${refusal.code}`);
  }
}

export async function postingOf(
  uses: PaymentsUses,
  q: Queryable,
  transfer: Transfer,
  at: Date,
): Promise<Posting> {
  const payer = await uses.parties.customer(q, transfer.customer);
  invariant(payer, 'a transfer has a customer');
  return transferPosting(transfer, payer.name, uses.clearing, at);
}

/** The saved payee of an order, saved now when it is new. Refuses one that was removed or changed since it was shown. */
export async function settlePayee(
  uses: PaymentsUses,
  tx: Transaction,
  customer: CustomerId,
  payee: OrderPayee,
  at: Date,
): Promise<Outcome<PayeeId, PayeeRefused>> {
  if (payee.id !== null) {
    const saved = await findPayee(tx, customer, payee.id);
    if (!saved) return refuse({ code: 'payee_not_found' });
    const same =
      saved.number === payee.number && saved.name === payee.name && saved.account === payee.account;
    return same ? ok(saved.id) : refuse({ code: 'payee_changed' });
  }
  const known = await findPayeeByNumber(tx, customer, payee.number);
  if (known) return known.name === payee.name ? ok(known.id) : refuse({ code: 'payee_changed' });
  const { nicknames, relation, name, shownName, bank, number, account, phone } = payee;
  const id = uses.ids.next('pay');
  const fresh: Payee = {
    id,
    customer,
    name,
    shownName,
    nicknames,
    relation,
    bank,
    number,
    account,
    phone,
    uses: 0,
    lastUsedAt: null,
    addedAt: at,
  };
  await insertPayees(tx, [fresh]);
  await tellPayee(tx, 'payee.added', fresh, at);
  return ok(id);
}

/** The receiving account must still be who it was when the customer agreed. */
async function checkReceiving(
  uses: PaymentsUses,
  tx: Transaction,
  order: TransferOrder,
): Promise<Outcome<true, MakeTransferRefusal>> {
  if (order.payee.account === null) return ok(true);
  if (order.payee.account === order.account) return refuse({ code: 'own_account' });
  const account = await uses.accounts.findByNumber(tx, order.payee.number);
  if (account?.id !== order.payee.account) return refuse({ code: 'payee_changed' });
  return account.status === 'open' ? ok(true) : refuse({ code: 'account_restricted', whose: 'receiving' });
}

function newTransfer(uses: PaymentsUses, make: MakeTransfer, payee: PayeeId | null, at: Date): Transfer {
  const { order } = make;
  const putOff = order.delay === undefined ? null : addDuration(at, order.delay);
  return {
    id: uses.ids.next('trf'),
    key: make.key,
    kind: order.kind,
    customer: make.customer,
    fromAccount: order.account,
    fromTail: order.tail,
    payee,
    toAccount: order.payee.account,
    toName: order.payee.shownName,
    toNumber: order.payee.number,
    toBank: order.payee.bank,
    relation: order.payee.relation,
    amount: moneyOf(order.amount).minorUnits,
    currency: 'CNY',
    memo: order.memo,
    leavesOn: putOff ? dayOf(putOff) : order.date,
    leavesAt: putOff,
    status: 'scheduled',
    plan: make.plan ?? null,
    tries: 0,
    failure: null,
    createdAt: at,
    bookedAt: null,
    arrivedAt: null,
    settledAt: null,
  };
}

/** A transfer whose posting has been taken: with the payee at once in this bank, else on its way. */
export const bookedTransfer = (transfer: Transfer, at: Date): Transfer =>
  transfer.toAccount === null
    ? { ...transfer, status: 'booked', bookedAt: at }
    : { ...transfer, status: 'arrived', bookedAt: at, arrivedAt: at };

/** What follows a booking: the payee was used, the others are told, and another bank gets its time. */
export async function afterBooking(
  desk: PaymentsDesk,
  tx: Transaction,
  transfer: Transfer,
  at: Date,
): Promise<void> {
  if (transfer.payee !== null) await markPayeeUsed(tx, transfer.payee, at);
  await answerCollection(tx, transfer, at);
  await tellTransfer(tx, 'transfer.booked', transfer, at);
  if (transfer.status === 'arrived') {
    await tellTransfer(tx, 'transfer.arrived', transfer, at);
    return;
  }
  const dueAt = new Date(at.getTime() + otherBankDelayMs);
  await desk.arrivals.start(tx, { key: transfer.id, state: { transfer: transfer.id }, dueAt });
}

async function checkPaying(
  uses: PaymentsUses,
  tx: Transaction,
  customer: CustomerId,
  order: TransferOrder,
): Promise<Outcome<true, FundsRefusal>> {
  const paying = await uses.accounts.ownById(tx, customer, order.account);
  if (!paying) return refuse({ code: 'account_not_found' });
  return paying.status === 'open' && paying.currency === 'CNY'
    ? ok(true)
    : refuse({ code: 'account_restricted', whose: 'paying' });
}

/** The same command came twice at the same time, and the other one was quicker. */
async function alreadyMade(tx: Transaction, key: string): Promise<Transfer> {
  const made = await findTransferByKey(tx, key);
  invariant(made, 'a key that is taken has its transfer');
  return made;
}

/** Takes a transfer in for its day; until then nothing moves. */
export async function acceptForItsDay(
  desk: PaymentsDesk,
  tx: Transaction,
  transfer: Transfer,
): Promise<Transfer> {
  if ((await insertTransfers(tx, [transfer])) === 0) return alreadyMade(tx, transfer.key);
  const dueAt = leavesAt(transfer, 0);
  invariant(dueAt, 'the first try is always made');
  await desk.departures.start(tx, { key: transfer.id, state: { transfer: transfer.id }, dueAt });
  await tellTransfer(tx, 'transfer.scheduled', transfer, transfer.createdAt);
  return transfer;
}

/**
 * Carries out an order: at once when its day is today, else accepts it for its day. Checks everything anew. A refusal
 * may come after something was written: the caller undoes its transaction.
 */
export async function makeTransfer(
  desk: PaymentsDesk,
  tx: Transaction,
  make: MakeTransfer,
): Promise<Outcome<Transfer, MakeTransferRefusal>> {
  const before = await findTransferByKey(tx, make.key);
  if (before) {
    invariant(before.customer === make.customer, 'a mandate belongs to one customer');
    return ok(before);
  }
  const at = desk.clock.now();
  const { order } = make;
  const amount = moneyOf(order.amount).minorUnits;
  if (order.delay === undefined && order.date < dayOf(at)) return refuse({ code: 'date_past' });
  const paying = await checkPaying(desk, tx, make.customer, order);
  if (!paying.ok) return paying;
  const receiving = await checkReceiving(desk, tx, order);
  if (!receiving.ok) return receiving;
  const now = order.delay === undefined && order.date === dayOf(at);
  const leavesOn = order.delay === undefined ? order.date : dayOf(addDuration(at, order.delay));
  const available = await availableOn(desk, tx, order.account);
  if (now && available < amount) return refuse({ code: 'insufficient_funds', tail: order.tail, available });
  if (order.kind === 'others') {
    const limit = await decideLimit(tx, make.customer, leavesOn, amount);
    if (!limit.ok) return limit;
    // Another transfer of the day may have been confirmed since this one was proposed.
    const total = (await sentToOthersOn(tx, make.customer, leavesOn)) + amount;
    if (total > strongProofAbove && order.proof === 'pin') return refuse({ code: 'stronger_proof_needed' });
  }
  const payee = order.kind === 'own' ? ok(null) : await settlePayee(desk, tx, make.customer, order.payee, at);
  if (!payee.ok) return payee;
  const transfer = newTransfer(desk, make, payee.value, at);
  if (!now) return ok(await acceptForItsDay(desk, tx, transfer));
  const booked = bookedTransfer(transfer, at);
  if ((await insertTransfers(tx, [booked])) === 0) return ok(await alreadyMade(tx, make.key));
  const posted = await desk.ledger.post(tx, await postingOf(desk, tx, booked, at));
  if (!posted.ok) return refuse(refusalOfPosting(posted.refusal, booked));
  await afterBooking(desk, tx, booked, at);
  return ok(booked);
}
