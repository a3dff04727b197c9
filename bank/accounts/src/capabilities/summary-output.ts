import { type DayRange, formatMoney, money, moneyOf } from '@banxing/kernel';
import { z } from 'zod';
import type { CardOf } from '@banxing/cards';
import type { Summary } from '../summary.ts';

const mention = z.object({ on: z.string(), amount: z.string(), counterparty: z.string() });
export type WireMention = z.infer<typeof mention>;

/** A sum over a period as it goes over the wire; amounts without sign, in yuan. */
export const summaryOutput = z.object({
  direction: z.enum(['in', 'out']),
  range: z.object({ from: z.string(), to: z.string() }),
  /** The kind or name that was asked for, as said. */
  asked: z.string().nullable(),
  total: z.string(),
  currency: z.literal('CNY'),
  count: z.number(),
  groups: z.array(
    z.object({ label: z.object({ zh: z.string(), en: z.string() }), amount: z.string(), count: z.number() }),
  ),
  months: z.array(z.object({ month: z.string(), amount: z.string() })),
  /** The newest movements when a kind or name was asked for. */
  recent: z.array(mention),
  /** When nothing was found: the newest one before the period. */
  latest: mention.nullable(),
});
export type SummaryOutput = z.infer<typeof summaryOutput>;

const wire = (minorUnits: bigint): string => formatMoney(money(minorUnits));

const mostRecent = 10;

export function summaryOf(
  summary: Summary,
  about: { direction: 'in' | 'out'; range: DayRange; asked: string | null },
): SummaryOutput {
  return {
    ...about,
    total: wire(summary.total),
    currency: 'CNY',
    count: summary.count,
    groups: summary.groups.map((group) => ({ ...group, amount: wire(group.amount) })),
    months: summary.months.map((month) => ({ ...month, amount: wire(month.amount) })),
    recent: summary.mentions.slice(0, mostRecent).map((each) => ({ ...each, amount: wire(each.amount) })),
    latest: summary.latest ? { ...summary.latest, amount: wire(summary.latest.amount) } : null,
  };
}

export const fen = (amount: string): bigint => moneyOf(amount).minorUnits;

const shownGroups = 8;

/** Share of the whole with four decimals: a figure to draw by, not money. */
const shareOf = (part: bigint, whole: bigint): number =>
  whole === 0n ? 0 : Number((part * 10_000n) / whole) / 10_000;

export function summaryCardOf(output: SummaryOutput, locale: 'zh' | 'en', title: string): CardOf<'summary'> {
  const total = fen(output.total);
  return {
    type: 'summary',
    title,
    range: output.range,
    direction: output.direction,
    total: { amount: output.total, currency: output.currency },
    count: output.count,
    groups: output.groups.slice(0, shownGroups).map((group) => ({
      label: group.label[locale],
      amount: group.amount,
      count: group.count,
      share: shareOf(fen(group.amount), total),
    })),
    actions: [],
  };
}

/** Bars by month, when there is more than one. */
export function monthChartOf(output: SummaryOutput, title: string): CardOf<'chart'>[] {
  if (output.months.length < 2) return [];
  return [
    {
      type: 'chart',
      title,
      kind: 'bars',
      currency: 'CNY',
      series: [
        { name: title, points: output.months.map(({ month, amount }) => ({ label: month, value: amount })) },
      ],
      asText: output.months.map(({ month, amount }) => `${month} ${amount}`).join(', '),
      actions: [],
    },
  ];
}
