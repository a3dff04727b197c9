import { z } from 'zod';
import { choosePayer } from '@banxing/accounts';
import { command, type Completion, type CustomerCaller, needs, ready, refused } from '@banxing/capability';
import { dayOf, formatMoney, type Money, money, moneyOf, ok, refuse, words } from '@banxing/kernel';
import { currencyNames, type DealtCurrency, isDealt, isYuanSaid } from '../currency-names.ts';
import { allowanceWords, amountWords, fundsWords, type FundsRefusal } from '../currency-speech.ts';
import {
  type AllowanceRefusal,
  decideAllowance,
  decideTerms,
  type ExchangeDirection,
  type TermsRefusal,
} from '../exchange.ts';
import { allowanceUsed } from '../exchange-store.ts';
import { type AmountRefusal, decideForeignAmount } from '../foreign-amount.ts';
import { formatPrice } from '../price.ts';
import { quoteOf, quotesNow } from '../rates.ts';
import { doExchange, type ExchangeOrder, exchangeOrder } from '../use-cases/do-exchange.ts';
import type { CurrencyUses } from '../uses.ts';
import { chooseCurrency } from './currency-choice.ts';
import {
  exchangeConfirmation,
  exchangeDetails,
  type ExchangeDone,
  exchangeDone,
  exchangeDoneOf,
  exchangeReceipt,
  exchangeSummary,
} from './exchange-words.ts';

const input = z.object({
  amount: z.string().optional(),
  currency: z.string().optional(),
  direction: z.string().optional(),
  /** Answers the question which account pays. */
  account: z.string().optional(),
});
type Input = z.infer<typeof input>;

export type FxExchangeRefusal = AmountRefusal | TermsRefusal | FundsRefusal | AllowanceRefusal;
type Chosen<T> = Completion<T, FxExchangeRefusal>;

type ForeignAccount = Awaited<ReturnType<CurrencyUses['accounts']['list']>>[number];

interface Side {
  readonly direction: ExchangeDirection;
  readonly currency: DealtCurrency;
  readonly account: ForeignAccount | undefined;
}

/** 换人民币 sells what the customer has; 换 with a currency and nothing more buys it. */
async function chooseSide(uses: CurrencyUses, caller: CustomerCaller, given: Input): Promise<Chosen<Side>> {
  const forYuan = given.currency !== undefined && isYuanSaid(given.currency);
  const direction: ExchangeDirection = forYuan || given.direction === 'sell' ? 'sell' : 'buy';
  const own = (await uses.accounts.list(uses.db, caller.customer)).filter(
    ({ currency, status }) => isDealt(currency) && status === 'open',
  );
  const spoken = forYuan ? undefined : given.currency;
  const held = [...new Set(own.map(({ currency }) => currency))].filter(isDealt);
  const only = direction === 'sell' && held.length === 1 ? held[0] : undefined;
  const question =
    direction === 'sell'
      ? words('卖哪种外币?', 'Which currency do you want to sell?')
      : words('换哪种外币?', 'Which currency do you want?');
  const currency = chooseCurrency(
    spoken ?? only,
    question,
    direction === 'sell' && held.length > 0 ? held : undefined,
  );
  if (currency.status !== 'ready') return currency;
  const account = own.find((each) => each.currency === currency.draft);
  if (direction === 'sell' && !account) {
    return refused({ code: 'insufficient_funds', tail: null, currency: currency.draft, available: 0n });
  }
  return ready({ direction, currency: currency.draft, account });
}

/** How much of the foreign currency. Everything can only be sold. */
async function chooseAmount(uses: CurrencyUses, given: Input, side: Side): Promise<Chosen<Money>> {
  const { direction, currency, account } = side;
  const available = account ? (await uses.ledger.balance(uses.db, account.id)).available : 0n;
  if (given.amount === 'all' && direction === 'sell' && account) {
    return available > 0n
      ? ready(money(available, currency))
      : refused({ code: 'insufficient_funds', tail: account.tail, currency, available });
  }
  if (given.amount === undefined || given.amount === 'all' || given.amount === 'minimum') {
    const name = currencyNames[currency];
    const question =
      direction === 'buy'
        ? words(`要换多少${name.zh}?`, `How many ${name.en}s do you want?`)
        : words(`要卖多少${name.zh}?`, `How many ${name.en}s do you want to sell?`);
    return needs({ slot: 'amount', question });
  }
  const amount = decideForeignAmount(given.amount, currency);
  if (!amount.ok) return refused(amount.refusal);
  if (direction === 'sell' && account && available < amount.value.minorUnits) {
    return refused({ code: 'insufficient_funds', tail: account.tail, currency, available });
  }
  return ready(amount.value);
}

async function complete(
  uses: CurrencyUses,
  caller: CustomerCaller,
  given: Input,
): Promise<Chosen<ExchangeOrder>> {
  const side = await chooseSide(uses, caller, given);
  if (side.status !== 'ready') return side;
  const { direction, currency, account: foreign } = side.draft;
  const amount = await chooseAmount(uses, given, side.draft);
  if (amount.status !== 'ready') return amount;
  const quotes = await quotesNow(uses);
  const terms = decideTerms(direction, amount.draft, quoteOf(quotes, currency), quoteOf(quotes, 'USD').mid);
  if (!terms.ok) return refused(terms.refusal);
  const { yuan, price, mid, dollars } = terms.value;
  const used = await allowanceUsed(uses.db, caller.customer, direction, dayOf(uses.clock.now()));
  const allowed = decideAllowance(direction, used, dollars);
  if (!allowed.ok) return refused(allowed.refusal);
  const payer = await choosePayer(uses, uses.db, caller.customer, {
    spoken: given.account,
    amount: direction === 'buy' ? yuan.minorUnits : 0n,
  });
  if (payer.kind === 'ask') return needs(payer.need);
  if (payer.kind !== 'one') {
    return refused({ code: payer.kind === 'none' ? 'account_not_found' : 'account_restricted' });
  }
  const { id, tail } = payer.account;
  if (direction === 'buy' && payer.available < yuan.minorUnits) {
    return refused({ code: 'insufficient_funds', tail, currency: 'CNY', available: payer.available });
  }
  return ready({
    direction,
    currency,
    amount: formatMoney(amount.draft),
    yuan: formatMoney(yuan),
    price: formatPrice(price),
    mid: formatPrice(mid),
    dollars: formatMoney(dollars),
    account: id,
    tail,
    foreignAccount: foreign?.id ?? null,
    foreignTail: foreign?.tail ?? null,
  });
}

/** 换1000美元: yuan into a foreign currency or back, within the yearly allowance, at the price shown. */
export const fxExchange = (uses: CurrencyUses) =>
  command<Input, ExchangeOrder, ExchangeDone, FxExchangeRefusal>({
    id: 'fx.exchange',
    title: words('换外币', 'Exchange currency'),
    about: words('购汇或结汇,价格当场锁定', 'Buys or sells foreign currency for yuan at the price shown'),
    authority: 'customer-confirms',
    input,
    draft: exchangeOrder,
    done: exchangeDone,
    refusals: { ...amountWords, ...fundsWords, ...allowanceWords },
    complete: (caller, given) => complete(uses, caller, given),
    proof: () => Promise.resolve(['pin'] as const),
    state: async (caller, order) => {
      const today = dayOf(uses.clock.now());
      const used = await allowanceUsed(uses.db, caller.customer, order.direction, today);
      const allowed = decideAllowance(order.direction, used, moneyOf(order.dollars, 'USD'));
      if (!allowed.ok) return allowed;
      return ok({
        summary: exchangeSummary(order),
        details: exchangeDetails(order, formatMoney(allowed.value)),
      });
    },
    execute: async (tx, caller, { id: key, draft: order }) => {
      const done = await doExchange(uses, tx, { key, customer: caller.customer, order });
      return done.ok ? ok(exchangeDoneOf(done.value, order.currency)) : refuse(done.refusal);
    },
    confirmation: exchangeConfirmation,
    receipt: exchangeReceipt,
  });
