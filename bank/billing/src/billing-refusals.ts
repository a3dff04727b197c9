import type { RefusalWords } from '@banxing/capability';
import { formatMoneyForPeople, money, type Words, words } from '@banxing/kernel';
import { amountWords, type AmountRefusal } from '@banxing/payments';

const yuan = (minorUnits: bigint): string => formatMoneyForPeople(money(minorUnits));

/** Most that one confirmation may pay, in minor units. */
export const mostPerOrder = 5_000_000n;
/** Most that a phone is topped up with at once, in minor units. */
export const mostTopUp = 100_000n;
export const leastTopUp = 100n;

export type PayingRefusal =
  | AmountRefusal
  | { readonly code: 'insufficient_funds'; readonly tail: string; readonly available: bigint }
  | { readonly code: 'limit_exceeded'; readonly most: bigint }
  | { readonly code: 'account_restricted' }
  | { readonly code: 'account_not_found' }
  /** Something was paid for the same since the order was made up, or is still being asked about. */
  | { readonly code: 'payment_in_flight'; readonly name: Words; readonly amount: bigint };

export const payingWords: RefusalWords<PayingRefusal> = {
  ...amountWords,
  insufficient_funds: ({ tail, available }) =>
    words(
      `余额不够:尾号 ${tail} 的账户现在能用 ${yuan(available)} 元。没有扣款。`,
      `Not enough money: the account ending ${tail} has ¥${yuan(available)} available. No money has moved.`,
    ),
  limit_exceeded: ({ most }) =>
    words(
      `一次最多交 ${yuan(most)} 元。没有扣款。`,
      `¥${yuan(most)} is the most that can be paid at once. No money has moved.`,
    ),
  account_restricted: () =>
    words('付款账户现在不能往外付钱。没有扣款。', 'The paying account cannot pay now. No money has moved.'),
  account_not_found: () =>
    words('没找到您说的这个账户。没有扣款。', 'None of your accounts is called that. No money has moved.'),
  payment_in_flight: ({ name, amount }) =>
    words(
      `刚才已经付过一笔${name.zh} ${yuan(amount)} 元,正在等对方入账。为免重复交,这次没有扣款。`,
      `¥${yuan(amount)} was just paid for ${name.en} and is being taken in. So as not to pay twice, no money has moved now.`,
    ),
};

export type BillRefusal =
  | PayingRefusal
  | { readonly code: 'nothing_due'; readonly name: Words; readonly credit: bigint; readonly prepays: boolean }
  | { readonly code: 'not_the_bill'; readonly name: Words; readonly due: bigint }
  | { readonly code: 'biller_unknown'; readonly said: string }
  | { readonly code: 'biller_unreachable'; readonly name: Words };

export const billWords: RefusalWords<BillRefusal> = {
  ...payingWords,
  nothing_due: ({ name, credit, prepays }) => {
    const kept =
      credit > 0n ? words(`,户上还有 ${yuan(credit)} 元`, `; ¥${yuan(credit)} is in credit`) : words('', '');
    return words(
      `${name.zh}已经交清了,现在没有要交的${kept.zh}。没有扣款。${prepays ? `想先存一些的话,说「${name.zh}交 100 元」。` : ''}`,
      `Nothing is due for ${name.en}${kept.en}. No money has moved.${prepays ? ` To pay ahead, say "pay 100 for ${name.en}".` : ''}`,
    );
  },
  not_the_bill: ({ name, due }) =>
    words(
      `${name.zh}要按账单交,这次是 ${yuan(due)} 元。没有扣款。`,
      `${name.en} is paid exactly as billed: ¥${yuan(due)} this time. No money has moved.`,
    ),
  biller_unknown: ({ said }) =>
    words(
      `「${said}」这里还交不了,没有扣款。现在能交电费、水费、燃气费、取暖费、宽带费、物业费、有线电视费、固话费、停车费;手机话费说「充话费」。`,
      `${said} cannot be paid here yet. No money has moved. Electricity, water, gas, heating, broadband, property, television, landline and parking can.`,
    ),
  biller_unreachable: ({ name }) =>
    words(
      `现在连不上${name.zh}的收费系统,没有扣款。请过一会儿再试。`,
      `The system for ${name.en} cannot be reached right now. No money has moved. Please try again later.`,
    ),
};
