import { dayOf, startOfDay, weekdayOf, words, type Words } from '@banxing/kernel';

/** The lines in which customers wait for people. */
export const queues = ['general', 'elder', 'key-customer', 'fraud', 'video', 'sign-language'] as const;
export type Queue = (typeof queues)[number];

export const queueNames: Readonly<Record<Queue, Words>> = {
  general: words('人工客服', 'Customer service'),
  elder: words('关怀专席', 'Care desk'),
  'key-customer': words('客户经理', 'Relationship managers'),
  fraud: words('防诈专席', 'Fraud desk'),
  video: words('视频客服', 'Video service'),
  'sign-language': words('手语客服', 'Sign language service'),
};

interface Staffing {
  /** Hours of the bank's zone, from 0 to 24; the same on each of the days. */
  readonly from: number;
  readonly to: number;
  readonly lastWeekday: 5 | 7;
  readonly words: Words;
}

const daily: Staffing = {
  from: 8,
  to: 22,
  lastWeekday: 7,
  words: words('每天 8:00–22:00', 'daily 8:00–22:00'),
};
const onWeekdays: Staffing = {
  from: 9,
  to: 17,
  lastWeekday: 5,
  words: words('周一至周五 9:00–17:00', 'Mon–Fri 9:00–17:00'),
};

/** When people sit at each desk. */
const staffing: Readonly<Record<Queue, Staffing>> = {
  general: daily,
  elder: daily,
  'key-customer': daily,
  fraud: { from: 0, to: 24, lastWeekday: 7, words: words('全天', 'round the clock') },
  video: onWeekdays,
  'sign-language': onWeekdays,
};

export const hoursOf = (queue: Queue): Words => staffing[queue].words;

/** Does somebody sit at the desk of the queue at this moment? */
export function isStaffed(queue: Queue, at: Date): boolean {
  const { from, to, lastWeekday } = staffing[queue];
  const day = dayOf(at);
  const hour = (at.getTime() - startOfDay(day).getTime()) / 3_600_000;
  return weekdayOf(day) <= lastWeekday && hour >= from && hour < to;
}

/** What decides in which line a customer waits. */
export interface Situation {
  readonly topic: string;
  readonly said: string;
  /** What was heard in the customer's words; `neutral` when nothing was. */
  readonly feeling: string;
  readonly elder: boolean;
  readonly keyCustomer: boolean;
}

const fraudWords =
  /骗|诈|盗刷|被盗|盗用|冒充|钓鱼|不是我(本人)?(转|刷|买|操作|弄)|scam|fraud|stolen|hacked|phish|cheated|unauthori[sz]ed/iu;

const calm = new Set(['neutral', 'happy']);

export const soundsLikeFraud = (text: string): boolean => fraudWords.test(text);

/**
 * The line for somebody who wants a person: fraud before all else, then key customers to their managers, then elders and
 * everybody who is worried to the care desk.
 */
export function queueFor({ topic, said, feeling, elder, keyCustomer }: Situation): Queue {
  if (soundsLikeFraud(`${topic} ${said}`)) return 'fraud';
  if (keyCustomer) return 'key-customer';
  return elder || !calm.has(feeling) ? 'elder' : 'general';
}
