import { z } from 'zod';
import type { Answer, ConfirmBody, Speech, Statement } from '@banxing/capability';
import { addDays, type Day, moneyOf, words } from '@banxing/kernel';
import { sayCover, sayDate, sayYuan, termWords } from '../insurance-speech.ts';
import { coolingDays, termFrom } from '../policy.ts';

/** What a customer agrees to. */
export const purchaseOrder = z.object({
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
export type PurchaseOrder = z.infer<typeof purchaseOrder>;

/** What a receipt keeps of a purchase. */
export const purchaseDone = z.object({
  policy: z.string(),
  number: z.string(),
  premium: z.string(),
  startsOn: z.string(),
  endsOn: z.string(),
  coolingUntil: z.string(),
  at: z.string(),
});
export type PurchaseDone = z.infer<typeof purchaseDone>;

const fen = (amount: string): bigint => moneyOf(amount).minorUnits;

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

/** What will happen, with everything that the law wants said before. */
export function purchaseStatement(order: PurchaseOrder, today: Day): Statement {
  const { startsOn, endsOn } = termFrom(today, order.termDays);
  return {
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
  };
}

export function purchaseConfirmation(statement: Statement, { locale }: Speech): ConfirmBody {
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
}

export function purchaseReceipt(bought: PurchaseDone, statement: Statement, { locale }: Speech): Answer {
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
        actions: [{ action: zh ? 'say:我的保单' : 'say:my policies', label: zh ? '看保单' : 'My policies' }],
      },
    ],
  };
}
