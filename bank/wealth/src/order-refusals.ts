import type { RefusalWords } from '@banxing/capability';
import {
  type Day,
  formatMoneyForPeople,
  isPositive,
  type Money,
  money,
  type MoneyRefusal,
  ok,
  type Outcome,
  parseMoney,
  refuse,
  type Words,
  words,
} from '@banxing/kernel';
import type { TakeRefusal } from './lot.ts';
import { riskNames } from './product.ts';
import { gradeNames, type SuitabilityRefusal } from './suitability.ts';

export type AmountRefusal = MoneyRefusal | { readonly code: 'amount_not_positive' };

export type BuyRefusal =
  | SuitabilityRefusal
  | { readonly code: 'product_not_sold'; readonly product: Words }
  | { readonly code: 'below_minimum'; readonly product: Words; readonly minimum: bigint }
  | { readonly code: 'not_in_steps'; readonly product: Words; readonly step: bigint }
  | { readonly code: 'insufficient_funds'; readonly tail: string; readonly available: bigint }
  | { readonly code: 'account_not_found' }
  | { readonly code: 'account_restricted' }
  | { readonly code: 'wallet_missing' }
  | { readonly code: 'wallet_refused' };

export type RedeemRefusal =
  | TakeRefusal
  | { readonly code: 'product_not_found' }
  | { readonly code: 'account_not_found' }
  | { readonly code: 'account_restricted' };

const yuan = (minorUnits: bigint): string => formatMoneyForPeople(money(minorUnits));

/** Reads an amount to be moved: above zero, two decimals at most. Nothing is ever rounded. */
export function decideAmount(text: string): Outcome<Money, AmountRefusal> {
  const parsed = parseMoney(text.trim(), 'CNY');
  if (!parsed.ok) return parsed;
  return isPositive(parsed.value) ? parsed : refuse({ code: 'amount_not_positive' });
}

/** Is the amount one that the product is sold by? */
export function decideSize(
  product: { readonly name: Words; readonly minimum: bigint; readonly step: bigint },
  amount: bigint,
): Outcome<bigint, Extract<BuyRefusal, { code: 'below_minimum' | 'not_in_steps' }>> {
  if (amount < product.minimum)
    return refuse({ code: 'below_minimum', product: product.name, minimum: product.minimum });
  return amount % product.step === 0n
    ? ok(amount)
    : refuse({ code: 'not_in_steps', product: product.name, step: product.step });
}

export const amountWords: RefusalWords<AmountRefusal> = {
  amount_not_a_number: () =>
    words(
      '这个金额我没看懂,没有扣款。说个数字就行,比如 5000。',
      'I could not read that amount. No money has moved. Try a number such as 5000.',
    ),
  amount_too_precise: () =>
    words(
      '金额最多到分,也就是两位小数。没有扣款。',
      'An amount can have two decimals at most. No money has moved.',
    ),
  amount_too_large: () =>
    words('这个金额太大了,办不了。没有扣款。', 'That amount is too large. No money has moved.'),
  amount_not_positive: () =>
    words('金额要大于零。没有扣款。', 'The amount must be above zero. No money has moved.'),
};

export const suitabilityWords: RefusalWords<SuitabilityRefusal> = {
  suitability_mismatch: ({ product, risk, grade }) =>
    words(
      `不能卖给您:${product.zh}是 ${riskNames[risk].zh},您的测评是 ${gradeNames[grade].zh},风险不匹配。没有扣款。想看合适的,跟我说「适合我的理财」。`,
      `I cannot sell you this: ${product.en} is ${riskNames[risk].en} and your assessment is ${gradeNames[grade].en}, so they do not match. No money has moved. Ask me for products that suit you.`,
    ),
  assessment_missing: () =>
    words(
      '您还没做过风险测评,按规定要先测评才能买。没有扣款。说「做风险测评」,两分钟就好。',
      'You have not taken the risk assessment, which must come first. No money has moved. Say “take the risk assessment”; it takes two minutes.',
    ),
  assessment_expired: ({ on }) =>
    words(
      `您的风险测评 ${on} 已经过期,要重新测评才能买。没有扣款。说「做风险测评」,两分钟就好。`,
      `Your risk assessment ran out on ${on} and must be taken again first. No money has moved. Say “take the risk assessment”.`,
    ),
};

export const buyWords: RefusalWords<BuyRefusal> = {
  ...suitabilityWords,
  product_not_sold: ({ product }) =>
    words(`${product.zh}现在不卖了。没有扣款。`, `${product.en} is not on sale now. No money has moved.`),
  below_minimum: ({ product, minimum }) =>
    words(
      `${product.zh} ${yuan(minimum)} 元起购,这个金额不够。没有扣款。`,
      `${product.en} starts at ¥${yuan(minimum)}; that amount is too small. No money has moved.`,
    ),
  not_in_steps: ({ product, step }) =>
    words(
      `${product.zh}要按 ${yuan(step)} 元的整数倍买。没有扣款。`,
      `${product.en} is sold in steps of ¥${yuan(step)}. No money has moved.`,
    ),
  insufficient_funds: ({ tail, available }) =>
    words(
      `余额不够:尾号 ${tail} 现在能用 ${yuan(available)} 元。没有扣款。`,
      `Not enough money: ${tail} has ¥${yuan(available)} available. No money has moved.`,
    ),
  account_not_found: () =>
    words('没找到能付款的账户。没有扣款。', 'There is no account that can pay. No money has moved.'),
  account_restricted: () =>
    words(
      '付款账户现在不能往外转钱。没有扣款。',
      'The paying account cannot send money now. No money has moved.',
    ),
  wallet_missing: () =>
    words(
      '您还没有能付款的数字人民币钱包。没有扣款。可以改用银行卡买。',
      'You have no e-CNY wallet that can pay. No money has moved. Your account can pay instead.',
    ),
  wallet_refused: () =>
    words(
      '数字人民币钱包没有付成,可能是余额或限额不够。没有扣款。',
      'The e-CNY wallet did not pay, perhaps for its balance or limit. No money has moved.',
    ),
};

const later = (until: Day) => words(`${until} 起才能取`, `can be had from ${until} on`);

export const redeemWords: RefusalWords<RedeemRefusal> = {
  nothing_held: () =>
    words('您没有持有这个产品,不用赎回。钱没有动。', 'You do not hold this product. No money has moved.'),
  shares_locked: ({ free, until }) =>
    free > 0n
      ? words(
          `还没到能取的日子,现在只有一部分能取,其余的 ${later(until).zh}。钱没有动。`,
          `Only a part of it is free today; the rest ${later(until).en}. No money has moved.`,
        )
      : words(
          `还在封闭或最短持有期里,${later(until).zh}。钱没有动。`,
          `It is still locked and ${later(until).en}. No money has moved.`,
        ),
  shares_short: () =>
    words('没有那么多可以赎回。钱没有动。', 'You do not hold that much. No money has moved.'),
  product_not_found: () =>
    words('没找到这个产品。钱没有动。', 'There is no such product. No money has moved.'),
  account_not_found: () =>
    words('没找到能收款的账户。钱没有动。', 'There is no account to pay into. No money has moved.'),
  account_restricted: () =>
    words('收款账户现在不能收钱。钱没有动。', 'The account cannot take money now. No money has moved.'),
};
