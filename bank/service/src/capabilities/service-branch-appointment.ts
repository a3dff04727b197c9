import {
  type Answer,
  type Completion,
  type CustomerCaller,
  needs,
  ready,
  refused,
  setting,
} from '@banxing/capability';
import { isDay, type Locale, ok, today, words, type Words } from '@banxing/kernel';
import type { Branch } from '@banxing/parties';
import { z } from 'zod';
import { hoursOn, longestAheadDays, visitDays } from '../branch-hours.ts';
import { branchesMeant, branchesNearby } from '../branch-words.ts';
import { dayWords } from '../day-words.ts';
import { customerOf, type ServiceUses } from '../service-uses.ts';
import { bookVisit, judgeVisit, type VisitRefusal } from '../use-cases/book-visit.ts';
import { branchFact, branchItem, factOf } from './branch-item.ts';
import { progressAction, topicInput } from './handover-answer.ts';

const input = z.object({
  place: z.string().trim().max(100).optional(),
  date: z.string().trim().max(40).optional(),
  topic: topicInput,
});
type Input = z.infer<typeof input>;

interface Draft {
  readonly branch: string;
  readonly on: string;
  readonly topic: string;
}

const output = z.object({
  ticket: z.string(),
  branch: branchFact,
  on: z.string(),
  /** Between which hours of that day: `9:00–17:00`. */
  open: z.string(),
  topic: z.string(),
  fresh: z.boolean(),
});
type Output = z.infer<typeof output>;
type Step = Completion<Draft, VisitRefusal>;

const askPlace = (question: Words, branches: readonly Branch[]): Step =>
  needs({
    slot: 'place',
    question,
    options: branches.map(({ code, name, address }) => ({ value: code, label: name, detail: address })),
  });

const askDay = (question: Words, branch: Branch, now: Date): Step =>
  needs({
    slot: 'date',
    question,
    options: visitDays(branch.hours.zh, now, 5).map((day) => ({ value: day, label: dayWords(day) })),
  });

const askTopic = (): Step =>
  needs({
    slot: 'topic',
    question: words('去网点办什么事?', 'What would you like to do there?'),
    options: [
      { value: '取现金', label: words('取现金', 'Withdraw cash') },
      { value: '开户办卡', label: words('开户办卡', 'Open an account or card') },
      { value: '贷款面签', label: words('贷款面签', 'Sign a loan') },
      { value: '其他业务', label: words('其他业务', 'Something else') },
    ],
  });

/** The one branch that is meant, or the question which. */
async function branchOf(
  uses: ServiceUses,
  caller: CustomerCaller,
  place: string | undefined,
): Promise<Branch | Step> {
  const [customer, all] = await Promise.all([
    customerOf(uses, uses.db, caller.customer),
    uses.parties.branches(uses.db),
  ]);
  const meant = place ? branchesMeant(place, all, customer.city) : undefined;
  const own = branchesNearby(customer, all);
  if (meant && meant.how !== 'place') {
    const question = words(
      `没找到“${place ?? ''}”的网点,去下面哪一个?`,
      `There is no branch at “${place ?? ''}”. Which of these?`,
    );
    return askPlace(question, meant.how === 'none' ? own : meant.branches);
  }
  const candidates = meant ? meant.branches : own;
  const [only] = candidates;
  return only && candidates.length === 1 ? only : askPlace(words('去哪个网点?', 'Which branch?'), candidates);
}

async function complete(
  uses: ServiceUses,
  caller: CustomerCaller,
  { place, date, topic }: Input,
): Promise<Step> {
  const branch = await branchOf(uses, caller, place);
  if ('status' in branch) return branch;
  const now = uses.clock.now();
  if (!date) return askDay(words(`哪天去${branch.name.zh}?`, `Which day at ${branch.name.en}?`), branch, now);
  if (!isDay(date))
    return askDay(words('这个日子我没看懂,哪天去?', 'I could not read that day. Which day?'), branch, now);
  const possible = judgeVisit(branch, date, now, today(uses.clock));
  if (!possible.ok) {
    if (possible.refusal.code !== 'branch_closed') return refused(possible.refusal);
    return askDay(visitRefusals.branch_closed(possible.refusal), branch, now);
  }
  return topic ? ready({ branch: branch.code, on: date, topic }) : askTopic();
}

const visitRefusals = {
  branch_not_found: () => words('没有这个网点,没有约。', 'There is no such branch; nothing was booked.'),
  visit_day_past: ({ on }: { readonly on: string }) =>
    words(`${dayWords(on).zh}已经过去了,没有约。`, `${dayWords(on).en} is over; nothing was booked.`),
  visit_day_too_far: ({ on }: { readonly on: string }) =>
    words(
      `只能约 ${longestAheadDays} 天以内的,${dayWords(on).zh}太远了,没有约。`,
      `Visits can be booked up to ${longestAheadDays} days ahead; ${dayWords(on).en} is too far. Nothing was booked.`,
    ),
  branch_closed: ({ on, branch }: { readonly on: string; readonly branch: Branch }) =>
    words(
      `${branch.name.zh}${dayWords(on).zh}不营业或已经关门了(${branch.hours.zh}),换一天?`,
      `${branch.name.en} is not open on ${dayWords(on).en} (${branch.hours.en}). Another day?`,
    ),
  too_many_visits: ({ most }: { readonly most: number }) =>
    words(
      `您已经约了 ${most} 次,这次没有约。`,
      `You have ${most} visits booked already; nothing was booked.`,
    ),
};

function answer({ ticket, branch, on, open, topic, fresh }: Output, locale: Locale): Answer {
  const zh = locale === 'zh';
  const day = dayWords(on)[locale];
  const text = fresh
    ? zh
      ? `约好了:${day}到${branch.name.zh},${topic}。预约号 ${ticket},${open} 之间到都可以,带上身份证。`
      : `Booked: ${day} at ${branch.name.en}, for ${topic}. Number ${ticket}; come between ${open.replace('–', ' and ')}, with your ID card.`
    : zh
      ? `这天您已经约过${branch.name.zh}了,预约号 ${ticket}。`
      : `You have a visit to ${branch.name.en} booked for that day already, number ${ticket}.`;
  const item = branchItem(branch, locale);
  const rows = [
    { label: zh ? '预约号' : 'Number', value: ticket },
    { label: zh ? '日期' : 'Day', value: day },
    { label: zh ? '办理' : 'For', value: topic },
  ];
  const items = [{ ...item, actions: item.actions.slice(0, 1) }];
  const title = zh ? '网点预约' : 'Branch visit';
  return { text, cards: [{ type: 'branches', title, rows, items, actions: [progressAction(locale)] }] };
}

/** Books a visit to a branch on one of the next 30 days on which it opens; asks for place, day and purpose. */
export const serviceBranchAppointment = (uses: ServiceUses) =>
  setting<Input, Draft, Output, VisitRefusal>({
    id: 'service.branch_appointment',
    title: words('预约网点', 'Book a branch visit'),
    about: words('约好哪天去哪个网点办什么', 'Books a day at a branch for a purpose'),
    authority: 'interface',
    input,
    output,
    refusals: visitRefusals,
    complete: (caller, given) => complete(uses, caller, given),
    perform: async (tx, caller, draft) => {
      const booked = await bookVisit(uses, tx, { ...draft, customer: caller.customer });
      if (!booked.ok) return booked;
      const { ticket, branch, fresh } = booked.value;
      return ok({
        ticket: ticket.number,
        branch: factOf(branch),
        on: draft.on,
        open: hoursOn(branch.hours.zh, draft.on),
        topic: ticket.topic,
        fresh,
      });
    },
    answer: (output, { locale }) => answer(output, locale),
  });
