import { type Answer, query, ready, refused, type Speech } from '@banxing/capability';
import { monthRange, ok, today } from '@banxing/kernel';
import { z } from 'zod';
import type { AccountsCapabilityUses } from '../uses.ts';
import { readCategory } from '../category.ts';
import { chooseRange, rangeRefusalWords } from '../date-ranges.ts';
import { sayDay, sayMoney, sayRange } from '../say.ts';
import { summarise, type Summary } from '../summary.ts';
import {
  fen,
  monthChartOf,
  summaryCardOf,
  type SummaryOutput,
  summaryOf,
  summaryOutput,
} from './summary-output.ts';

function sayNothing(output: SummaryOutput, when: string, { locale, now }: Speech): string {
  const { asked, latest } = output;
  if (locale === 'zh') {
    const before = latest
      ? `最近一次是${sayDay(latest.on, now).zh}在${latest.counterparty},${sayMoney(fen(latest.amount), 'CNY', 'zh')}。`
      : '以前也没有查到。';
    return asked === null ? `${when}还没有花钱。` : `${when}没有${asked}的支出。${before}`;
  }
  const before = latest
    ? ` The last was ${sayMoney(fen(latest.amount), 'CNY', 'en')} at ${latest.counterparty} on ${sayDay(latest.on, now).en}.`
    : ' None came before either.';
  return asked === null ? `Nothing was spent ${when}.` : `Nothing was spent on ${asked} ${when}.${before}`;
}

function saySpent(output: SummaryOutput, when: string, { locale }: Speech): string {
  const total = sayMoney(fen(output.total), 'CNY', locale);
  const largest = output.groups.slice(0, 3);
  const named = largest.map(
    (group) => `${group.label[locale]} ${sayMoney(fen(group.amount), 'CNY', locale)}`,
  );
  const onlyOne = output.groups.length < 2;
  if (locale === 'zh') {
    const most = onlyOne ? '' : `,花得多的是${named.join('、')}`;
    return `${when}${output.asked === null ? '一共花了' : `${output.asked}花了`} ${total},${output.count} 笔${most}。`;
  }
  const most = onlyOne ? '' : `; most on ${named.join(', ')}`;
  return `${total} was spent${output.asked === null ? '' : ` on ${output.asked}`} ${when}, in ${output.count} payments${most}.`;
}

function answer(output: SummaryOutput, speech: Speech): Answer {
  const zh = speech.locale === 'zh';
  const when = sayRange(output.range, speech.now)[speech.locale];
  if (output.count === 0) return { text: sayNothing(output, when, speech), cards: [] };
  const title = zh
    ? `${when}${output.asked ?? ''}支出`
    : `Spending ${when}${output.asked === null ? '' : `: ${output.asked}`}`;
  const list = {
    action: zh ? `say:${when}${output.asked ?? ''}支出明细` : `say:list spending ${when}`,
    label: zh ? '看明细' : 'Details',
  };
  return {
    text: saySpent(output, when, speech),
    cards: [
      { ...summaryCardOf(output, speech.locale, title), actions: [list] },
      ...monthChartOf(output, title),
    ],
    suggestions: zh ? ['和上个月比呢', '吃饭花了多少'] : ['Compared with last month?', 'How much on food?'],
  };
}

const label = (category: string | null, merchant: string | null): string | null =>
  category === null || merchant === null ? (category ?? merchant) : `${merchant} ${category}`;

export const accountExpenseSummary = (uses: AccountsCapabilityUses) =>
  query({
    id: 'account.expense_summary',
    title: { zh: '支出统计', en: 'Spending' },
    about: {
      zh: '查询一段时间的支出合计,可以只看某一类或某个商户',
      en: 'Sum of spending over a period, of all kinds, one kind or one merchant',
    },
    authority: 'reads',
    input: z.object({
      date_range: z.string().optional(),
      category: z.string().optional(),
      merchant: z.string().optional(),
    }),
    output: summaryOutput,
    refusals: rangeRefusalWords,
    complete: async (_caller, input) => {
      const on = today(uses.clock);
      const range = chooseRange(input.date_range, on, monthRange(on));
      if (!range.ok) return refused(range.refusal);
      return ready({
        range: range.value,
        category: input.category?.trim() || null,
        merchant: input.merchant?.trim() || null,
      });
    },
    run: async (caller, { range, category, merchant }) => {
      const asked = { customer: caller.customer, direction: 'out' as const, range };
      const read = category === null ? undefined : readCategory(category, 'out');
      let summary: Summary = await summarise(uses, { ...asked, category: read, name: merchant ?? undefined });
      // 物业 and 超市 are said like a merchant but are kinds of spending.
      if (summary.count === 0 && merchant !== null && category === null) {
        const kind = readCategory(merchant, 'out');
        const byKind = kind.text === null ? await summarise(uses, { ...asked, category: kind }) : undefined;
        if (byKind && (byKind.count > 0 || !summary.latest)) summary = byKind;
      }
      return ok(summaryOf(summary, { direction: 'out', range, asked: label(category, merchant) }));
    },
    answer,
  });
