import { addDays, type Day, type Words, words } from '@banxing/kernel';

/** A day as people say it, seen from today: 今天, 明天, 12月8日, 2027年1月3日. */
export function dayWords(day: Day, today: Day): Words {
  if (day === today) return words('今天', 'today');
  if (day === addDays(today, 1)) return words('明天', 'tomorrow');
  if (day === addDays(today, -1)) return words('昨天', 'yesterday');
  const [year = '', month = '', date = ''] = day.split('-');
  const short = `${Number(month)}月${Number(date)}日`;
  return words(year === today.slice(0, 4) ? short : `${year}年${short}`, `on ${day}`);
}

/** The months that a bill is for: 10月, 8月到10月. */
export function monthsWords(from: Day, to: Day): Words {
  const [a, b] = [Number(from.slice(5, 7)), Number(to.slice(5, 7))];
  return a === b && from.slice(0, 4) === to.slice(0, 4)
    ? words(`${a}月`, from.slice(0, 7))
    : words(`${a}月到${b}月`, `${from.slice(0, 7)} to ${to.slice(0, 7)}`);
}

/** The end of a number that is personal: *6789. */
export const masked = (number: string): string => `*${number.slice(-4)}`;
