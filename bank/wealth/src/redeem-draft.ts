import { z } from 'zod';
import type { Answer, ConfirmBody, Speech, Statement } from '@banxing/capability';
import { words } from '@banxing/kernel';
import { yuanOf } from './say.ts';
import { formatShares } from './share.ts';

/** A redemption as a proposal freezes it, or the withdrawal of an order that still cools. */
export const redeemDraft = z.object({
  act: z.enum(['redeem', 'withdraw']),
  /** The order that is withdrawn, within its cooling day. */
  order: z.string().nullable(),
  product: z.string(),
  name: z.object({ zh: z.string(), en: z.string() }),
  /** Ten-thousandths of a share. */
  shares: z.string(),
  /** Exact when paid at once, an estimate by the last value otherwise. */
  amount: z.string(),
  atOnce: z.boolean(),
  whole: z.boolean(),
  unitValue: z.string(),
  valuedOn: z.string(),
  tradeOn: z.string(),
  paidOn: z.string(),
  account: z.templateLiteral(['acct_', z.string()]),
  tail: z.string(),
});
export type RedeemDraft = z.infer<typeof redeemDraft>;

const stated = redeemDraft.extend({ currency: z.string() });

export function stateRedemption(order: RedeemDraft): Statement {
  const amount = yuanOf(order.amount);
  const parts = formatShares(BigInt(order.shares));
  const zhWhen = order.atOnce ? '马上到账' : `按 ${order.tradeOn} 的净值算,${order.paidOn} 到账`;
  const enWhen = order.atOnce ? 'paid at once' : `at the value of ${order.tradeOn}, paid on ${order.paidOn}`;
  const about = order.atOnce ? words('', '') : words('约 ', 'about ');
  return {
    summary:
      order.act === 'withdraw'
        ? words(
            `撤回还在冷静期的${order.name.zh} ${amount} 元,钱还没有扣。`,
            `Withdraw the order for ¥${amount} of ${order.name.en}; nothing has been taken yet.`,
          )
        : words(
            `赎回${order.name.zh}${order.whole ? '全部' : ''} ${parts} 份,${about.zh}${amount} 元,${zhWhen},到尾号 ${order.tail}。`,
            `Redeem ${parts} shares of ${order.name.en}, ${about.en}¥${amount}, ${enWhen}, to the account ending ${order.tail}.`,
          ),
    details: { ...order, currency: 'CNY' },
  };
}

export const redeemDone = z.object({
  order: z.string(),
  status: z.string(),
  amount: z.string(),
  paidOn: z.string(),
  at: z.string(),
});
export type RedeemDone = z.infer<typeof redeemDone>;

export function confirmRedemption(statement: Statement, { locale }: Speech): ConfirmBody {
  const facts = stated.parse(statement.details);
  const zh = locale === 'zh';
  const withdrawn = facts.act === 'withdraw';
  return {
    title: withdrawn ? (zh ? '撤回买入' : 'Withdraw the order') : zh ? '确认赎回' : 'Confirm the redemption',
    headline: { amount: facts.amount, currency: 'CNY' },
    rows: [
      { label: zh ? '产品' : 'Product', value: facts.name[locale] },
      { label: zh ? '份额' : 'Shares', value: formatShares(BigInt(facts.shares)) },
      {
        label: zh ? '到账' : 'Paid',
        value: facts.atOnce ? (zh ? '马上' : 'at once') : facts.paidOn,
      },
      { label: zh ? '到账账户' : 'To', value: `*${facts.tail}` },
    ],
    ...(facts.atOnce
      ? {}
      : {
          caution: zh
            ? `金额是估算,以 ${facts.tradeOn} 的净值为准。`
            : `The amount is an estimate; the value of ${facts.tradeOn} decides.`,
        }),
    confirmLabel: withdrawn
      ? zh
        ? '确认撤回'
        : 'Withdraw'
      : zh
        ? `确认赎回 ${facts.atOnce ? '' : '约 '}${yuanOf(facts.amount)} 元`
        : `Redeem ¥${yuanOf(facts.amount)}`,
  };
}

export function receiptOfRedemption(result: RedeemDone, statement: Statement, { locale }: Speech): Answer {
  const facts = stated.parse(statement.details);
  const zh = locale === 'zh';
  const name = facts.name[locale];
  const amount = yuanOf(result.amount);
  const text = {
    cancelled: zh ? `撤回了,${name}不买了,没有扣款。` : `Withdrawn. Nothing was taken.`,
    done: zh
      ? `赎回好了,${name} ${amount} 元已到尾号 ${facts.tail}。`
      : `Done: ¥${amount} of ${name} is in the account ending ${facts.tail}.`,
    waiting: zh
      ? `赎回申请收到了,${name}约 ${amount} 元,${result.paidOn} 到账。`
      : `Noted: about ¥${amount} of ${name} arrives on ${result.paidOn}.`,
  }[result.status === 'cancelled' || result.status === 'done' ? result.status : 'waiting'];
  return {
    text,
    cards: [
      {
        type: 'receipt',
        title: zh ? '赎回' : 'Redemption',
        receipt: result.order,
        status: result.status === 'cancelled' ? 'cancelled' : result.status === 'done' ? 'done' : 'scheduled',
        headline: { amount: result.amount, currency: 'CNY' },
        rows: [{ label: zh ? '产品' : 'Product', value: name }],
        at: result.at,
        actions: [
          { action: zh ? 'say:看看我的持仓' : 'say:show my holdings', label: zh ? '看持仓' : 'Holdings' },
        ],
      },
    ],
  };
}
