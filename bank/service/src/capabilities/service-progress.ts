import { type Answer, query, ready } from '@banxing/capability';
import { addDays, formatInstant, type Locale, ok, startOfDay, today, words } from '@banxing/kernel';
import { z } from 'zod';
import { dayWords, sayDayOf } from '../day-words.ts';
import { queueNames, queues } from '../queue.ts';
import type { ServiceUses } from '../service-uses.ts';
import { kindNames, statusNames, type Ticket } from '../ticket.ts';
import { aheadOf, liveTickets, settledTickets } from '../ticket-store.ts';

const localized = z.object({ zh: z.string(), en: z.string() });
const line = z.object({
  ticket: z.string(),
  kind: z.enum(['handover', 'complaint', 'appointment']),
  queue: z.enum(queues),
  topic: z.string(),
  status: z.enum(['open', 'taken', 'done', 'cancelled']),
  createdAt: z.string(),
  /** How many wait before it; of handovers that wait only. */
  ahead: z.number().int().nullable(),
  visit: z.object({ branch: localized, on: z.string() }).nullable(),
});
type Line = z.infer<typeof line>;
const output = z.object({
  tickets: z.array(line),
  /** What other departments have in hand. */
  elsewhere: z.array(z.object({ title: localized, state: localized })),
});
type Output = z.infer<typeof output>;

/** Settled tickets are told of for so long. */
const rememberedDays = 30;

async function lineOf(uses: ServiceUses, ticket: Ticket): Promise<Line> {
  const { number, kind, queue, topic, status, createdAt, visit } = ticket;
  const branch = visit && (await uses.parties.branch(uses.db, visit.branch));
  const waits = kind === 'handover' && status === 'open';
  return {
    ...{ ticket: number, kind, queue, topic, status },
    createdAt: formatInstant(createdAt),
    ahead: waits ? await aheadOf(uses.db, ticket) : null,
    visit: visit && branch ? { branch: branch.name, on: visit.on } : null,
  };
}

function stateOf({ kind, status, ahead, visit }: Line, locale: Locale): string {
  const zh = locale === 'zh';
  if (visit && status === 'open') {
    const on = dayWords(visit.on)[locale];
    return zh ? `已约好,${on}到${visit.branch.zh}` : `booked for ${on} at ${visit.branch.en}`;
  }
  if (kind === 'handover' && ahead !== null) {
    if (ahead === 0) return zh ? '排队中,下一位就是您' : 'waiting, you are next';
    return zh ? `排队中,前面还有 ${ahead} 位` : `waiting, ${ahead} ahead of you`;
  }
  return statusNames[status][locale];
}

/** A handover by the people who are waited for, the others by what they are. */
const nameOf = ({ kind, queue }: Line, locale: Locale): string =>
  (kind === 'handover' ? queueNames[queue] : kindNames[kind])[locale];

/** What other departments have in hand, as sentences and lines of the card. */
function elsewhereIn({ elsewhere }: Output, locale: Locale) {
  return {
    told: elsewhere.slice(0, 2).map(({ title, state }) => `${title[locale]}:${state[locale]}`),
    items: elsewhere.map(({ title, state }, index) => ({
      id: `elsewhere/${String(index)}`,
      title: title[locale],
      value: state[locale],
    })),
  };
}

function onlyElsewhere(output: Output, locale: Locale): Answer {
  const { told, items } = elsewhereIn(output, locale);
  const title = locale === 'zh' ? '办理进度' : 'Progress';
  return {
    text: `${told.join(locale === 'zh' ? ';' : '; ')}${locale === 'zh' ? '。' : '.'}`,
    cards: [{ type: 'product', title, rows: [], items, actions: [] }],
  };
}

function answer(output: Output, locale: Locale): Answer {
  const { tickets } = output;
  if (tickets.length === 0 && output.elsewhere.length > 0) return onlyElsewhere(output, locale);
  const zh = locale === 'zh';
  const live = tickets.filter(({ status }) => status === 'open' || status === 'taken');
  if (tickets.length === 0) {
    const text = zh ? '您没有在办的工单、投诉或预约。' : 'You have no tickets, complaints or visits open.';
    return {
      text,
      cards: [],
      suggestions: zh ? ['转人工', '我要投诉', '预约网点'] : ['A person, please', 'Book a visit'],
    };
  }
  const told = (live.length > 0 ? live : tickets).slice(0, 3).map((each) => {
    const name = nameOf(each, locale);
    return zh
      ? `${name} ${each.ticket}:${stateOf(each, locale)}`
      : `${name} ${each.ticket}: ${stateOf(each, locale)}`;
  });
  const begin =
    live.length > 0
      ? zh
        ? `在办的有 ${live.length} 件。`
        : `${live.length} open. `
      : zh
        ? '没有在办的了,最近办过的:'
        : 'Nothing is open. Lately: ';
  const items = tickets.map((each) => ({
    id: each.ticket,
    title: `${nameOf(each, locale)} ${each.ticket}`,
    ...(each.topic === '' ? {} : { subtitle: each.topic }),
    value: statusNames[each.status][locale],
    rows: [
      { label: zh ? '进度' : 'State', value: stateOf(each, locale) },
      { label: zh ? '由谁办' : 'With', value: queueNames[each.queue][locale] },
      { label: zh ? '登记日' : 'Opened', value: sayDayOf(new Date(each.createdAt), locale) },
    ],
  }));
  const title = zh ? '工单进度' : 'Tickets';
  const others = elsewhereIn(output, locale);
  const text = `${begin}${[...told, ...others.told].join(zh ? ';' : '; ')}${zh ? '。' : '.'}`;
  return {
    text,
    cards: [{ type: 'product', title, rows: [], items: [...items, ...others.items], actions: [] }],
  };
}

/** The caller's own tickets, complaints and visits, and how far each is. */
export const serviceProgress = (uses: ServiceUses) =>
  query<Record<string, never>, Record<string, never>, Output, never>({
    id: 'service.progress',
    title: words('查工单进度', 'Ticket progress'),
    about: words('工单、投诉和预约办到哪一步', 'How far tickets, complaints and visits are'),
    authority: 'reads',
    input: z.object({}),
    output,
    refusals: {},
    complete: () => Promise.resolve(ready({})),
    run: async (caller) => {
      const on = today(uses.clock);
      const [live, settled] = await Promise.all([
        liveTickets(uses.db, caller.customer, on),
        settledTickets(uses.db, caller.customer, startOfDay(addDays(on, -rememberedDays))),
      ]);
      const tickets = await Promise.all([...live, ...settled].map((ticket) => lineOf(uses, ticket)));
      const elsewhere = [];
      for (const source of uses.elsewhere ?? []) elsewhere.push(...(await source(uses.db, caller.customer)));
      return ok({
        tickets,
        elsewhere: elsewhere.map(({ title, state }) => ({ title: { ...title }, state: { ...state } })),
      });
    },
    answer: (output, { locale }) => answer(output, locale),
  });
