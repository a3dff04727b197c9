import { addMoney, formatMoney, isPositive, moneyOf, subtractMoney } from '@banxing/kernel';

const more =
  /(?:再|另外)?(?:多|加|添|涨|增加)(?:转|打|给|付|汇|上|个|点)?(?<n>[\d.零一二两三四五六七八九十百千万]+)|(?<m>[\d.]+) more\b|\badd (?:another )?(?<k>[\d.]+)/iu;
const less =
  /(?:少|减|扣|降)(?:转|打|给|付|汇|掉|去|个|点)?(?<n>[\d.零一二两三四五六七八九十百千万]+)|(?<m>[\d.]+) less\b/iu;
const several = /翻倍|双倍|加倍|翻一番|一半|减半|double|\bhalf\b/iu;

/** Words that change an amount by something instead of naming it: 多转100, “100 less”, 翻倍. */
export const isRelativeAmount = (text: string): boolean =>
  more.test(text) || less.test(text) || several.test(text);

/** The amount that results, as a decimal, to be asked about; undefined when it is not above zero or not clear. */
export function relativeAmount(
  text: string,
  base: string | undefined,
  by: string | undefined,
): string | undefined {
  if (
    base === undefined ||
    by === undefined ||
    several.test(text) ||
    !/^\d+\.\d\d$/u.test(base) ||
    !/^\d+\.\d\d$/u.test(by)
  )
    return undefined;
  const sum = less.test(text)
    ? subtractMoney(moneyOf(base), moneyOf(by))
    : addMoney(moneyOf(base), moneyOf(by));
  return isPositive(sum) ? formatMoney(sum) : undefined;
}
