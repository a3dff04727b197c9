import { addMoney, formatMoney, isPositive, moneyOf, subtractMoney } from '@banxing/kernel';

const more =
  /(?:再|另外)?(?:多|加|添|涨|增加)(?:转|打|给|付|汇|上|个|点)?(?<n>[\d.零一二两三四五六七八九十百千万]+)|(?<m>[\d.]+) more\b|\badd (?:another )?(?<k>[\d.]+)/iu;
const less =
  /(?:少|减|扣|降)(?:转|打|给|付|汇|掉|去|个|点)?(?<n>[\d.零一二两三四五六七八九十百千万]+)|(?<m>[\d.]+) less\b/iu;
const doubled = /翻倍|双倍|加倍|翻一番|\bdouble\b/iu;
const halved = /一半|减半|对半|\bhalf\b/iu;
const divided = /除以\s*(?<n>[二两三四五六七八九十]|\d{1,2})|(?<m>[二三四五六七八九十])分之一/u;
const several = new RegExp(`${doubled.source}|${halved.source}|${divided.source}`, 'iu');
const vague =
  /(?:多|少|再多|再少)(?:转|打|给|付|汇)?(?:一)?(?:点|些)(?:儿|吧|呗|了)?[。!]*$|\b(?:a bit|a little) (?:more|less)\b/iu;

/** Words that change an amount by something instead of naming it: 多转100, “100 less”, 翻倍. */
export const isRelativeAmount = (text: string): boolean =>
  more.test(text) || less.test(text) || several.test(text) || vague.test(text.trim());

const digits = '零一二三四五六七八九十';
const divisorOf = (word: string): number =>
  /^\d+$/u.test(word) ? Number(word) : word === '两' ? 2 : digits.indexOf(word);

/** 翻倍, 一半, 除以3 of an amount; undefined when it does not come out exact to the cent. */
function multipleOf(text: string, base: string): string | undefined {
  const amount = moneyOf(base);
  if (doubled.test(text)) return formatMoney(addMoney(amount, amount));
  const groups = divided.exec(text)?.groups;
  const by = halved.test(text) ? 2 : divisorOf(groups?.['n'] ?? groups?.['m'] ?? '');
  if (by < 2 || amount.minorUnits % BigInt(by) !== 0n) return undefined;
  return formatMoney({ ...amount, minorUnits: amount.minorUnits / BigInt(by) });
}

/** The amount that results, as a decimal, to be asked about; undefined when it is not above zero or not clear. */
export function relativeAmount(
  text: string,
  base: string | undefined,
  by: string | undefined,
): string | undefined {
  if (base === undefined || !/^\d+\.\d\d$/u.test(base)) return undefined;
  if (several.test(text)) return multipleOf(text, base);
  if (by === undefined || !/^\d+\.\d\d$/u.test(by)) return undefined;
  const sum = less.test(text)
    ? subtractMoney(moneyOf(base), moneyOf(by))
    : addMoney(moneyOf(base), moneyOf(by));
  return isPositive(sum) ? formatMoney(sum) : undefined;
}
