import { addDays, type Day, type Words, words } from '@banxing/kernel';

/** A day as people say it, seen from today: 今天, 明天, 11月25日, 2027年1月3日. */
export function dayWords(day: Day, today: Day): Words {
  if (day === today) return words('今天', 'today');
  if (day === addDays(today, 1)) return words('明天', 'tomorrow');
  if (day === addDays(today, -1)) return words('昨天', 'yesterday');
  const [year = '', month = '', date = ''] = day.split('-');
  const short = `${Number(month)}月${Number(date)}日`;
  return words(year === today.slice(0, 4) ? short : `${year}年${short}`, `on ${day}`);
}
