import type { Locale } from '../api/types.ts';

/** The bank lives by Shanghai's clock wherever the phone is. */
const zone = 'Asia/Shanghai';

const languageOf = (locale: Locale): string => (locale === 'zh' ? 'zh-CN' : 'en-GB');

/** The day in the bank's zone, `YYYY-MM-DD`. */
export const dayOf = (moment: Date): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(moment);

/** The hour of the day in the bank's zone, 0 to 23. */
export const hourOf = (moment: Date): number =>
  Number(
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).format(moment),
  );

/** `14:05`. */
export const clockTime = (moment: Date): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(moment);

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** A business day as it is said: 今天, 昨天, 明天, 11月20日, with the year when it is another one. */
export const dayInWords = (day: string, today: string, locale: Locale): string => {
  const distance = daysBetween(today, day);
  const near = {
    zh: { '-1': '昨天', '0': '今天', '1': '明天' },
    en: { '-1': 'Yesterday', '0': 'Today', '1': 'Tomorrow' },
  };
  const said = (near[locale] as Record<string, string>)[String(distance)];
  if (said !== undefined) return said;
  const sameYear = day.slice(0, 4) === today.slice(0, 4);
  return new Intl.DateTimeFormat(languageOf(locale), {
    timeZone: 'UTC',
    month: locale === 'zh' ? 'long' : 'short',
    day: 'numeric',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(new Date(`${day}T00:00:00Z`));
};

/** A span of days as it is said; a whole month by its name. */
export const spanInWords = (from: string, to: string, today: string, locale: Locale): string => {
  if (from === to) return dayInWords(from, today, locale);
  const last = new Date(Date.UTC(Number(from.slice(0, 4)), Number(from.slice(5, 7)), 0))
    .toISOString()
    .slice(0, 10);
  if (from.endsWith('-01') && to === last) {
    const sameYear = from.slice(0, 4) === today.slice(0, 4);
    if (locale === 'zh') return `${sameYear ? '' : `${from.slice(0, 4)}年`}${Number(from.slice(5, 7))}月`;
    return new Intl.DateTimeFormat(languageOf(locale), {
      timeZone: 'UTC',
      month: 'long',
      ...(sameYear ? {} : { year: 'numeric' }),
    }).format(new Date(`${from}T00:00:00Z`));
  }
  return `${dayInWords(from, today, locale)} – ${dayInWords(to, today, locale)}`;
};

/** A moment as it is said: 今天 14:05, 11月20日 09:30. */
export const momentInWords = (moment: Date, today: string, locale: Locale): string =>
  `${dayInWords(dayOf(moment), today, locale)} ${clockTime(moment)}`;
