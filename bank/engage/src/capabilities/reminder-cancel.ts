import {
  type Answer,
  type Completion,
  type CustomerCaller,
  needs,
  ready,
  refused,
  type RefusalWords,
  setting,
  type Speech,
} from '@banxing/capability';
import { dayOf, ok, refuse, today, words } from '@banxing/kernel';
import { z } from 'zod';
import { type Reminder, sayWhen } from '../reminder.ts';
import { activeReminders, endReminders, lockReminders } from '../reminder-store.ts';
import { remindersMeant } from '../reminder-words.ts';
import type { EngageDesk } from '../uses.ts';

const input = z.object({ topic: z.string().max(200).optional() });
const output = z.object({
  cancelled: z.array(
    z.object({ id: z.string(), topic: z.string(), recurrence: z.string().nullable(), nextOn: z.string() }),
  ),
});
type Output = z.infer<typeof output>;
type Refusal = { readonly code: 'no_reminder' };

const refusals: RefusalWords<Refusal> = {
  no_reminder: () => words('您现在没有设提醒,不用取消。', 'You have no reminder to cancel.'),
};

async function complete(
  desk: EngageDesk,
  caller: CustomerCaller,
  said: string,
): Promise<Completion<readonly string[], Refusal>> {
  const active = await activeReminders(desk.db, caller.customer);
  const [only] = active;
  if (!only) return refused({ code: 'no_reminder' });
  const on = today(desk.clock);
  const ask = (question: ReturnType<typeof words>, reminders: readonly Reminder[]) =>
    needs({
      slot: 'topic',
      question,
      options: [
        ...reminders.slice(0, 8).map((reminder) => {
          const when = sayWhen(reminder, on);
          const label = words(`${when.zh} ${reminder.topic}`, `${when.en} ${reminder.topic}`);
          return { value: reminder.id, label };
        }),
        ...(reminders.length > 1 && reminders.length === active.length
          ? [{ value: 'all', label: words('全部', 'All of them') }]
          : []),
      ],
    });
  if (said === '')
    return active.length === 1 ? ready([only.id]) : ask(words('取消哪个提醒?', 'Which reminder?'), active);
  const meant = remindersMeant(active, said);
  const everything = meant.length === active.length && /全|所有|都|all|every/iu.test(said);
  if (meant.length === 1 || everything) return ready(meant.map(({ id }) => id));
  return meant.length > 1
    ? ask(words('有几个差不多的,取消哪个?', 'Several are alike. Which one?'), meant)
    : ask(words(`没有“${said}”这个提醒,取消哪个?`, `There is no reminder “${said}”. Which one?`), active);
}

function answer({ cancelled }: Output, { locale, now }: Speech): Answer {
  const zh = locale === 'zh';
  const names = cancelled.map((each) => `${sayWhen(each, dayOf(now))[locale]} ${each.topic}`);
  return {
    text: zh ? `取消了:${names.join(';')}。` : `Cancelled: ${names.join('; ')}.`,
    cards: [
      {
        type: 'settings',
        title: zh ? '提醒' : 'Reminders',
        changes: cancelled.map(({ id }, index) => ({
          setting: 'reminder.cancelled',
          value: id,
          label: names[index] ?? '',
        })),
        actions: [
          { action: zh ? 'say:我有哪些提醒' : 'say:my reminders', label: zh ? '全部提醒' : 'All reminders' },
        ],
      },
    ],
  };
}

/** 取消还款提醒. */
export const reminderCancel = (desk: EngageDesk) =>
  setting<z.infer<typeof input>, readonly string[], Output, Refusal>({
    id: 'reminder.cancel',
    title: words('取消提醒', 'Cancel a reminder'),
    about: words('取消自己设的提醒', 'Cancels own reminders'),
    authority: 'interface',
    input,
    output,
    refusals,
    complete: (caller, { topic }) => complete(desk, caller, topic?.trim() ?? ''),
    perform: async (tx, caller, ids) => {
      await lockReminders(tx, caller.customer);
      const ending = (await activeReminders(tx, caller.customer)).filter(({ id }) => ids.includes(id));
      if (ending.length === 0) return refuse({ code: 'no_reminder' });
      await endReminders(
        tx,
        caller.customer,
        ending.map(({ id }) => id),
        'cancelled',
        desk.clock.now(),
      );
      return ok({
        cancelled: ending.map(({ id, topic, recurrence, nextOn }) => ({ id, topic, recurrence, nextOn })),
      });
    },
    answer,
  });
