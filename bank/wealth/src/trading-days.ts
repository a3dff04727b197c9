import { addDays, type Day, type DayRange, dayOf, instantAt, weekdayOf } from '@banxing/kernel';

/**
 * Days on which the mainland markets are closed beside weekends, both ends included. 2024 to 2026 as the State Council
 * gave notice of; 2027 by the statutory days, until the notice for that year comes out.
 */
export const marketHolidays: readonly DayRange[] = [
  { from: '2024-01-01', to: '2024-01-01' },
  { from: '2024-02-09', to: '2024-02-17' },
  { from: '2024-04-04', to: '2024-04-06' },
  { from: '2024-05-01', to: '2024-05-05' },
  { from: '2024-06-10', to: '2024-06-10' },
  { from: '2024-09-15', to: '2024-09-17' },
  { from: '2024-10-01', to: '2024-10-07' },
  { from: '2025-01-01', to: '2025-01-01' },
  { from: '2025-01-28', to: '2025-02-04' },
  { from: '2025-04-04', to: '2025-04-06' },
  { from: '2025-05-01', to: '2025-05-05' },
  { from: '2025-05-31', to: '2025-06-02' },
  { from: '2025-10-01', to: '2025-10-08' },
  { from: '2026-01-01', to: '2026-01-03' },
  { from: '2026-02-15', to: '2026-02-23' },
  { from: '2026-04-04', to: '2026-04-06' },
  { from: '2026-05-01', to: '2026-05-05' },
  { from: '2026-06-19', to: '2026-06-21' },
  { from: '2026-09-25', to: '2026-09-27' },
  { from: '2026-10-01', to: '2026-10-07' },
  { from: '2027-01-01', to: '2027-01-03' },
  { from: '2027-02-05', to: '2027-02-11' },
  { from: '2027-04-05', to: '2027-04-05' },
  { from: '2027-05-01', to: '2027-05-05' },
  { from: '2027-06-09', to: '2027-06-09' },
  { from: '2027-09-15', to: '2027-09-15' },
  { from: '2027-10-01', to: '2027-10-07' },
];

const closed = new Set(
  marketHolidays.flatMap(({ from, to }) => {
    const days: Day[] = [];
    for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
    return days;
  }),
);

const known = new Map<Day, boolean>();

/** Do the markets trade on this day? Working weekends are not trading days. */
export function isTradingDay(day: Day): boolean {
  let trades = known.get(day);
  if (trades === undefined) known.set(day, (trades = weekdayOf(day) <= 5 && !closed.has(day)));
  return trades;
}

/** The day itself when the markets trade on it, else the next on which they do. */
export function tradingDayFrom(day: Day): Day {
  let each = day;
  while (!isTradingDay(each)) each = addDays(each, 1);
  return each;
}

/** So many trading days after a day; 0 is `tradingDayFrom`. */
export function tradingDaysAfter(day: Day, count: number): Day {
  let each = tradingDayFrom(day);
  for (let left = count; left > 0; left -= 1) each = tradingDayFrom(addDays(each, 1));
  return each;
}

/** The last trading day before a day. */
export function tradingDayBefore(day: Day): Day {
  let each = addDays(day, -1);
  while (!isTradingDay(each)) each = addDays(each, -1);
  return each;
}

/** Orders given before this hour of a trading day have that day's price, later ones the next trading day's. */
export const cutOffHour = 15;

/** The trading day whose price an order given at this instant gets. */
export function tradeDayOf(at: Date): Day {
  const day = dayOf(at);
  if (!isTradingDay(day)) return tradingDayFrom(day);
  return at < instantAt(day, cutOffHour) ? day : tradingDaysAfter(day, 1);
}

/** Unit values of a day are out in the evening; before that the last known are those of the trading day before. */
export const valuesOutHour = 20;

/** The last day whose unit values are known at an instant. */
export function lastValuedDay(at: Date): Day {
  const day = dayOf(at);
  return isTradingDay(day) && at >= instantAt(day, valuesOutHour) ? day : tradingDayBefore(day);
}
