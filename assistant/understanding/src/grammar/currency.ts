/** A currency named in a text. Yuan are `CNY`, which the slot leaves out. */
export interface CurrencyMention {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

const names: readonly (readonly [pattern: string, code: string])[] = [
  ['人民币|rmb|cny|chinese yuan|renminbi', 'CNY'],
  [
    '美元|美金|美刀|美员|美园|美圆|没元|没金|美国的?钱|u刀|mei ?yuan|mei ?jin|美币|usd|us dollars?|u\\.s\\. dollars?|american dollars?|us\\$',
    'USD',
  ],
  ['港币|港元|港比|港必|香港的?钱|gang ?bi|港纸|港幣|hkd|hong kong dollars?|hk dollars?|hk\\$', 'HKD'],
  ['澳门元|澳门币|葡币|mop', 'MOP'],
  ['台币|新台币|台幣|twd|ntd', 'TWD'],
  [
    '欧元|欧园|欧员|欧罗|欧刀|欧洲的?钱|一欧|ou ?yuan|欧圆|euros?|eur|€|(?<=[\\d百千万k]\\s?)欧(?![洲美盟式])',
    'EUR',
  ],
  [
    '英镑|英磅|英榜|英傍|英国的?钱|sterling|换镑|ying ?bang|(?<=[\\d百千万k]\\s?)镑|gbp|british pounds?|pounds sterling|pounds?|£',
    'GBP',
  ],
  ['日元|日币|日本的?钱|ri ?yuan|日圆|円|jpy|japanese yen|yen', 'JPY'],
  ['韩元|韩币|韩圆|krw|korean won', 'KRW'],
  [
    '澳元|澳币|澳员|奥元|奥币|澳(?:大利亚|洲)(?:的|那个)?钱|澳大利亚元|澳刀|aud|australian dollars?|aussie dollars?',
    'AUD',
  ],
  ['加元|加币|加必|加圆|加拿大[^,，。]{0,6}钱|加拿大元|加刀|cad|canadian dollars?', 'CAD'],
  ['新西兰元|纽币|纽元|nzd', 'NZD'],
  ['新加坡元|新加坡币|新币|坡币|新元|sgd|singapore dollars?', 'SGD'],
  ['瑞士法郎|瑞郎|chf|swiss francs?|francs?', 'CHF'],
  ['泰铢|泰珠|thb|baht', 'THB'],
  ['卢布|rub|roubles?|rubles?', 'RUB'],
  ['林吉特|马币|令吉|myr|ringgit', 'MYR'],
  ['越南盾|vnd', 'VND'],
  ['印尼盾|idr', 'IDR'],
  ['菲律宾比索|php', 'PHP'],
  ['卢比|inr|rupees?', 'INR'],
  ['迪拉姆|aed|dirhams?', 'AED'],
  ['瑞典克朗|sek', 'SEK'],
  ['丹麦克朗|dkk', 'DKK'],
  ['挪威克朗|nok', 'NOK'],
  ['兰特|zar', 'ZAR'],
  ['里亚尔|sar', 'SAR'],
  [
    '(?<=\\d|[一二三四五六七八九十百千万两k])\\s?(?:刀|dollars?)(?![片具子])|刀(?![片具子叉工法鱼枪锋背口])|\\bdollars?\\b|\\$',
    'USD',
  ],
];

const whole = new RegExp(
  names.map(([pattern]) => `((?<![a-z](?=[a-z]))(?:${pattern})(?![a-z]))`).join('|'),
  'gu',
);

/** Finds every currency named in the (normalised) text. */
export function readCurrencies(text: string): readonly CurrencyMention[] {
  const mentions: CurrencyMention[] = [];
  for (const match of text.matchAll(whole)) {
    const index = match.slice(1).findIndex((group) => group !== undefined);
    const value = names[index]?.[1];
    if (value !== undefined) mentions.push({ start: match.index, end: match.index + match[0].length, value });
  }
  return mentions;
}

/** Pattern source of the names of foreign currencies that may follow an amount. */
export const foreignUnit = names
  .slice(1)
  .map(([pattern]) => pattern)
  .join('|');

export function currencyCodeOf(words: string): string | undefined {
  return readCurrencies(words)[0]?.value;
}
