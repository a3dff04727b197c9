import { z } from 'zod';
import { choosePayer } from '@banxing/accounts';
import { command, type Completion, type CustomerCaller, needs, ready, refused } from '@banxing/capability';
import {
  dayOf,
  formatInstant,
  formatMoney,
  invariant,
  money,
  moneyOf,
  ok,
  refuse,
  words,
} from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';
import { fundsWords, sayYuan } from '../insurance-speech.ts';
import { kindSaid } from '../kind.ts';
import { ageOn, type InsuranceProduct, premiumAt } from '../product.ts';
import { listProducts } from '../product-store.ts';
import { buyPolicy, type BuyRefusal } from '../use-cases/buy-policy.ts';
import type { InsuranceDesk } from '../uses.ts';
import {
  purchaseConfirmation,
  type PurchaseDone,
  purchaseDone,
  type PurchaseOrder,
  purchaseOrder,
  purchaseReceipt,
  purchaseStatement,
} from './purchase-words.ts';

const input = z.object({
  /** A product's name or code, or a kind of insurance. */
  product: z.string().optional(),
  insurance_type: z.string().optional(),
  account: z.string().optional(),
});
type Input = z.infer<typeof input>;

const folded = (text: string): string => text.trim().toLowerCase().replace(/\s/gu, '');

/** By code or name, by a part of the name, else all of a kind that are sold at the age. */
function productsSaid(products: readonly InsuranceProduct[], said: string): readonly InsuranceProduct[] {
  const text = folded(said);
  const exact = products.filter(
    ({ code, name }) => code === text || folded(name.zh) === text || folded(name.en) === text,
  );
  if (exact.length > 0) return exact;
  const part = products.filter(({ name }) => text.length >= 2 && folded(name.zh).includes(text));
  if (part.length > 0) return part;
  const kind = kindSaid(said);
  return products.filter((product) => product.kind === kind);
}

async function complete(
  desk: InsuranceDesk,
  caller: CustomerCaller,
  given: Input,
): Promise<Completion<PurchaseOrder, BuyRefusal>> {
  const person = await desk.parties.customer(desk.db, caller.customer);
  invariant(person, 'a caller is a customer');
  const age = ageOn(person.bornOn, dayOf(desk.clock.now()));
  const products = await listProducts(desk.db);
  const said = given.product ?? given.insurance_type ?? '';
  const sold = products.filter((product) => premiumAt(product, age) !== undefined);
  const meant = said === '' ? sold : productsSaid(products, said);
  const [first] = meant;
  if (!first) return refused({ code: 'product_not_found' });
  const possible = meant.filter((product) => sold.includes(product));
  const [only] = possible;
  if (!only) return refused({ code: 'not_at_this_age', from: first.minAge, to: first.maxAge });
  if (possible.length > 1) {
    const options = possible.map((product) => ({
      value: product.code,
      label: product.name,
      detail: words(
        sayYuan(premiumAt(product, age) ?? 0n, 'zh'),
        sayYuan(premiumAt(product, age) ?? 0n, 'en'),
      ),
    }));
    return needs({ slot: 'product', question: words('要投保哪一种?', 'Which one do you want?'), options });
  }
  const premium = premiumAt(only, age) ?? 0n;
  const payer = await choosePayer(desk, desk.db, caller.customer, { spoken: given.account, amount: premium });
  if (payer.kind === 'ask') return needs(payer.need);
  if (payer.kind !== 'one') {
    return refused({ code: payer.kind === 'none' ? 'account_not_found' : 'account_restricted' });
  }
  const { id: account, tail } = payer.account;
  if (payer.available < premium) {
    return refused({ code: 'insufficient_funds', tail, available: payer.available });
  }
  return ready({
    product: only.code,
    name: { ...only.name },
    insurer: only.insurer,
    premium: formatMoney(money(premium)),
    sumInsured: formatMoney(money(only.sumInsured)),
    termDays: only.termDays,
    covers: { ...only.covers },
    excludes: { ...only.excludes },
    waitingDays: only.waitingDays,
    account,
    tail,
    renews: only.termDays >= 365,
  });
}

/** Buys a policy: the premium is taken now, the cover begins tomorrow, and for fifteen days it can be taken back. */
export const insuranceApply = (desk: InsuranceDesk) =>
  command<Input, PurchaseOrder, PurchaseDone, BuyRefusal>({
    id: 'insurance.apply',
    title: words('投保', 'Buy insurance'),
    about: words('买一份保险,15 天内可以退', 'Buys a policy; it can be taken back for 15 days'),
    authority: 'customer-confirms',
    input,
    draft: purchaseOrder,
    done: purchaseDone,
    refusals: {
      ...fundsWords,
      product_not_found: () =>
        words('没有找到这种保险。没有扣款。', 'There is no such insurance. No money has moved.'),
      not_at_this_age: ({ from, to }) =>
        words(
          `这款保险 ${from} 到 ${to} 岁才能投,您的年龄不合适。没有扣款。`,
          `This one is sold between the ages of ${from} and ${to}. No money has moved.`,
        ),
      premium_changed: () =>
        words(
          '保费刚刚变了,请重新发起。没有扣款。',
          'The premium has just changed. Please start again. No money has moved.',
        ),
    },
    complete: (caller, given) => complete(desk, caller, given),
    proof: () => Promise.resolve(['pin'] as const),
    state: (_caller, order) => Promise.resolve(ok(purchaseStatement(order, dayOf(desk.clock.now())))),
    execute: async (tx, caller, { id: key, draft: order }) => {
      const bought = await buyPolicy(desk, tx, {
        key,
        customer: caller.customer,
        product: order.product,
        account: order.account as AccountId,
        tail: order.tail,
        premium: moneyOf(order.premium).minorUnits,
        renews: order.renews,
      });
      if (!bought.ok) return refuse(bought.refusal);
      const { id: policy, number, startsOn, endsOn, coolingUntil, boughtAt } = bought.value;
      const premium = formatMoney(money(bought.value.premium));
      return ok({ policy, number, premium, startsOn, endsOn, coolingUntil, at: formatInstant(boughtAt) });
    },
    confirmation: purchaseConfirmation,
    receipt: purchaseReceipt,
  });
