import { isNamed } from '@banxing/accounts';
import { type Completion, needs, ready, refused } from '@banxing/capability';
import { type Day, monthsOfDuration, parseMoney, words } from '@banxing/kernel';
import type { CardRules } from './card-rules.ts';
import { dayWords, wire, yuan } from './card-speech.ts';
import { annualRateOf, planParts, planTerms } from './instalment-plan.ts';
import { type Item, openOf } from './item.ts';
import type { SplitRefusal } from './use-cases/split-debt.ts';

/** What the customer wants to pay by instalments, as understood so far. */
export interface SplitWish {
  readonly amount: string | undefined;
  readonly term: string | undefined;
  readonly merchant: string | undefined;
}

export type WishRefusal = SplitRefusal | { readonly code: 'amount_invalid' };

export interface Target {
  /** One purchase; null for the bill. */
  readonly item: string | null;
  readonly merchant: string;
  readonly amount: bigint;
}

type Step<T> = Completion<T, WishRefusal>;

const optionOf = (item: Item, today: Day) => ({
  value: item.id,
  label: words(`${item.merchant} ${yuan(item.open)} 元`, `${item.merchant} ¥${yuan(item.open)}`),
  detail: words(dayWords(item.bookedOn, today).zh, dayWords(item.bookedOn, today).en),
});

const targetOf = (item: Item): Target => ({ item: item.id, merchant: item.merchant, amount: item.open });

const askWhich = (items: readonly Item[], today: Day): Step<Target> =>
  needs({
    slot: 'merchant',
    question: words('哪一笔要分期?', 'Which purchase shall be split?'),
    options: items.slice(0, 6).map((item) => optionOf(item, today)),
  });

/** One purchase, by its id or merchant, and by its amount where there are several. */
function purchaseMeant(
  purchases: readonly Item[],
  said: string,
  amount: bigint | undefined,
  today: Day,
  rules: CardRules,
): Step<Target> {
  const chosen = purchases.find(({ id }) => id === said);
  if (chosen) return ready(targetOf(chosen));
  const named = purchases.filter(({ merchant }) => isNamed(said, merchant));
  const [any] = named;
  if (!any) return refused({ code: 'purchase_not_found' });
  const exact = amount === undefined ? named : named.filter(({ open }) => open === amount);
  const large = (exact.length > 0 ? exact : named).filter(({ open }) => open >= rules.leastInstalment);
  const [only] = large;
  if (!only) return refused({ code: 'too_small_to_split', least: rules.leastInstalment });
  return large.length === 1 ? ready(targetOf(only)) : askWhich(large, today);
}

function amountMeant(said: string | undefined): Step<bigint | undefined> {
  if (said === undefined || said === '' || said === 'all' || said === 'minimum') return ready(undefined);
  const parsed = parseMoney(said);
  if (!parsed.ok) return refused({ code: 'amount_invalid' });
  return parsed.value.minorUnits > 0n
    ? ready(parsed.value.minorUnits)
    : refused({ code: 'amount_not_positive' });
}

/** The bill, or a part of it; an amount that is exactly one purchase's means that purchase. */
function billMeant(
  purchases: readonly Item[],
  amount: bigint | undefined,
  today: Day,
  rules: CardRules,
): Step<Target> {
  const exact = amount === undefined ? [] : purchases.filter(({ open }) => open === amount);
  const [purchase] = exact;
  if (purchase && exact.length === 1 && amount !== undefined && amount >= rules.leastInstalment) {
    return ready(targetOf(purchase));
  }
  const most = openOf(purchases.filter(({ statement }) => statement !== null));
  if (most === 0n) {
    const large = purchases.filter(({ open }) => open >= rules.leastInstalment);
    return large.length > 0 ? askWhich(large, today) : refused({ code: 'nothing_to_split' });
  }
  const wanted = amount ?? most;
  if (wanted > most) return refused({ code: 'limit_exceeded', most });
  if (wanted < rules.leastInstalment)
    return refused({ code: 'too_small_to_split', least: rules.leastInstalment });
  return ready({ item: null, merchant: '', amount: wanted });
}

/** What is to be split: the bill unless a merchant or the exact amount of one purchase was said. */
export function targetMeant(
  purchases: readonly Item[],
  wish: SplitWish,
  today: Day,
  rules: CardRules,
): Step<Target> {
  const amount = amountMeant(wish.amount);
  if (amount.status !== 'ready') return amount;
  const merchant = wish.merchant?.trim() ?? '';
  return merchant === ''
    ? billMeant(purchases, amount.draft, today, rules)
    : purchaseMeant(purchases, merchant, amount.draft, today, rules);
}

/** For how many months; what is not on offer is asked for again with what each would cost. */
export function periodsMeant(term: string | undefined, amount: bigint, rules: CardRules): Step<number> {
  const months = term === undefined ? undefined : monthsOfDuration(term);
  const offered = planTerms(rules);
  if (months !== undefined && offered.includes(months)) return ready(months);
  const question =
    months === undefined
      ? words(`${yuan(amount)} 元分几期?`, `Over how many months shall ¥${yuan(amount)} be split?`)
      : words(
          `分不了 ${months} 期,可以分 ${offered.join('、')} 期。分几期?`,
          `${months} months are not on offer, but ${offered.join(', ')} are. How many?`,
        );
  return needs({
    slot: 'term',
    question,
    options: offered.map((periods) => {
      const parts = planParts(amount, periods, rules);
      const [first] = parts;
      const month = first ? first.principal + first.fee : 0n;
      const rate = annualRateOf(amount, parts);
      return {
        value: `P${periods}M`,
        label: words(`${periods} 期`, `${periods} months`),
        detail: words(
          `每期约 ${yuan(month)} 元,折合年化 ${rate}%`,
          `about ¥${yuan(month)} a month, ${rate}% a year`,
        ),
      };
    }),
  });
}

/** What a plan comes to, as a proposal states it. Amounts are decimal strings. */
export function planFacts(amount: bigint, periods: number, rules: CardRules) {
  const parts = planParts(amount, periods, rules);
  const [first] = parts;
  const fees = parts.reduce((sum, { fee }) => sum + fee, 0n);
  return {
    amount: wire(amount),
    currency: 'CNY',
    term: `P${periods}M`,
    periods,
    perPeriod: wire(first ? first.principal + first.fee : 0n),
    fee: wire(fees),
    total: wire(amount + fees),
    annualRate: annualRateOf(amount, parts),
    schedule: parts.map(({ no, principal, fee }) => ({ no, principal: wire(principal), fee: wire(fee) })),
  };
}
