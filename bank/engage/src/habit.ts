import { type Day, dayOfMonth } from '@banxing/kernel';

/** A payment of the past. */
export interface PastPayment {
  readonly account: string;
  readonly on: Day;
  /** Minor units. */
  readonly amount: bigint;
}

/** How somebody usually pays something. */
export interface Habit {
  readonly account: string;
  /** Of the month; the middle one of the past. */
  readonly day: number;
  readonly times: number;
}

const fewest = 2;

/** From at least two payments: the account used most (the latest on a tie) and the middle day of the month. */
export function habitOf(payments: readonly PastPayment[]): Habit | undefined {
  if (payments.length < fewest) return undefined;
  const latestFirst = [...payments].sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
  const times = new Map<string, number>();
  for (const { account } of latestFirst) times.set(account, (times.get(account) ?? 0) + 1);
  const most = Math.max(...times.values());
  const account = latestFirst.find((payment) => times.get(payment.account) === most)?.account ?? '';
  const days = payments.map(({ on }) => dayOfMonth(on)).sort((a, b) => a - b);
  return { account, day: days[Math.floor((days.length - 1) / 2)] ?? 1, times: most };
}
