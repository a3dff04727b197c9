import { z } from 'zod';
import {
  type Day,
  dayOf,
  dayOfMonth,
  formatMoney,
  money,
  type Money,
  ok,
  type Outcome,
  parseMoney,
  refuse,
} from '@banxing/kernel';
import { type LoanProduct, loanKinds } from './loan-product.ts';
import { rateOf } from './rate.ts';
import { reasonJson, reasonsToJson } from './reason-json.ts';
import {
  dueDayOf,
  instalmentsOf,
  type RepaymentMethod,
  repaymentMethods,
  totalInterest,
} from './repayment-schedule.ts';
import type { Reason } from './underwriting.ts';
import type { PayingAccount } from './uses.ts';

/** A loan as it is offered for signature: frozen in the proposal, kept as the contract. Amounts are decimal strings. */
export const loanOffer = z.object({
  product: z.string(),
  kind: z.enum(loanKinds),
  name: z.object({ zh: z.string(), en: z.string() }),
  amount: z.string(),
  months: z.number(),
  graceMonths: z.number(),
  method: z.enum(repaymentMethods),
  rate: z.string(),
  account: z.string(),
  accountTail: z.string(),
  /** The first instalment as it would be when drawn today. */
  first: z.string(),
  firstDueOn: z.string(),
  last: z.string(),
  totalInterest: z.string(),
  total: z.string(),
  /** Paid out on confirmation; else looked at first. */
  atOnce: z.boolean(),
  reviewOn: z.string().nullable(),
  reasons: z.array(reasonJson),
});
export type LoanOffer = z.infer<typeof loanOffer>;

export type AmountRefusal = {
  readonly code: 'amount_not_a_number' | 'amount_too_precise' | 'amount_too_large' | 'amount_not_positive';
};

/** A sum as said, above zero. */
export function readAmount(given: string): Outcome<Money, AmountRefusal> {
  const parsed = parseMoney(given);
  if (!parsed.ok) return refuse({ code: parsed.refusal.code });
  return parsed.value.minorUnits > 0n ? ok(parsed.value) : refuse({ code: 'amount_not_positive' });
}

const text = (minorUnits: bigint): string => formatMoney(money(minorUnits));

/** What signing would mean, reckoned from the same schedule that the loan will be granted with. */
export function offerOf(
  product: LoanProduct,
  asked: {
    readonly amount: bigint;
    readonly months: number;
    readonly graceMonths: number;
    readonly method: RepaymentMethod;
  },
  account: PayingAccount,
  reasons: readonly Reason[],
  when: { readonly now: Date; readonly reviewOn: Day },
): LoanOffer {
  const today = dayOf(when.now);
  const rows = instalmentsOf({
    principal: asked.amount,
    rate: rateOf(product.ratePercent),
    months: asked.months - asked.graceMonths,
    method: asked.method,
  });
  const [first, last] = [rows[0], rows.at(-1)];
  const interest = totalInterest(rows);
  const atOnce = asked.amount <= product.atOnceUpTo;
  return {
    product: product.code,
    kind: product.kind,
    name: { ...product.name },
    amount: text(asked.amount),
    months: asked.months,
    graceMonths: asked.graceMonths,
    method: asked.method,
    rate: product.ratePercent,
    account: account.id,
    accountTail: account.tail,
    first: text((first?.principal ?? 0n) + (first?.interest ?? 0n)),
    firstDueOn: dueDayOf(today, dayOfMonth(today), asked.graceMonths + 1),
    last: text((last?.principal ?? 0n) + (last?.interest ?? 0n)),
    totalInterest: text(interest),
    total: text(asked.amount + interest),
    atOnce,
    reviewOn: atOnce ? null : when.reviewOn,
    reasons: reasonsToJson(reasons),
  };
}
