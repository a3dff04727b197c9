import { z } from 'zod';
import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { dayOf, invariant, moneyOf, ok, type Outcome, refuse } from '@banxing/kernel';
import type { AccountId, Posted } from '@banxing/ledger';
import { tellExchanged, tellRemittance } from '../currency-events.ts';
import { dealtCurrencies } from '../currency-names.ts';
import type { FundsRefusal } from '../currency-speech.ts';
import { type AllowanceRefusal, decideAllowance, type Exchange } from '../exchange.ts';
import { allowanceUsed, insertExchanges, lockAllowance } from '../exchange-store.ts';
import { priceOf, yuanOf } from '../price.ts';
import {
  creditDayOf,
  dailyRemittanceLimit,
  type OverseasPayeeId,
  type Remittance,
  remittancePurposes,
  strongProofAbove,
} from '../remittance.ts';
import { remittancePosting, type Unbooked } from '../remittance-posting.ts';
import {
  findRemittanceByKey,
  insertOverseasPayees,
  insertRemittance,
  listOverseasPayees,
  remittedOn,
} from '../remittance-store.ts';
import type { CurrencyDesk } from '../uses.ts';
import { refusalOfPosting } from './do-exchange.ts';

/** What a customer agrees to. */
export const remittanceOrder = z.object({
  payee: z.object({
    id: z.string().nullable(),
    name: z.string(),
    country: z.string(),
    bank: z.string(),
    number: z.string(),
  }),
  amount: z.string(),
  currency: z.enum(dealtCurrencies),
  /** Worth in yuan at the middle price. */
  worth: z.string(),
  fee: z.string(),
  purpose: z.enum(remittancePurposes),
  /** Pays the fee, and the currency when it is bought. */
  account: z.string(),
  tail: z.string(),
  /** The customer's own money in the currency; null when it is bought with yuan. */
  foreignAccount: z.string().nullable(),
  foreignTail: z.string().nullable(),
  purchase: z
    .object({ yuan: z.string(), price: z.string(), mid: z.string(), dollars: z.string() })
    .nullable(),
  proof: z.enum(['pin', 'passkey']),
});
export type RemittanceOrder = z.infer<typeof remittanceOrder>;

export type SendAbroadRefusal =
  | FundsRefusal
  | AllowanceRefusal
  | { readonly code: 'payee_changed' }
  | { readonly code: 'stronger_proof_needed' };

/** May so much still be sent today? Answers the day's sum with it, in fen. */
export function decideDay(sent: bigint, worth: bigint): Outcome<bigint, AllowanceRefusal> {
  const left = dailyRemittanceLimit - sent;
  return worth <= left
    ? ok(sent + worth)
    : refuse({ code: 'limit_exceeded', direction: 'remit', left: left < 0n ? 0n : left });
}

type Order = { readonly key: string; readonly customer: CustomerId; readonly order: RemittanceOrder };

/** The saved payee of an order, saved now when new. */
async function settlePayee(
  desk: CurrencyDesk,
  tx: Transaction,
  { customer, order }: Order,
  at: Date,
): Promise<Outcome<OverseasPayeeId, { code: 'payee_changed' }>> {
  const saved = (await listOverseasPayees(tx, customer)).find(({ number }) => number === order.payee.number);
  if (saved) return saved.name === order.payee.name ? ok(saved.id) : refuse({ code: 'payee_changed' });
  if (order.payee.id !== null) return refuse({ code: 'payee_changed' });
  const { name, country, bank, number } = order.payee;
  const id = desk.ids.next('pay');
  const payee = {
    id,
    customer,
    name,
    nicknames: [],
    country,
    bank,
    number,
    currency: order.currency,
    addedAt: at,
  };
  await insertOverseasPayees(tx, [payee]);
  return ok(id);
}

/** Checks the allowance for the currency that is bought, and writes the purchase. */
async function buyFor(
  desk: CurrencyDesk,
  tx: Transaction,
  { key, customer, order }: Order,
  at: Date,
): Promise<Outcome<Exchange | null, AllowanceRefusal>> {
  if (!order.purchase) return ok(null);
  const { yuan, price, mid, dollars } = order.purchase;
  const exchange: Exchange = {
    id: desk.ids.next('fxe'),
    key: `remittance/${key}`,
    customer,
    direction: 'buy',
    foreign: moneyOf(order.amount, order.currency),
    yuan: moneyOf(yuan),
    price: priceOf(price),
    mid: priceOf(mid),
    dollars: moneyOf(dollars, 'USD'),
    exchangedOn: dayOf(at),
    exchangedAt: at,
  };
  const used = await allowanceUsed(tx, customer, 'buy', dayOf(at));
  const allowed = decideAllowance('buy', used, exchange.dollars);
  if (!allowed.ok) return allowed;
  await insertExchanges(tx, [exchange]);
  await tellExchanged(tx, exchange);
  return ok(exchange);
}

async function post(
  desk: CurrencyDesk,
  tx: Transaction,
  order: RemittanceOrder,
  remittance: Unbooked,
  exchange: Exchange | null,
): Promise<Outcome<Posted, FundsRefusal>> {
  const terms = exchange && { yuan: exchange.yuan, yuanAtMid: yuanOf(exchange.foreign, exchange.mid) };
  const posted = await desk.ledger.post(
    tx,
    remittancePosting(remittance, {
      yuanAccount: order.account as AccountId,
      foreignAccount: order.foreignAccount as AccountId | null,
      terms,
    }),
  );
  if (posted.ok) return posted;
  return refuse(
    refusalOfPosting(posted.refusal, (account) =>
      account === order.account
        ? { tail: order.tail, currency: 'CNY' }
        : { tail: order.foreignTail ?? '', currency: order.currency },
    ),
  );
}

/** Carries out an agreed remittance: takes the money and puts it on its way. The same key again answers the first. */
export async function sendAbroad(
  desk: CurrencyDesk,
  tx: Transaction,
  given: Order,
): Promise<Outcome<Remittance, SendAbroadRefusal>> {
  const { key, customer, order } = given;
  await lockAllowance(tx, customer);
  const before = await findRemittanceByKey(tx, key);
  if (before) return ok(before);
  const at = desk.clock.now();
  for (const id of [order.account, order.foreignAccount]) {
    if (id === null) continue;
    const own = await desk.accounts.ownById(tx, customer, id);
    if (own?.status !== 'open') return refuse({ code: 'account_restricted' });
  }
  const worth = moneyOf(order.worth);
  const day = decideDay(await remittedOn(tx, customer, dayOf(at)), worth.minorUnits);
  if (!day.ok) return day;
  if (day.value > strongProofAbove && order.proof === 'pin') return refuse({ code: 'stronger_proof_needed' });
  const payee = await settlePayee(desk, tx, given, at);
  if (!payee.ok) return payee;
  const bought = await buyFor(desk, tx, given, at);
  if (!bought.ok) return bought;
  const draft: Unbooked = {
    id: desk.ids.next('rmt'),
    key,
    customer,
    payee: payee.value,
    payeeName: order.payee.name,
    country: order.payee.country,
    amount: moneyOf(order.amount, order.currency),
    yuan: worth,
    fee: moneyOf(order.fee),
    purpose: order.purpose,
    exchange: bought.value?.id ?? null,
    status: 'submitted',
    createdAt: at,
    changedAt: at,
    creditExpectedOn: creditDayOf(dayOf(at)),
    failure: null,
  };
  const posted = await post(desk, tx, order, draft, bought.value);
  if (!posted.ok) return posted;
  const remittance: Remittance = { ...draft, entry: posted.value.entry };
  invariant((await insertRemittance(tx, remittance)) === 1, 'the key was free');
  await desk.journeys.start(tx, {
    key: remittance.id,
    state: { remittance: remittance.id },
    dueAt: new Date(at.getTime() + reviewAfterMs),
  });
  await tellRemittance(tx, remittance, at);
  return ok(remittance);
}

/** How long a remittance lies before somebody takes it up. */
const reviewAfterMs = 10 * 60_000;
