import { type Words, words } from '@banxing/kernel';
import type { DealtCurrency } from './currency-names.ts';

/** A country or region that money can be sent to. */
export interface Country {
  readonly code: string;
  readonly name: Words;
  readonly currency: DealtCurrency;
  /** Other ways of saying it, folded. */
  readonly also: readonly string[];
}

const country = (code: string, zh: string, en: string, currency: DealtCurrency, also: string): Country => ({
  code,
  name: words(zh, en),
  currency,
  also: also === '' ? [] : also.split(' '),
});

export const countries: readonly Country[] = [
  country('US', '美国', 'United States', 'USD', '美國 usa america 漂亮国 states'),
  country('GB', '英国', 'United Kingdom', 'GBP', '英國 uk britain england 腐国 london 伦敦'),
  country('HK', '香港', 'Hong Kong', 'HKD', '中国香港 hongkong'),
  country('MO', '澳门', 'Macau', 'MOP', '澳門 中国澳门 macao'),
  country('TW', '台湾', 'Taiwan', 'TWD', '台灣 臺灣 中国台湾'),
  country('CA', '加拿大', 'Canada', 'CAD', '枫叶国'),
  country('JP', '日本', 'Japan', 'JPY', '霓虹国 tokyo 东京'),
  country('KR', '韩国', 'South Korea', 'KRW', '韓國 korea'),
  country('AU', '澳大利亚', 'Australia', 'AUD', '澳洲 澳大利亞 袋鼠国'),
  country('NZ', '新西兰', 'New Zealand', 'NZD', '紐西蘭 新西蘭'),
  country('SG', '新加坡', 'Singapore', 'SGD', '狮城'),
  country('MY', '马来西亚', 'Malaysia', 'USD', '馬來西亞 大马'),
  country('TH', '泰国', 'Thailand', 'THB', '泰國'),
  country('VN', '越南', 'Vietnam', 'USD', ''),
  country('DE', '德国', 'Germany', 'EUR', '德國'),
  country('FR', '法国', 'France', 'EUR', '法國'),
  country('IT', '意大利', 'Italy', 'EUR', '義大利'),
  country('ES', '西班牙', 'Spain', 'EUR', ''),
  country('NL', '荷兰', 'Netherlands', 'EUR', '荷蘭 holland'),
  country('CH', '瑞士', 'Switzerland', 'CHF', ''),
  country('RU', '俄罗斯', 'Russia', 'RUB', '俄羅斯'),
  country('AE', '阿联酋', 'United Arab Emirates', 'USD', '迪拜 dubai uae'),
];

/** Where the bank sends nothing, whoever asks. */
const closed: readonly string[] = [
  '朝鲜',
  '朝鮮',
  'northkorea',
  '伊朗',
  'iran',
  '叙利亚',
  '敘利亞',
  'syria',
  '古巴',
  'cuba',
];

const folded = (text: string): string => text.toLowerCase().replace(/[\s.·]|^the\s/gu, '');

export type CountrySaid =
  | { readonly kind: 'one'; readonly country: Country }
  | { readonly kind: 'closed' }
  | { readonly kind: 'unknown' };

/** Which country is meant: by code, name or another way of saying it. */
export function countrySaid(spoken: string): CountrySaid {
  const said = folded(spoken);
  if (closed.includes(said)) return { kind: 'closed' };
  const found = countries.find(
    ({ code, name, also }) =>
      code.toLowerCase() === said || name.zh === said || folded(name.en) === said || also.includes(said),
  );
  return found ? { kind: 'one', country: found } : { kind: 'unknown' };
}

export const countryOf = (code: string): Country | undefined => countries.find((each) => each.code === code);
