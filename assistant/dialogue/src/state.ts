import { z } from 'zod';

const slots = z.record(z.string(), z.string());

const option = z.object({
  value: z.string(),
  label: z.object({ zh: z.string(), en: z.string() }),
  detail: z.object({ zh: z.string(), en: z.string() }).optional(),
});

const need = z.object({
  slot: z.string(),
  question: z.object({ zh: z.string(), en: z.string() }),
  options: z.array(option).optional(),
});

/** A request that waits for an answer to the question in `need`. */
const frame = z.object({
  capability: z.string(),
  slots,
  need,
  /** How often the same slot was asked for in a row. */
  asked: z.number().int(),
  /** What 对 and 是的 choose, where the question can be answered with yes. */
  affirms: z.string().optional(),
});
export type Frame = z.infer<typeof frame>;

/** A request that needs the customer's agreement, and what became of it. */
const deed = z.object({
  capability: z.string(),
  slots,
  /** `doubted`: called wrong without saying what is right. */
  outcome: z.enum(['proposed', 'refused', 'cancelled', 'doubted', 'done', 'held']),
});
export type Deed = z.infer<typeof deed>;

/** What was last put before the customer as a list: its names, the slot that they fill, what asking for one means. */
const shown = z.object({
  card: z.string(),
  slot: z.string(),
  ask: z.string().nullable(),
  names: z.array(z.string()),
});
export type Shown = z.infer<typeof shown>;

/** What a conversation remembers between turns. Nothing in it can move money: a proposal's own row decides that. */
export const dialogueState = z.object({
  frame: frame.nullable(),
  /** The newest proposal of the conversation, with the request that led to it. */
  proposed: z.object({ proposal: z.string(), capability: z.string(), slots }).nullable(),
  /** The last request that was answered or refused, for 那上个月呢 and 改成600. */
  last: z.object({ capability: z.string(), slots }).nullable(),
  /** The last command, for 再来一笔 and for corrections; queries leave it standing. */
  deed: deed.nullable().default(null),
  /** The language of the turn before, for what the bank says unasked. */
  locale: z.enum(['zh', 'en']).nullable().default(null),
  /** The person last spoken of, for 再给她转200. */
  person: z.string().nullable(),
  /** What was last listed, for 第二个; and the one of it that was last spoken of, for 这个. */
  shown: shown.nullable().default(null),
  focus: z.string().nullable().default(null),
  /** The reasons behind the last refusal or advice, for 为什么. */
  whys: z.array(z.object({ code: z.string(), text: z.string() })).default([]),
  /** Requests of a sentence that wait until the one before them is settled. */
  queue: z.array(z.object({ intent: z.string(), slots })),
  lastText: z.string(),
  /** Turns in a row that were not understood. */
  lost: z.number().int(),
});
export type DialogueState = z.infer<typeof dialogueState>;

export const freshState: DialogueState = {
  frame: null,
  proposed: null,
  last: null,
  deed: null,
  locale: null,
  person: null,
  shown: null,
  focus: null,
  whys: [],
  queue: [],
  lastText: '',
  lost: 0,
};
