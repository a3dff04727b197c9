import {
  type Day,
  daysBetween,
  formatMoney,
  formatMoneyForPeople,
  type Locale,
  money,
  moneyOf,
  type Words,
  words,
} from '@banxing/kernel';

/** Thousands separated: `1,234.56`. */
export const yuan = (minorUnits: bigint): string => formatMoneyForPeople(money(minorUnits));

/** The wire form: `1234.56`. */
export const wire = (minorUnits: bigint): string => formatMoney(money(minorUnits));

/** A wire amount for people. */
export const people = (decimal: string): string => formatMoneyForPeople(moneyOf(decimal));

/** 元 after or ¥ before, as the language has it. */
export const said = (minorUnits: bigint, locale: Locale): string =>
  locale === 'zh' ? `${yuan(minorUnits)} 元` : `¥${yuan(minorUnits)}`;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** 11月25日, “25 Nov”; with the year when it is another than that of `today`. */
export function dayWords(day: Day, today: Day): Words {
  const [year = '', month = '', date = ''] = day.split('-');
  const other = year !== today.slice(0, 4);
  return words(
    `${other ? `${year}年` : ''}${Number(month)}月${Number(date)}日`,
    `${Number(date)} ${months[Number(month) - 1] ?? ''}${other ? ` ${year}` : ''}`,
  );
}

/** 还有 5 天, 就是今天, 过了 2 天. */
export function distanceWords(day: Day, today: Day): Words {
  const days = daysBetween(today, day);
  if (days === 0) return words('就是今天', 'today');
  if (days > 0) return words(`还有 ${days} 天`, `in ${days} day${days === 1 ? '' : 's'}`);
  return words(`已经过了 ${-days} 天`, `${-days} day${days === -1 ? '' : 's'} ago`);
}

/** 11月账单, “November bill”, by the month in which the cycle closed. */
export const billWords = (closesOn: Day, today: Day): Words => {
  const other = closesOn.slice(0, 4) !== today.slice(0, 4);
  const year = other ? `${closesOn.slice(0, 4)}年` : '';
  const month = Number(closesOn.slice(5, 7));
  return words(
    `${year}${month}月账单`,
    `${months[month - 1] ?? ''}${other ? ` ${closesOn.slice(0, 4)}` : ''} bill`,
  );
};

/** Points with thousands separated. */
export const points = (count: bigint): string => count.toString().replace(/\B(?=(\d{3})+(?!\d))/gu, ',');
