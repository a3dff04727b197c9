import { splitMoney } from '../money/decimal.ts';

/** A value as the bank words it, made ready to be shown: what is large, what stands small beside it, which way it went. */
export type Figure = {
  readonly main: string;
  readonly note: string | undefined;
  readonly change: 'gain' | 'loss' | undefined;
};

/** A bare signed figure is a change; an amount with its unit (净资产 -100.00 元) is not. */
const changeOf = (text: string): Figure['change'] => {
  const found = /^(?<sign>[+\-−])(?<digits>\d[\d,.]*)%?$/u.exec(text)?.groups;
  if (found === undefined || !/[1-9]/u.test(found['digits'] ?? '')) return undefined;
  return found['sign'] === '+' ? 'gain' : 'loss';
};

/** Digits of an amount that came without its commas; anything else is left as it is. */
const groupedIn = (text: string): string => {
  const money = /^\d{4,}\.\d{2}$/u.test(text) ? splitMoney(text) : undefined;
  return money === undefined ? text : `${money.whole}.${money.fraction}`;
};

/** Reads `七日年化 1.55%` as 1.55% with a word beside it, `12345.60` as 12,345.60, `-88.00` as a loss. */
export const figureOf = (text: string): Figure => {
  const rate = /^(?<note>\D+?)\s+(?<main>[\d.]+%(?:\s*[-–~]\s*[\d.]+%)?)(?<rest>.*)$/u.exec(text)?.groups;
  if (rate === undefined) return { main: groupedIn(text), note: undefined, change: changeOf(text) };
  const note = `${rate['note'] ?? ''}${rate['rest'] ?? ''}`;
  return { main: rate['main'] ?? text, note, change: undefined };
};

/** The shares of an allocation, in percent; undefined when not every part is one. */
export const sharesOf = (values: readonly (string | undefined)[]): readonly number[] | undefined => {
  const shares = values.map((value) => Number(/^(\d+(?:\.\d+)?)%$/u.exec(value ?? '')?.[1] ?? Number.NaN));
  return shares.length === 0 || shares.some(Number.isNaN) ? undefined : shares;
};

const halfColumn = 10;

/** True for words that would not stand on one line in half a card; a Chinese character is as wide as two letters. */
export const isWide = (text: string): boolean =>
  Array.from(text).reduce((width, sign) => width + (sign > '\u2e7f' ? 1 : 0.55), 0) > halfColumn;
