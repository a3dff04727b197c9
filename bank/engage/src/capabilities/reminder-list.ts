import { type Answer, query, ready, type Speech } from '@banxing/capability';
import {
  addMonths,
  dayOf,
  formatMoney,
  formatMoneyForPeople,
  money,
  moneyOf,
  ok,
  today,
  words,
} from '@banxing/kernel';
import { z } from 'zod';
import { sayDay, sayWhen } from '../reminder.ts';
import { activeReminders } from '../reminder-store.ts';
import type { EngageDesk } from '../uses.ts';

const output = z.object({
  reminders: z.array(
    z.object({
      id: z.string(),
      topic: z.string(),
      recurrence: z.string().nullable(),
      nextOn: z.string(),
    }),
  ),
  /** What the bank tells of by itself, three days before. */
  dues: z.array(
    z.object({
      name: z.object({ zh: z.string(), en: z.string() }),
      dueOn: z.string(),
      amount: z.string(),
    }),
  ),
});
type Output = z.infer<typeof output>;

function sayDues({ dues }: Output, { locale, now }: Speech): string {
  const [first] = dues;
  if (!first) return '';
  const amount = formatMoneyForPeople(moneyOf(first.amount));
  const day = sayDay(first.dueOn, dayOf(now))[locale];
  return locale === 'zh'
    ? `另外${day}要还${first.name.zh} ${amount} 元,我会提前三天提醒您。`
    : ` Besides, ¥${amount} falls due on ${first.name.en} ${day}; I will tell you three days before.`;
}

function answer(result: Output, speech: Speech): Answer {
  const zh = speech.locale === 'zh';
  const on = dayOf(speech.now);
  const { reminders } = result;
  const lines = reminders.map((each) => `${sayWhen(each, on)[speech.locale]} ${each.topic}`);
  const shown = lines.slice(0, 5).join(zh ? ';' : '; ');
  const head =
    reminders.length === 0
      ? zh
        ? '您还没有设提醒。'
        : 'You have set no reminders.'
      : zh
        ? `您设了 ${reminders.length} 个提醒:${shown}${lines.length > 5 ? '…' : ''}。`
        : `You have ${reminders.length} ${reminders.length === 1 ? 'reminder' : 'reminders'}: ${shown}${lines.length > 5 ? '…' : ''}.`;
  return {
    text: `${head}${sayDues(result, speech)}`,
    cards: [
      {
        type: 'settings',
        title: zh ? '我的提醒' : 'My reminders',
        changes: reminders.map((each, index) => ({
          setting: 'reminder',
          value: each.id,
          label: lines[index] ?? each.topic,
        })),
        actions: [
          { action: zh ? 'say:设个提醒' : 'say:set a reminder', label: zh ? '加一个' : 'Add one' },
          ...(reminders.length > 0
            ? [
                {
                  action: zh ? 'say:取消提醒' : 'say:cancel a reminder',
                  label: zh ? '取消一个' : 'Cancel one',
                },
              ]
            : []),
        ],
      },
    ],
    suggestions: zh ? ['每月25号提醒我还款'] : ['Remind me on the 25th of every month to repay'],
  };
}

/** 我有哪些提醒. */
export const reminderList = (desk: EngageDesk) =>
  query<object, null, Output, never>({
    id: 'reminder.list',
    title: words('我的提醒', 'My reminders'),
    about: words('列出自己设的提醒', 'Lists own reminders'),
    authority: 'reads',
    input: z.object({}),
    output,
    refusals: {},
    complete: () => Promise.resolve(ready(null)),
    run: async (caller) => {
      const on = today(desk.clock);
      const range = { from: on, to: addMonths(on, 1) };
      const dues = await Promise.all(
        (desk.dueSources ?? []).map((source) => source(desk.db, range, caller.customer)),
      );
      const reminders = await activeReminders(desk.db, caller.customer);
      return ok({
        reminders: reminders.map(({ id, topic, recurrence, nextOn }) => ({ id, topic, recurrence, nextOn })),
        dues: dues
          .flat()
          .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
          .map(({ name, dueOn, amount }) => ({
            name: { ...name },
            dueOn,
            amount: formatMoney(money(amount)),
          })),
      });
    },
    answer,
  });
