import { z } from 'zod';
import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { dayOf, invariant, moneyOf, ok, type Outcome, refuse } from '@banxing/kernel';
import type { AccountId, PostingRefusal } from '@banxing/ledger';
import { tellExchanged } from '../currency-events.ts';
import { currencyNames, dealtCurrencies } from '../currency-names.ts';
import type { FundsRefusal } from '../currency-speech.ts';
import { type AllowanceRefusal, decideAllowance, type Exchange } from '../exchange.ts';
import { exchangePosting } from '../exchange-posting.ts';
import { allowanceUsed, findExchangeByKey, insertExchanges, lockAllowance } from '../exchange-store.ts';
import { priceOf, yuanOf } from '../price.ts';
import type { CurrencyUses } from '../uses.ts';

/** What a customer agrees to: both sides, at a price that stays until the proposal ends. */
export const exchangeOrder = z.object({
  direction: z.enum(['buy', 'sell']),
  currency: z.enum(dealtCurrencies),
  amount: z.string(),
  yuan: z.string(),
  price: z.string(),
  mid: z.string(),
  dollars: z.string(),
  /** Where the yuan leave or arrive. */
  account: z.string(),
  tail: z.string(),
  /** Where the foreign money arrives or leaves; null when it is to be opened. */
  foreignAccount: z.string().nullable(),
  foreignTail: z.string().nullable(),
});
export type ExchangeOrder = z.infer<typeof exchangeOrder>;

export type ExchangeRefusal = FundsRefusal | AllowanceRefusal;

export interface Exchanged {
  readonly exchange: Exchange;
  readonly foreignAccount: AccountId;
  readonly foreignTail: string;
}

/** The customer's open account in a currency; the oldest when there are several. */
export async function foreignAccountOf(
  uses: Pick<CurrencyUses, 'accounts'>,
  q: Transaction | CurrencyUses['db'],
  customer: CustomerId,
  currency: string,
) {
  return (await uses.accounts.list(q, customer)).find(
    (account) => account.currency === currency && account.status === 'open',
  );
}

async function foreignSide(
  uses: CurrencyUses,
  tx: Transaction,
  customer: CustomerId,
  order: ExchangeOrder,
): Promise<Outcome<{ id: AccountId; tail: string }, ExchangeRefusal>> {
  const known = await foreignAccountOf(uses, tx, customer, order.currency);
  if (known) return ok(known);
  if (order.direction === 'sell') {
    return refuse({ code: 'insufficient_funds', tail: null, currency: order.currency, available: 0n });
  }
  const person = await uses.parties.customer(tx, customer);
  invariant(person, 'a caller is a customer');
  const opened = await uses.accounts.openAccount(tx, {
    customer,
    kind: 'foreign',
    name: `${currencyNames[order.currency].zh}账户`,
    currency: order.currency,
    branch: person.branch,
    openedOn: dayOf(uses.clock.now()),
  });
  invariant(opened.ok, `the ${order.currency} account was not opened`);
  return ok(opened.value);
}

/** Says a refusal of the books; what cannot be the customer's doing is a bug. */
export function refusalOfPosting(
  refusal: PostingRefusal,
  tailOf: (account: AccountId) => {
    readonly tail: string;
    readonly currency: Exchange['foreign']['currency'];
  },
): FundsRefusal {
  switch (refusal.code) {
    case 'insufficient_funds':
      return { code: 'insufficient_funds', ...tailOf(refusal.account), available: refusal.available };
    case 'account_closed':
    case 'account_frozen':
    case 'account_not_found':
      return { code: 'account_restricted' };
    default:
      invariant(false, `the books refused an exchange: ${refusal.code}`);
  }
}

/** Carries out an agreed exchange; the same key again answers what was done. Checks everything anew. */
export async function doExchange(
  uses: CurrencyUses,
  tx: Transaction,
  given: { readonly key: string; readonly customer: CustomerId; readonly order: ExchangeOrder },
): Promise<Outcome<Exchanged, ExchangeRefusal>> {
  const { key, customer, order } = given;
  await lockAllowance(tx, customer);
  const before = await findExchangeByKey(tx, key);
  const yuanAccount = await uses.accounts.ownById(tx, customer, order.account);
  if (yuanAccount?.status !== 'open' || yuanAccount.currency !== 'CNY') {
    return refuse({ code: 'account_restricted' });
  }
  const foreign = await foreignSide(uses, tx, customer, order);
  if (!foreign.ok) return foreign;
  const done = { foreignAccount: foreign.value.id, foreignTail: foreign.value.tail };
  if (before) return ok({ exchange: before, ...done });
  const at = uses.clock.now();
  const amount = moneyOf(order.amount, order.currency);
  const exchange: Exchange = {
    id: uses.ids.next('fxe'),
    key,
    customer,
    direction: order.direction,
    foreign: amount,
    yuan: moneyOf(order.yuan),
    price: priceOf(order.price),
    mid: priceOf(order.mid),
    dollars: moneyOf(order.dollars, 'USD'),
    exchangedOn: dayOf(at),
    exchangedAt: at,
  };
  const used = await allowanceUsed(tx, customer, order.direction, dayOf(at));
  const allowed = decideAllowance(order.direction, used, exchange.dollars);
  if (!allowed.ok) return allowed;
  await insertExchanges(tx, [exchange]);
  const terms = { yuan: exchange.yuan, yuanAtMid: yuanOf(amount, exchange.mid) };
  const posting = exchangePosting(exchange, terms, { yuan: yuanAccount.id, foreign: foreign.value.id });
  const posted = await uses.ledger.post(tx, posting);
  if (!posted.ok) {
    return refuse(
      refusalOfPosting(posted.refusal, (account) =>
        account === yuanAccount.id
          ? { tail: yuanAccount.tail, currency: 'CNY' }
          : { tail: foreign.value.tail, currency: order.currency },
      ),
    );
  }
  await tellExchanged(tx, exchange);
  return ok({ exchange, ...done });
}
