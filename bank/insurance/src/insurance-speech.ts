import type { RefusalWords } from '@banxing/capability';
import { type Day, formatMoneyForPeople, type Locale, money, type Words, words } from '@banxing/kernel';
import type { FundsRefusal } from './use-cases/buy-policy.ts';

export const sayYuan = (minorUnits: bigint, locale: Locale): string => {
  const figures = formatMoneyForPeople(money(minorUnits));
  return locale === 'zh' ? `${figures} 元` : `¥${figures}`;
};

/** 50 万元 where it is whole, as sums insured are spoken of. */
export function sayCover(minorUnits: bigint, locale: Locale): string {
  const tenThousand = 1_000_000n;
  if (locale === 'zh' && minorUnits % tenThousand === 0n) return `${String(minorUnits / tenThousand)} 万元`;
  return sayYuan(minorUnits, locale);
}

/** 2027年3月1日, 1 Mar 2027. */
export function sayDate(day: Day, locale: Locale): string {
  const [year, month, date] = [day.slice(0, 4), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
  if (locale === 'zh') return `${year}年${String(month)}月${String(date)}日`;
  const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  return `${String(date)} ${names[month - 1] ?? ''} ${year}`;
}

export const termWords = (days: number): Words =>
  days >= 365 ? words('一年', 'a year') : words(`${String(days)} 天`, `${String(days)} days`);

export const fundsWords: RefusalWords<FundsRefusal> = {
  insufficient_funds: ({ tail, available }) =>
    words(
      `余额不够:尾号 ${tail} 的账户现在能用 ${sayYuan(available, 'zh')}。没有扣款。`,
      `Not enough money: the account ending ${tail} has ${sayYuan(available, 'en')} available. No money has moved.`,
    ),
  account_restricted: () =>
    words(
      '这个账户现在不能用来付保费。没有扣款。',
      'That account cannot pay a premium now. No money has moved.',
    ),
  account_not_found: () =>
    words('没找到您说的这个账户。没有扣款。', 'None of your accounts is called that. No money has moved.'),
};

export interface NotSold {
  readonly code: 'kind_not_sold';
  readonly said: string;
}

export const notSoldWords: RefusalWords<NotSold> = {
  kind_not_sold: ({ said }) =>
    words(
      `「${said}」这种保险我们暂时没有。现在有医疗险、重疾险、意外险、寿险、年金险、车险、旅行险、家财险、宠物险、学平险、农业险和企业险。`,
      `We do not sell "${said}". There are medical, critical illness, accident, life, annuity, motor, travel, home, pet, student, farm and business insurance.`,
    ),
};
