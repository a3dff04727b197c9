import type { Queryable } from '@banxing/database';
import { addMonths, dayOf, formatMoneyForPeople, money, type Words, words } from '@banxing/kernel';
import type { Notice } from '../message.ts';
import { type Reminder, sayDay } from '../reminder.ts';
import type { Due, EngageDesk } from '../uses.ts';

const repayment = /还款|还钱|还贷|房贷|车贷|贷款|信用卡|账单|花呗|repay|loan|mortgage|credit|bill/iu;

const yuan = (due: Due): string => formatMoneyForPeople(money(due.amount));

/** What to say to do what one is reminded of, where the topic alone tells. */
const sentences: readonly (readonly [RegExp, Words])[] = [
  [/房贷|贷款|车贷|loan|mortgage/iu, words('这个月要还多少贷款', 'what is due on my loans this month')],
  [/还款|信用卡|账单|repay|credit/iu, words('还信用卡', 'pay my credit card')],
  [/电费|electric/iu, words('交电费', 'pay my electricity bill')],
  [/水费|water/iu, words('交水费', 'pay my water bill')],
  [/话费|充值|top.?up/iu, words('充话费', 'top up my phone')],
  [/转账|打钱|生活费|transfer/iu, words('转账', 'make a transfer')],
];

/** What is due within a month, when the reminder is about paying something back. */
async function duesFor(desk: EngageDesk, q: Queryable, reminder: Reminder): Promise<Due[]> {
  if (!repayment.test(reminder.topic)) return [];
  const today = dayOf(desk.clock.now());
  const range = { from: today, to: addMonths(today, 1) };
  const found: Due[] = [];
  for (const source of desk.dueSources ?? []) found.push(...(await source(q, range, reminder.customer)));
  return found.sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
}

/** The message of a reminder's day, with what is to be paid when it is about that. */
export async function remindAbout(desk: EngageDesk, q: Queryable, reminder: Reminder): Promise<Notice> {
  const today = dayOf(desk.clock.now());
  const dues = await duesFor(desk, q, reminder);
  const lines = (locale: 'zh' | 'en'): string =>
    dues
      .slice(0, 3)
      .map((due) =>
        locale === 'zh'
          ? `${due.name.zh} ${yuan(due)} 元,${sayDay(due.dueOn, today).zh}前`
          : `${due.name.en} ¥${yuan(due)} by ${sayDay(due.dueOn, today).en}`,
      )
      .join(locale === 'zh' ? ';' : '; ');
  const body =
    dues.length > 0
      ? words(`要还的有:${lines('zh')}。`, `Due: ${lines('en')}.`)
      : words('您让我今天提醒您。', 'You asked to be reminded today.');
  return {
    key: `reminder/${reminder.id}/${reminder.nextOn}`,
    customer: reminder.customer,
    kind: 'reminder',
    title: words(`提醒:${reminder.topic}`, `Reminder: ${reminder.topic}`),
    body,
    say: dues[0]?.say ?? sentences.find(([pattern]) => pattern.test(reminder.topic))?.[1] ?? null,
  };
}
