import { z } from 'zod';

/**
 * A card is what an answer shows beside its words. The server fills it in the reader's language; a front end only
 * draws it. Amounts are decimal strings, times ISO 8601 with offset, days `YYYY-MM-DD`.
 */

/**
 * What a tap does, as a string with a closed set of verbs:
 * `say:TEXT` sends TEXT as if typed, `fill:SLOT=VALUE` answers an open question, `confirm:PROPOSAL` opens the
 * confirmation, `cancel:PROPOSAL` withdraws it, `open:PATH` shows a page of the app, `copy:TEXT` copies.
 */
export const cardAction = z.object({
  action: z.string().regex(/^(say|fill|confirm|cancel|open|copy):/u),
  label: z.string().min(1),
});
export type CardAction = z.infer<typeof cardAction>;

const decimal = z.string().regex(/^-?\d+(\.\d+)?$/u);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u);
const instant = z.string();

export const wireMoney = z.object({ amount: decimal, currency: z.string().length(3) });
export type WireMoney = z.infer<typeof wireMoney>;

const base = { title: z.string().optional(), actions: z.array(cardAction) };
const row = z.object({ label: z.string(), value: z.string() });
export type CardRow = z.infer<typeof row>;

export const accountLine = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  currency: z.string(),
  balance: decimal,
  available: decimal,
  tail: z.string(),
});

export const entryLine = z.object({
  id: z.string(),
  at: instant,
  amount: decimal,
  currency: z.string(),
  direction: z.enum(['in', 'out']),
  counterparty: z.string(),
  memo: z.string(),
  category: z.string(),
  balance: decimal,
  accountTail: z.string(),
});

export const balanceCard = z.object({
  type: z.literal('balance'),
  ...base,
  total: wireMoney.optional(),
  accounts: z.array(accountLine),
});

export const entriesCard = z.object({
  type: z.literal('entries'),
  ...base,
  total: z.number().int(),
  entries: z.array(entryLine),
});

export const summaryCard = z.object({
  type: z.literal('summary'),
  ...base,
  range: z.object({ from: day, to: day }),
  direction: z.enum(['in', 'out']),
  total: wireMoney,
  count: z.number().int(),
  groups: z.array(
    z.object({ label: z.string(), amount: decimal, count: z.number().int(), share: z.number() }),
  ),
  compare: z
    .object({ range: z.object({ from: day, to: day }), total: wireMoney, change: decimal })
    .optional(),
});

export const chartCard = z.object({
  type: z.literal('chart'),
  ...base,
  kind: z.enum(['bars', 'ring', 'line']),
  currency: z.string().optional(),
  series: z.array(
    z.object({ name: z.string(), points: z.array(z.object({ label: z.string(), value: decimal })) }),
  ),
  /** The same facts in words, for those who do not see the chart. */
  asText: z.string(),
});

export const confirmCard = z.object({
  type: z.literal('confirm'),
  ...base,
  proposal: z.string(),
  capability: z.string(),
  hash: z.string(),
  headline: wireMoney.optional(),
  payee: z.object({ name: z.string(), tail: z.string(), bank: z.string() }).optional(),
  rows: z.array(row),
  /** One human sentence of what to mind, when there is something. */
  caution: z.string().optional(),
  /** The button's own words: the act and the amount. */
  confirmLabel: z.string(),
  requires: z.array(z.string()),
  expiresAt: instant,
});

export const receiptCard = z.object({
  type: z.literal('receipt'),
  ...base,
  receipt: z.string(),
  status: z.enum(['done', 'scheduled', 'held', 'cancelled', 'refused']),
  headline: wireMoney.optional(),
  rows: z.array(row),
  at: instant,
});

export const choicesCard = z.object({
  type: z.literal('choices'),
  ...base,
  slot: z.string(),
  question: z.string(),
  options: z.array(z.object({ value: z.string(), label: z.string(), detail: z.string().optional() })),
});

export const formCard = z.object({
  type: z.literal('form'),
  ...base,
  capability: z.string(),
  fields: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      kind: z.enum(['text', 'amount', 'date', 'choice', 'phone', 'number']),
      required: z.boolean(),
      value: z.string().optional(),
      options: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
    }),
  ),
});

export const billCard = z.object({
  type: z.literal('bill'),
  ...base,
  name: z.string(),
  amount: wireMoney,
  minimum: wireMoney.optional(),
  dueOn: day.optional(),
  status: z.enum(['due', 'paid', 'overdue', 'none']),
  rows: z.array(row),
});

export const loanCard = z.object({
  type: z.literal('loan'),
  ...base,
  total: wireMoney,
  items: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      dueOn: day.optional(),
      amount: decimal,
      principal: decimal.optional(),
      interest: decimal.optional(),
      status: z.enum(['due', 'paid', 'overdue', 'active', 'settled']),
      rows: z.array(row),
    }),
  ),
});

export const rowsCard = <T extends string>(type: T) =>
  z.object({
    type: z.literal(type),
    ...base,
    headline: wireMoney.optional(),
    rows: z.array(row),
    items: z
      .array(
        z.object({
          id: z.string(),
          title: z.string(),
          subtitle: z.string().optional(),
          value: z.string().optional(),
          rows: z.array(row).optional(),
          actions: z.array(cardAction).optional(),
        }),
      )
      .optional(),
  });

/** A code to be shown to a scanner: what it says, until when it holds, and which of the desk's codes it is. */
export const codeCard = rowsCard('code').extend({
  code: z
    .object({
      kind: z.enum(['pay', 'collect', 'transit', 'medical']),
      payload: z.string().min(1),
      expiresAt: instant,
    })
    .optional(),
});

export const reasonsCard = z.object({
  type: z.literal('reasons'),
  ...base,
  reasons: z.array(z.object({ code: z.string(), text: z.string() })),
});

export const handoverCard = z.object({
  type: z.literal('handover'),
  ...base,
  ticket: z.string(),
  queue: z.string(),
  position: z.number().int().optional(),
  summary: z.string(),
});

export const settingsCard = z.object({
  type: z.literal('settings'),
  ...base,
  /** What was changed and to which value, so that the front end can obey at once. */
  changes: z.array(z.object({ setting: z.string(), value: z.string(), label: z.string() })),
});

export const card = z.discriminatedUnion('type', [
  balanceCard,
  entriesCard,
  summaryCard,
  chartCard,
  confirmCard,
  receiptCard,
  choicesCard,
  formCard,
  billCard,
  loanCard,
  rowsCard('products'),
  rowsCard('product'),
  rowsCard('compare'),
  rowsCard('allocation'),
  rowsCard('holdings'),
  rowsCard('pension'),
  rowsCard('rate'),
  codeCard,
  rowsCard('coupons'),
  rowsCard('branches'),
  settingsCard,
  reasonsCard,
  handoverCard,
]);
export type Card = z.infer<typeof card>;
export type CardType = Card['type'];
export type CardOf<T extends CardType> = Extract<Card, { type: T }>;

/** The feelings that the bank answers to (contract: fixed words). */
export const emotion = z.enum(['neutral', 'happy', 'anxious', 'angry', 'confused', 'urgent', 'sad']);
export type Emotion = z.infer<typeof emotion>;

export const proposalView = z.object({
  id: z.string(),
  capability: z.string(),
  summary: z.string(),
  details: z.record(z.string(), z.unknown()),
  hash: z.string(),
  requires: z.array(z.string()),
  expiresAt: instant,
});
export type ProposalView = z.infer<typeof proposalView>;

/** A whole answer of the assistant, as it goes over the wire. */
export const reply = z.object({
  conversation: z.string(),
  message: z.string(),
  understanding: z.object({
    intent: z.string(),
    slots: z.record(z.string(), z.string()),
    confidence: z.number(),
    by: z.string(),
  }),
  also: z.array(z.object({ intent: z.string(), slots: z.record(z.string(), z.string()) })).optional(),
  text: z.string(),
  cards: z.array(card),
  proposal: proposalView.nullable(),
  needs: z.object({ slot: z.string(), question: z.string(), options: z.array(z.string()) }).nullable(),
  suggestions: z.array(z.string()),
  emotion,
  handover: z.object({ ticket: z.string(), queue: z.string() }).nullable(),
  reasons: z.array(z.object({ code: z.string(), text: z.string() })).optional(),
});
export type Reply = z.infer<typeof reply>;
