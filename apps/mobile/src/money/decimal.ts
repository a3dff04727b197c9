/** Amounts stay the strings that the bank sent; nothing here turns money into a floating number. */

export type MoneyParts = {
  readonly negative: boolean;
  readonly whole: string;
  readonly fraction: string;
};

const shape = /^(-?)(\d+)(?:\.(\d+))?$/u;

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/gu, ',');

/** Splits `-12345.6` into sign, grouped whole and fraction as sent; undefined when it is not a decimal. */
export const splitMoney = (amount: string): MoneyParts | undefined => {
  const found = shape.exec(amount);
  if (found === null) return undefined;
  const whole = (found[2] ?? '0').replace(/^0+(?=\d)/u, '');
  const fraction = found[3] ?? '';
  const zero = /^0*$/u.test(whole + fraction);
  return { negative: found[1] === '-' && !zero, whole: grouped(whole), fraction };
};

const signs: Readonly<Record<string, string>> = {
  CNY: '¥',
  USD: '$',
  EUR: '€',
  GBP: '£',
  JPY: '¥',
  HKD: 'HK$',
};

/** The sign written before an amount; the code itself where a sign would be mistaken for another currency. */
export const currencySign = (currency: string): string =>
  currency === 'JPY' ? 'JP¥' : (signs[currency] ?? `${currency} `);

const units: Readonly<Record<string, { zh: string; en: string }>> = {
  CNY: { zh: '元', en: 'yuan' },
  USD: { zh: '美元', en: 'US dollars' },
  EUR: { zh: '欧元', en: 'euros' },
  GBP: { zh: '英镑', en: 'pounds' },
  JPY: { zh: '日元', en: 'yen' },
  HKD: { zh: '港元', en: 'Hong Kong dollars' },
};

/** An amount as it is said: `1,000.00 元`, `1,000.00 yuan`. */
export const spokenMoney = (amount: string, currency: string, locale: 'zh' | 'en'): string => {
  const parts = splitMoney(amount);
  if (parts === undefined) return amount;
  const unit = units[currency]?.[locale] ?? currency;
  const minus = parts.negative ? (locale === 'zh' ? '负' : 'minus ') : '';
  return `${minus}${parts.whole}${parts.fraction === '' ? '' : `.${parts.fraction}`} ${unit}`;
};

/** Minor units of an amount at a scale of decimals that holds every digit of it. */
const minorUnits = (amount: string, decimals: number): bigint => {
  const found = shape.exec(amount);
  if (found === null) return 0n;
  const digits = (found[2] ?? '0') + (found[3] ?? '').padEnd(decimals, '0');
  return found[1] === '-' ? -BigInt(digits) : BigInt(digits);
};

const decimalsOf = (amount: string): number => amount.split('.')[1]?.length ?? 0;

const written = (minor: bigint, decimals: number): string => {
  const negative = minor < 0n;
  const digits = String(negative ? -minor : minor).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = decimals === 0 ? '' : `.${digits.slice(-decimals)}`;
  return `${negative ? '-' : ''}${whole}${fraction}`;
};

/** The exact sum, with as many decimals as the finest amount. */
export const sumMoney = (amounts: readonly string[]): string => {
  const decimals = Math.max(0, ...amounts.map(decimalsOf));
  return written(
    amounts.reduce((sum, amount) => sum + minorUnits(amount, decimals), 0n),
    decimals,
  );
};

/** The amount without its sign. */
export const withoutSign = (amount: string): string => amount.replace(/^-/u, '');

export const isNegative = (amount: string): boolean => splitMoney(amount)?.negative ?? false;

/** How long a bar is beside the longest one, from 0 to 1: a length to draw, never an amount. */
export const lengthBeside = (amount: string, longest: string): number => {
  const decimals = Math.max(decimalsOf(amount), decimalsOf(longest));
  const whole = minorUnits(withoutSign(longest), decimals);
  if (whole === 0n) return 0;
  return Number((minorUnits(withoutSign(amount), decimals) * 10_000n) / whole) / 10_000;
};

/** The largest of the amounts, by size without sign. */
export const largest = (amounts: readonly string[]): string => {
  const decimals = Math.max(0, ...amounts.map(decimalsOf));
  return amounts.reduce(
    (most, amount) =>
      minorUnits(withoutSign(amount), decimals) > minorUnits(most, decimals) ? withoutSign(amount) : most,
    '0',
  );
};

/** True when the typed text is an amount the bank could take: digits, at most two decimals, above zero. */
export const isTypedAmount = (text: string): boolean =>
  /^\d{1,12}(\.\d{1,2})?$/u.test(text) && !/^[0.]+$/u.test(text);
