import { z } from 'zod';
import { choosePayer } from '@banxing/accounts';
import { command, type Completion, type CustomerCaller, needs, ready, refused } from '@banxing/capability';
import { dayOf, formatMoney, type Money, ok, refuse, words } from '@banxing/kernel';
import { countryOf, countrySaid } from '../country.ts';
import { currencyNames, type DealtCurrency, isDealt, isYuanSaid } from '../currency-names.ts';
import { allowanceWords, amountWords, fundsWords } from '../currency-speech.ts';
import { decideAllowance, decideTerms, type TermsRefusal } from '../exchange.ts';
import { allowanceUsed } from '../exchange-store.ts';
import { type AmountRefusal, decideForeignAmount } from '../foreign-amount.ts';
import { formatPrice } from '../price.ts';
import { quoteOf, quotesNow } from '../rates.ts';
import {
  feeFor,
  purposeNames,
  purposeSaid,
  type RemittancePurpose,
  remittancePurposes,
  strongProofAbove,
} from '../remittance.ts';
import { remittedOn } from '../remittance-store.ts';
import { foreignAccountOf } from '../use-cases/do-exchange.ts';
import {
  findOverseasPayee,
  type OrderOverseasPayee,
  type OverseasPayeeRefusal,
} from '../use-cases/find-overseas-payee.ts';
import {
  decideDay,
  type RemittanceOrder,
  remittanceOrder,
  sendAbroad,
  type SendAbroadRefusal,
} from '../use-cases/send-abroad.ts';
import type { CurrencyDesk } from '../uses.ts';
import { chooseCurrency } from './currency-choice.ts';
import {
  remittanceConfirmation,
  remittanceDetails,
  type RemittanceDone,
  remittanceDone,
  remittanceDoneOf,
  remittanceReceipt,
  remittanceSummary,
} from './remittance-words.ts';

const input = z.object({
  payee: z.string().optional(),
  amount: z.string().optional(),
  currency: z.string().optional(),
  country: z.string().optional(),
  /** Answers to what is asked when the payee is new, and for what it is. */
  bank: z.string().optional(),
  card_number: z.string().optional(),
  purpose: z.string().optional(),
  account: z.string().optional(),
});
type Input = z.infer<typeof input>;

export type CrossBorderRefusal = AmountRefusal | TermsRefusal | OverseasPayeeRefusal | SendAbroadRefusal;
type Chosen<T> = Completion<T, CrossBorderRefusal>;

/** In which currency: as said, else asked with the payee's and the country's own first. Yuan are not sent abroad. */
function chooseRemitted(
  given: Input,
  payee: OrderOverseasPayee,
  usual: string | null,
): Chosen<DealtCurrency> {
  const said = given.currency !== undefined && !isYuanSaid(given.currency) ? given.currency : undefined;
  const local = countryOf(payee.country)?.currency;
  const offered = [usual, local, 'USD', 'EUR'].filter((each) => each !== null && each !== undefined);
  const among = [...new Set(offered)].filter(isDealt);
  return chooseCurrency(said, words('汇哪种货币?', 'In which currency?'), among);
}

function chooseAmount(given: Input, currency: DealtCurrency, payee: OrderOverseasPayee): Chosen<Money> {
  if (given.amount === undefined || given.amount === 'all' || given.amount === 'minimum') {
    return needs({
      slot: 'amount',
      question: words(
        `给 ${payee.name} 汇多少${currencyNames[currency].zh}?`,
        `How much for ${payee.name}, in ${currency}?`,
      ),
    });
  }
  const amount = decideForeignAmount(given.amount, currency);
  return amount.ok ? ready(amount.value) : refused(amount.refusal);
}

function choosePurpose(spoken: string | undefined): Chosen<RemittancePurpose> {
  const said = spoken === undefined ? undefined : purposeSaid(spoken);
  if (said === 'forbidden') return refused({ code: 'not_allowed' });
  if (said !== undefined) return ready(said);
  return needs({
    slot: 'purpose',
    question: words('这笔钱做什么用?汇出境外要申报用途。', 'What is the money for? It has to be declared.'),
    options: remittancePurposes.map((value) => ({ value, label: purposeNames[value] })),
  });
}

interface Wish {
  readonly payee: OrderOverseasPayee;
  readonly amount: Money;
  readonly currency: DealtCurrency;
}

/** From the customer's own money in the currency when there is enough, else bought with yuan. The fee is in yuan. */
async function fund(
  desk: CurrencyDesk,
  caller: CustomerCaller,
  wish: Wish,
  spoken: string | undefined,
): Promise<Chosen<Omit<RemittanceOrder, 'purpose'>>> {
  const { amount, currency, payee } = wish;
  const quotes = await quotesNow(desk);
  const terms = decideTerms('buy', amount, quoteOf(quotes, currency), quoteOf(quotes, 'USD').mid);
  if (!terms.ok) return refused(terms.refusal);
  const { yuan, yuanAtMid, price, mid, dollars } = terms.value;
  const fee = feeFor(yuanAtMid);
  const today = dayOf(desk.clock.now());
  const day = decideDay(await remittedOn(desk.db, caller.customer, today), yuanAtMid.minorUnits);
  if (!day.ok) return refused(day.refusal);
  const own = await foreignAccountOf(desk, desk.db, caller.customer, currency);
  const held = own ? (await desk.ledger.balance(desk.db, own.id)).available : 0n;
  const buys = held < amount.minorUnits;
  if (buys) {
    const used = await allowanceUsed(desk.db, caller.customer, 'buy', today);
    const allowed = decideAllowance('buy', used, dollars);
    if (!allowed.ok) return refused(allowed.refusal);
  }
  const due = fee.minorUnits + (buys ? yuan.minorUnits : 0n);
  const payer = await choosePayer(desk, desk.db, caller.customer, { spoken, amount: due });
  if (payer.kind === 'ask') return needs(payer.need);
  if (payer.kind !== 'one') {
    return refused({ code: payer.kind === 'none' ? 'account_not_found' : 'account_restricted' });
  }
  const { id: account, tail } = payer.account;
  if (payer.available < due) {
    return refused({ code: 'insufficient_funds', tail, currency: 'CNY', available: payer.available });
  }
  return ready({
    payee: { ...payee },
    amount: formatMoney(amount),
    currency,
    worth: formatMoney(yuanAtMid),
    fee: formatMoney(fee),
    account,
    tail,
    foreignAccount: buys ? null : (own?.id ?? null),
    foreignTail: buys ? null : (own?.tail ?? null),
    purchase: buys
      ? {
          yuan: formatMoney(yuan),
          price: formatPrice(price),
          mid: formatPrice(mid),
          dollars: formatMoney(dollars),
        }
      : null,
    proof: day.value > strongProofAbove ? 'passkey' : 'pin',
  });
}

async function complete(
  desk: CurrencyDesk,
  caller: CustomerCaller,
  given: Input,
): Promise<Chosen<RemittanceOrder>> {
  const currencyOf = (said: string): DealtCurrency => (isDealt(said) ? said : 'USD');
  if (given.amount !== undefined && !/^(?:all|minimum)$/u.test(given.amount)) {
    const slip = decideForeignAmount(given.amount, currencyOf(given.currency ?? 'USD'));
    if (!slip.ok) return refused(slip.refusal);
  }
  if (given.country !== undefined && countrySaid(given.country).kind === 'closed') {
    return refused({ code: 'not_allowed' });
  }
  const found = await findOverseasPayee(desk, caller.customer, given);
  if (found.status !== 'ready') return found;
  const { payee, saved } = found.draft;
  const currency = chooseRemitted(given, payee, saved?.currency ?? null);
  if (currency.status !== 'ready') return currency;
  const amount = chooseAmount(given, currency.draft, payee);
  if (amount.status !== 'ready') return amount;
  const wish = { payee, amount: amount.draft, currency: currency.draft };
  // What cannot be paid is said before anybody has to declare what it is for.
  const funded = await fund(desk, caller, wish, given.account);
  if (funded.status !== 'ready') return funded;
  const purpose = choosePurpose(given.purpose);
  return purpose.status === 'ready' ? ready({ ...funded.draft, purpose: purpose.draft }) : purpose;
}

/** 给在英国的女儿汇三千英镑: foreign money to somebody abroad, with its fee, its declared purpose and its progress. */
export const transferCrossBorder = (desk: CurrencyDesk) =>
  command<Input, RemittanceOrder, RemittanceDone, CrossBorderRefusal>({
    id: 'transfer.cross_border',
    title: words('境外汇款', 'Send money abroad'),
    about: words('把外币汇给境外的人或单位', 'Sends foreign currency to somebody abroad'),
    authority: 'customer-confirms',
    input,
    draft: remittanceOrder,
    done: remittanceDone,
    refusals: {
      ...amountWords,
      ...fundsWords,
      ...allowanceWords,
      not_allowed: () =>
        words(
          '这个汇不了:我们不向受制裁的国家汇款,个人购汇也不能用于境外买房、买股票和买保险。没有扣款。',
          'This cannot be sent: we do not pay into sanctioned countries, nor for houses, securities or insurance abroad. No money has moved.',
        ),
      payee_number_invalid: () =>
        words(
          '收款账号不对,请核对账号或 IBAN。没有扣款。',
          'That account number or IBAN is not right. No money has moved.',
        ),
      payee_changed: () =>
        words(
          '收款人的信息变了,请重新发起。没有扣款。',
          'The payee has changed. Please start again. No money has moved.',
        ),
      stronger_proof_needed: () =>
        words(
          '今天境外汇款加起来超过等值 5 万元了,密码不够,要用更强的验证。没有扣款,请重新发起这一笔。',
          'With your other payments abroad of today this is above ¥50,000, for which a PIN is not enough. No money has moved. Please start it again.',
        ),
    },
    complete: (caller, given) => complete(desk, caller, given),
    proof: (_caller, order) => Promise.resolve([order.proof]),
    state: (_caller, order) =>
      Promise.resolve(
        ok({
          summary: remittanceSummary(order),
          details: remittanceDetails(order, dayOf(desk.clock.now())),
        }),
      ),
    execute: async (tx, caller, { id: key, draft: order }) => {
      const sent = await sendAbroad(desk, tx, { key, customer: caller.customer, order });
      return sent.ok ? ok(remittanceDoneOf(sent.value, order.currency)) : refuse(sent.refusal);
    },
    confirmation: remittanceConfirmation,
    receipt: remittanceReceipt,
  });
