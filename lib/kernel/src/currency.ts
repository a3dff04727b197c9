/** ISO 4217 codes that the bank keeps books in, each with the number of decimals of its minor unit. */
const decimalsByCurrency = {
  CNY: 2,
  USD: 2,
  EUR: 2,
  HKD: 2,
  GBP: 2,
  JPY: 0,
  AUD: 2,
  CAD: 2,
  CHF: 2,
  SGD: 2,
  NZD: 2,
  KRW: 0,
  THB: 2,
  MOP: 2,
  TWD: 2,
  RUB: 2,
} as const satisfies Record<string, number>;

export type Currency = keyof typeof decimalsByCurrency;

export const currencies = Object.keys(decimalsByCurrency) as Currency[];

export const isCurrency = (code: string): code is Currency => Object.hasOwn(decimalsByCurrency, code);

/** How many decimals an amount of this currency is written with: 2 for CNY, 0 for JPY. */
export const decimalsOf = (currency: Currency): number => decimalsByCurrency[currency];
