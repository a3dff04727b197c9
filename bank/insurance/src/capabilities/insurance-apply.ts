import { z } from 'zod';
import { choosePayer } from '@banxing/accounts';
import { command, type Completion, type CustomerCaller, needs, ready, refused } from '@banxing/capability';
import {
  addDays,
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
import { fundsWords, sayCover, sayDate, sayYuan, termWords } from '../insurance-speech.ts';
import { kindSaid } from '../kind.ts';
import { coolingDays, termFrom } from '../policy.ts';
import { ageOn, type InsuranceProduct, premiumAt } from '../product.ts';
import { listProducts } from '../product-store.ts';
import { buyPolicy, type BuyRefusal } from '../use-cases/buy-policy.ts';
import type { InsuranceDesk } from '../uses.ts';

const input = z.object({
  /** A product's name or code, or a kind of insurance. */
  product: z.string().optional(),
  insurance_type: z.string().optional(),
  account: z.string().optional(),
});
type Input = z.infer<typeof input>;

const draft = z.object({
  product: z.string(),
  name: z.object({ zh: z.string(), en: z.string() }),
  insurer: z.string(),
  premium: z.string(),
  sumInsured: z.string(),
  termDays: z.number(),
  covers: z.object({ zh: z.string(), en: z.string() }),
  excludes: z.object({ zh: z.string(), en: z.string() }),
  waitingDays: z.number(),
  account: z.string(),
  tail: z.string(),
  renews: z.boolean(),
});
type Draft = z.infer<typeof draft>;

const done = z.object({
  policy: z.string(),
  number: z.string(),
  premium: z.string(),
  startsOn: z.string(),
  endsOn: z.string(),
  coolingUntil: z.string(),
  at: z.string(),
});
type Done = z.infer<typeof done>;

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
): Promise<Completion<Draft, BuyRefusal>> {
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

const fen = (amount: string): bigint => moneyOf(amount).minorUnits;

/** Buys a policy: the premium is taken now, the cover begins tomorrow, and for fifteen days it can be taken back. */
export const insuranceApply = (desk: InsuranceDesk) =>
  command<Input, Draft, Done, BuyRefusal>({
    id: 'insurance.apply',
    title: words('投保', 'Buy insurance'),
    about: words('买一份保险,15 天内可以退', 'Buys a policy; it can be taken back for 15 days'),
    authority: 'customer-confirms',
    input,
    draft,
    done,
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
    state: (_caller, order) => {
      const today = dayOf(desk.clock.now());
      const { startsOn, endsOn } = termFrom(today, order.termDays);
      return Promise.resolve(
        ok({
          summary: words(
            `投保${order.name.zh},保费 ${sayYuan(fen(order.premium), 'zh')},从尾号 ${order.tail} 的账户付,明天起保${termWords(order.termDays).zh}。`,
            `Buy ${order.name.en} for ${sayYuan(fen(order.premium), 'en')} from the account ending ${order.tail}; it covers ${termWords(order.termDays).en} from tomorrow.`,
          ),
          details: {
            amount: order.premium,
            currency: 'CNY',
            account: order.tail,
            product: order.product,
            name: order.name,
            insurer: order.insurer,
            sumInsured: order.sumInsured,
            covers: order.covers,
            excludes: order.excludes,
            waitingDays: order.waitingDays,
            startsOn,
            endsOn,
            coolingUntil: addDays(today, coolingDays),
            renews: order.renews,
          },
        }),
      );
    },
    execute: async (tx, caller, { id: key, draft: order }) => {
      const bought = await buyPolicy(desk, tx, {
        key,
        customer: caller.customer,
        product: order.product,
        account: order.account as AccountId,
        tail: order.tail,
        premium: fen(order.premium),
        renews: order.renews,
      });
      if (!bought.ok) return refuse(bought.refusal);
      const { id: policy, number, startsOn, endsOn, coolingUntil, boughtAt } = bought.value;
      const premium = formatMoney(money(bought.value.premium));
      return ok({ policy, number, premium, startsOn, endsOn, coolingUntil, at: formatInstant(boughtAt) });
    },
    confirmation: (statement, { locale }) => {
      const said = statedPurchase.parse(statement.details);
      const zh = locale === 'zh';
      return {
        title: zh ? '确认投保' : 'Confirm the purchase',
        headline: { amount: said.amount, currency: 'CNY' },
        rows: [
          { label: zh ? '保险' : 'Insurance', value: said.name[locale] },
          { label: zh ? '承保' : 'Insurer', value: said.insurer },
          { label: zh ? '保额' : 'Sum insured', value: sayCover(fen(said.sumInsured), locale) },
          { label: zh ? '保什么' : 'Covers', value: said.covers[locale] },
          { label: zh ? '不保什么' : 'Does not cover', value: said.excludes[locale] },
          {
            label: zh ? '等待期' : 'Waiting period',
            value: zh ? `${said.waitingDays} 天` : `${said.waitingDays} days`,
          },
          { label: zh ? '保障期' : 'Term', value: `${said.startsOn} – ${said.endsOn}` },
          { label: zh ? '付款账户' : 'From', value: `*${said.account}` },
          {
            label: zh ? '到期' : 'At the end',
            value: zh ? (said.renews ? '自动续保' : '不续保') : said.renews ? 'renewed by itself' : 'ends',
          },
        ],
        caution: zh
          ? `${sayDate(said.coolingUntil, 'zh')}前可以全额退。请看清不保什么。`
          : `It can be taken back in full until ${sayDate(said.coolingUntil, 'en')}. Read what is not covered.`,
        confirmLabel: zh
          ? `确认投保 ${sayYuan(fen(said.amount), 'zh')}`
          : `Buy for ${sayYuan(fen(said.amount), 'en')}`,
      };
    },
    receipt: (bought, statement, { locale }) => {
      const said = statedPurchase.parse(statement.details);
      const zh = locale === 'zh';
      const premium = sayYuan(fen(bought.premium), locale);
      return {
        text: zh
          ? `投保好了,${said.name.zh},保费 ${premium},${sayDate(bought.startsOn, 'zh')}起生效。${sayDate(bought.coolingUntil, 'zh')}前可以全额退。`
          : `Done. ${said.name.en} for ${premium}, in force from ${sayDate(bought.startsOn, 'en')}. It can be taken back in full until ${sayDate(bought.coolingUntil, 'en')}.`,
        cards: [
          {
            type: 'receipt',
            title: zh ? '投保成功' : 'Policy bought',
            receipt: bought.policy,
            status: 'done',
            headline: { amount: bought.premium, currency: 'CNY' },
            rows: [
              { label: zh ? '保单号' : 'Number', value: bought.number },
              { label: zh ? '保障期' : 'Term', value: `${bought.startsOn} – ${bought.endsOn}` },
            ],
            at: bought.at,
            actions: [
              { action: zh ? 'say:我的保单' : 'say:my policies', label: zh ? '看保单' : 'My policies' },
            ],
          },
        ],
      };
    },
  });

const localized = z.object({ zh: z.string(), en: z.string() });
const statedPurchase = z.object({
  amount: z.string(),
  account: z.string(),
  name: localized,
  insurer: z.string(),
  sumInsured: z.string(),
  covers: localized,
  excludes: localized,
  waitingDays: z.number(),
  startsOn: z.string(),
  endsOn: z.string(),
  coolingUntil: z.string(),
  renews: z.boolean(),
});
