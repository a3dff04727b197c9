import { type Currency, invariant, type Locale, type Words, words } from '@banxing/kernel';

/** The currencies that the bank deals in, the most asked for first. */
export const dealtCurrencies = [
  'USD',
  'EUR',
  'HKD',
  'JPY',
  'GBP',
  'AUD',
  'CAD',
  'SGD',
  'CHF',
  'KRW',
  'THB',
  'NZD',
  'RUB',
  'TWD',
  'MOP',
] as const satisfies readonly Currency[];
export type DealtCurrency = (typeof dealtCurrencies)[number];

export const currencyNames: Readonly<Record<DealtCurrency, Words>> = {
  USD: words('美元', 'US dollar'),
  EUR: words('欧元', 'euro'),
  HKD: words('港币', 'Hong Kong dollar'),
  JPY: words('日元', 'Japanese yen'),
  GBP: words('英镑', 'pound sterling'),
  AUD: words('澳元', 'Australian dollar'),
  CAD: words('加元', 'Canadian dollar'),
  SGD: words('新加坡元', 'Singapore dollar'),
  CHF: words('瑞士法郎', 'Swiss franc'),
  KRW: words('韩元', 'Korean won'),
  THB: words('泰铢', 'Thai baht'),
  NZD: words('新西兰元', 'New Zealand dollar'),
  RUB: words('卢布', 'Russian rouble'),
  TWD: words('新台币', 'New Taiwan dollar'),
  MOP: words('澳门元', 'Macau pataca'),
};

const otherNames: Readonly<Record<string, DealtCurrency>> = {
  美金: 'USD',
  美刀: 'USD',
  刀: 'USD',
  dollar: 'USD',
  dollars: 'USD',
  歐元: 'EUR',
  euros: 'EUR',
  港元: 'HKD',
  港幣: 'HKD',
  港纸: 'HKD',
  日圆: 'JPY',
  日圓: 'JPY',
  日币: 'JPY',
  日幣: 'JPY',
  yen: 'JPY',
  英鎊: 'GBP',
  pound: 'GBP',
  pounds: 'GBP',
  澳币: 'AUD',
  澳大利亚元: 'AUD',
  加币: 'CAD',
  加拿大元: 'CAD',
  新币: 'SGD',
  坡币: 'SGD',
  瑞郎: 'CHF',
  韩币: 'KRW',
  韓元: 'KRW',
  won: 'KRW',
  泰珠: 'THB',
  baht: 'THB',
  纽币: 'NZD',
  新西兰币: 'NZD',
  盧布: 'RUB',
  rouble: 'RUB',
  ruble: 'RUB',
  台币: 'TWD',
  臺幣: 'TWD',
  台幣: 'TWD',
  澳门币: 'MOP',
};

export const isDealt = (code: string): code is DealtCurrency =>
  (dealtCurrencies as readonly string[]).includes(code);

/** A currency said as its code or by name; undefined when the bank does not deal in it, or it is none. */
export function currencySaid(spoken: string): DealtCurrency | undefined {
  const text = spoken.trim();
  const code = text.toUpperCase();
  if (isDealt(code)) return code;
  const folded = text.toLowerCase();
  return (
    dealtCurrencies.find(
      (each) => currencyNames[each].zh === text || currencyNames[each].en.toLowerCase() === folded,
    ) ?? otherNames[folded]
  );
}

/** Yuan said as a currency: 人民币, CNY, RMB. */
export const isYuanSaid = (spoken: string): boolean =>
  /^(?:cny|rmb|人民币|人民幣|yuan|元)$/iu.test(spoken.trim());

/** What to call a currency whether the bank deals in it or not: 越南盾. */
export function nameOfCurrency(spoken: string, locale: Locale): string {
  const said = currencySaid(spoken);
  if (said) return currencyNames[said][locale];
  const code = spoken.trim().toUpperCase();
  if (!/^[A-Z]{3}$/u.test(code)) return spoken.trim().slice(0, 20);
  return new Intl.DisplayNames(locale === 'zh' ? 'zh-CN' : 'en', { type: 'currency' }).of(code) ?? code;
}

/** A code that the program itself wrote. */
export function dealtCurrencyOfCode(code: string): DealtCurrency {
  invariant(isDealt(code), `not a currency that the bank deals in: ${code}`);
  return code;
}
