import { foldSpoken } from '@banxing/parties';
import { type Currency, type Words, words } from '@banxing/kernel';
import type { AccountClass, AccountKind } from './deposit-account.ts';

/** A kind of account that customers open for themselves. */
export interface AccountType {
  /** As it is written in drafts and options. */
  readonly code: string;
  readonly name: Words;
  readonly about: Words;
  readonly kind: AccountKind;
  readonly class: AccountClass;
  readonly currency: Currency;
}

const foreign = (currency: Currency, zh: string, en: string): AccountType => ({
  code: currency,
  name: words(`${zh}账户`, `${en} account`),
  about: words(`存${zh},可以结汇购汇`, `Keeps ${en}`),
  kind: 'foreign',
  class: 'I',
  currency,
});

/** All that can be opened here. A pension account has rules of its own and is opened elsewhere. */
export const accountTypes: readonly AccountType[] = [
  {
    code: 'II',
    name: words('二类户', 'Class II account'),
    about: words('日常消费、缴费用,和主卡的钱分开', 'For everyday payments, apart from the main card'),
    kind: 'current',
    class: 'II',
    currency: 'CNY',
  },
  {
    code: 'III',
    name: words('三类户', 'Class III account'),
    about: words('放点零钱,小额支付用', 'For small change and small payments'),
    kind: 'current',
    class: 'III',
    currency: 'CNY',
  },
  foreign('USD', '美元', 'US dollar'),
  foreign('HKD', '港元', 'Hong Kong dollar'),
  foreign('EUR', '欧元', 'euro'),
  foreign('GBP', '英镑', 'pound'),
  foreign('JPY', '日元', 'yen'),
  foreign('AUD', '澳元', 'Australian dollar'),
  foreign('SGD', '新加坡元', 'Singapore dollar'),
];

export const typeOf = (code: string): AccountType | undefined =>
  accountTypes.find((type) => type.code === code);

/** What somebody asked to open. */
export type TypeMeant =
  | { readonly kind: 'one'; readonly type: AccountType }
  | { readonly kind: 'foreign' }
  | { readonly kind: 'first_class' }
  | { readonly kind: 'pension' }
  | { readonly kind: 'unknown' };

const patterns: readonly (readonly [RegExp, TypeMeant['kind'] | string])[] = [
  [/养老|pension/u, 'pension'],
  [/美元|美金|美刀|usd|dollar(?!.*hong)|美国/u, 'USD'],
  [/港币|港元|港纸|hkd|hongkong/u, 'HKD'],
  [/欧元|eur/u, 'EUR'],
  [/英镑|gbp|pound|sterling/u, 'GBP'],
  [/日元|日币|jpy|yen/u, 'JPY'],
  [/澳元|澳币|aud|australia/u, 'AUD'],
  [/新加坡|新币|sgd|singapore/u, 'SGD'],
  [/外币|外汇|foreign|多币种/u, 'foreign'],
  [/三类|3类|iii类|class(?:iii|3)|零钱|小额|tier3|typeiii|type3/u, 'III'],
  [/二类|2类|ii类|class(?:ii|2)|电子账户|电子户|虚拟账户|tier2|typeii|type2|electronic|online/u, 'II'],
  [/一类|1类|i类|class(?:i|1)|tier1|type1|typei/u, 'first_class'],
];

/** Reads 二类户, Ⅱ类账户, 电子账户, 美元户, 外币户, class 2… */
export function typeMeant(said: string): TypeMeant {
  const exact = typeOf(said.trim().toUpperCase());
  if (exact) return { kind: 'one', type: exact };
  const folded = foldSpoken(said);
  const [, found] = patterns.find(([pattern]) => pattern.test(folded)) ?? [];
  if (found === undefined) return { kind: 'unknown' };
  const type = typeOf(found);
  if (type) return { kind: 'one', type };
  return { kind: found as 'foreign' | 'first_class' | 'pension' };
}
