import {
  type Answer,
  type Completion,
  type CustomerCaller,
  needs,
  ready,
  refused,
  type RefusalWords,
  setting,
  type SlotOption,
  type Speech,
} from '@banxing/capability';
import { addDays, addMonths, dayOf, formatInstant, ok, today, words } from '@banxing/kernel';
import { z } from 'zod';
import { firstDay, type ReminderTimeRefusal, sayDay, sayWhen } from '../reminder.ts';
import { mostReminders, setReminder } from '../use-cases/set-reminder.ts';
import type { EngageDesk } from '../uses.ts';

const input = z.object({
  date: z.string().max(40).optional(),
  recurrence: z.string().max(40).optional(),
  topic: z.string().max(200).optional(),
});
type Input = z.infer<typeof input>;

interface Draft {
  readonly topic: string;
  readonly recurrence: string | null;
  readonly nextOn: string;
}

const output = z.object({
  reminder: z.string(),
  topic: z.string(),
  recurrence: z.string().nullable(),
  nextOn: z.string(),
  at: z.string(),
  fresh: z.boolean(),
});
type Output = z.infer<typeof output>;

type Refusal =
  | Extract<ReminderTimeRefusal, { code: 'day_past' | 'day_too_far' }>
  | { readonly code: 'too_many_reminders' };

const refusals: RefusalWords<Refusal> = {
  day_past: ({ day }) =>
    words(
      `${day} 已经过了,没有设提醒。换个以后的日子?`,
      `${day} has passed; no reminder was set. Another day?`,
    ),
  day_too_far: () =>
    words('最远能提醒到五年以后,没有设提醒。', 'Reminders go five years ahead at most; none was set.'),
  too_many_reminders: () =>
    words(
      `您已经有 ${mostReminders} 个提醒了,先取消一些。这个没有设。`,
      `You have ${mostReminders} reminders already. Cancel some first; this one was not set.`,
    ),
};

const longestTopic = 60;

/** What was said, on one line, without what cannot be seen and without the word for being reminded. */
function cleanTopic(said: string | undefined): string {
  const plain = (said ?? '').replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ').trim();
  const bare = plain.replace(/^(?:一下|我|to\s+|about\s+)/iu, '').trim();
  return [...(bare === '' ? plain : bare)].slice(0, longestTopic).join('');
}

/** Days that are near at hand, those on which something falls due first. */
async function dayOptions(desk: EngageDesk, caller: CustomerCaller): Promise<SlotOption[]> {
  const on = today(desk.clock);
  const range = { from: on, to: addMonths(on, 1) };
  const dues = await Promise.all(
    (desk.dueSources ?? []).map((source) => source(desk.db, range, caller.customer)),
  );
  const known = dues.flat().map((due) => ({
    value: due.dueOn,
    label: words(
      `${sayDay(due.dueOn, on).zh} ${due.name.zh}还款日`,
      `${sayDay(due.dueOn, on).en}, ${due.name.en} due`,
    ),
  }));
  const near = [1, 2, 7].map((days) => {
    const day = addDays(on, days);
    return { value: day, label: sayDay(day, on) };
  });
  return [...known, ...near.filter(({ value }) => !known.some((each) => each.value === value))].slice(0, 5);
}

async function complete(
  desk: EngageDesk,
  caller: CustomerCaller,
  given: Input,
): Promise<Completion<Draft, Refusal>> {
  const date = given.date?.trim() === '' ? undefined : given.date?.trim();
  const recurrence = given.recurrence?.trim() === '' ? undefined : given.recurrence?.trim();
  const topic = cleanTopic(given.topic);
  const askDay = async () =>
    needs({
      slot: 'date',
      question: words('哪天提醒您?', 'On which day?'),
      options: await dayOptions(desk, caller),
    });
  const first = firstDay({ date, recurrence }, desk.clock.now());
  if (!first.ok) {
    const { refusal } = first;
    if (refusal.code === 'day_past' || refusal.code === 'day_too_far') return refused(refusal);
    if (topic === '' && date === undefined && recurrence === undefined)
      return needs({ slot: 'topic', question: words('要提醒您什么事?', 'What shall I remind you of?') });
    return askDay();
  }
  if (topic === '')
    return needs({ slot: 'topic', question: words('到时候提醒您什么事?', 'What shall I remind you of?') });
  return ready({ topic, recurrence: recurrence ?? null, nextOn: first.value });
}

const hourOf = (at: string): number => Number(at.slice(11, 13));

function answer(result: Output, { locale, now }: Speech): Answer {
  const zh = locale === 'zh';
  const on = dayOf(now);
  const when = sayWhen(result, on)[locale];
  const hour = hourOf(result.at);
  const part = hour < 12 ? '上午' : hour < 18 ? '下午' : '晚上';
  const clock = zh ? `${part}${hour > 12 ? hour - 12 : hour}点` : `${hour}:00`;
  const repeated = result.recurrence !== null;
  const first = repeated
    ? zh
      ? `,第一次是${sayDay(result.nextOn, on).zh}`
      : `, first on ${sayDay(result.nextOn, on).en}`
    : '';
  const done = result.fresh
    ? zh
      ? `好,${when}${clock}提醒您:${result.topic}${first}。`
      : `I will remind you ${when} at ${clock}: ${result.topic}${first}.`
    : zh
      ? `这个提醒已经有了:${when},${result.topic}。`
      : `That reminder is there already: ${when}, ${result.topic}.`;
  return {
    text: done,
    cards: [
      {
        type: 'settings',
        title: zh ? '提醒' : 'Reminder',
        changes: [{ setting: 'reminder', value: result.reminder, label: `${when} ${result.topic}` }],
        actions: [
          {
            action: zh ? `say:取消${result.topic}的提醒` : `say:cancel the reminder ${result.topic}`,
            label: zh ? '取消这个提醒' : 'Cancel it',
          },
          { action: zh ? 'say:我有哪些提醒' : 'say:my reminders', label: zh ? '全部提醒' : 'All reminders' },
        ],
      },
    ],
    suggestions: zh ? ['我有哪些提醒'] : ['My reminders'],
  };
}

/** 25号提醒我还款. */
export const reminderCreate = (desk: EngageDesk) =>
  setting<Input, Draft, Output, Refusal>({
    id: 'reminder.create',
    title: words('设提醒', 'Set a reminder'),
    about: words('到某天或按周期提醒您一件事', 'Reminds of something on a day, or again and again'),
    authority: 'interface',
    input,
    output,
    refusals,
    complete: (caller, given) => complete(desk, caller, given),
    perform: async (tx, caller, draft) => {
      const set = await setReminder(desk, tx, { ...draft, customer: caller.customer });
      if (!set.ok) return set;
      const { reminder, fresh, at } = set.value;
      const { id, topic, recurrence, nextOn } = reminder;
      return ok({ reminder: id, topic, recurrence, nextOn, fresh, at: formatInstant(at) });
    },
    answer,
  });
