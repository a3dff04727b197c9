import { type Day, dayOf, type Locale, weekdayOf, type Words, words } from '@banxing/kernel';

const weekdaysZh = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];
const weekdaysEn = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const monthsEn = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `11月23日(周一)`, `Mon 23 Nov`. */
export function dayWords(day: Day): Words {
  const [month, date, weekday] = [Number(day.slice(5, 7)), Number(day.slice(8, 10)), weekdayOf(day) - 1];
  return words(
    `${month}月${date}日(${weekdaysZh[weekday] ?? ''})`,
    `${weekdaysEn[weekday] ?? ''} ${date} ${monthsEn[month - 1] ?? ''}`,
  );
}

export const sayDayOf = (at: Date, locale: Locale): string => dayWords(dayOf(at))[locale];
