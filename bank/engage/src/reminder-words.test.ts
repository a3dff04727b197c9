import { expect, it } from 'vitest';
import type { Reminder } from './reminder.ts';
import { remindersMeant } from './reminder-words.ts';

const reminder = (topic: string, nextOn: string, recurrence: string | null = null): Reminder => ({
  id: `rmd_${topic}`,
  customer: 'cust_A',
  topic,
  recurrence,
  nextOn,
  status: 'active',
  createdAt: new Date('2026-11-20T10:00:00+08:00'),
});
const all = [
  reminder('还款', '2026-11-25', 'monthly:25'),
  reminder('还信用卡', '2026-12-01'),
  reminder('交房租', '2026-12-05', 'monthly:5'),
];
const meant = (said: string): string =>
  remindersMeant(all, said)
    .map(({ topic }) => topic)
    .join(' ');

it.each([
  ['还款', '还款'],
  ['还款的提醒', '还款'],
  ['信用卡', '还信用卡'],
  ['房租', '交房租'],
  ['交房租提醒', '交房租'],
  ['25号', '还款'],
  ['每月5号的', '交房租'],
  ['全部提醒', '还款 还信用卡 交房租'],
  ['all reminders', '还款 还信用卡 交房租'],
  ['还', '还款 还信用卡'],
  ['rmd_交房租', '交房租'],
  ['生日', ''],
])('%s means %s', (said, topics) => {
  expect(meant(said)).toBe(topics);
});
