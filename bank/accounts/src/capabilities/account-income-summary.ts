import { type Answer, query, ready, refused, type Speech } from '@banxing/capability';
import { divideHalfUp, monthRange, ok, today } from '@banxing/kernel';
import { z } from 'zod';
import type { AccountsCapabilityUses } from '../uses.ts';
import { readCategory } from '../category.ts';
import { chooseRange, rangeRefusalWords } from '../date-ranges.ts';
import { sayDay, sayMoney, sayRange } from '../say.ts';
import { summarise } from '../summary.ts';
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
  const what = asked ?? (locale === 'zh' ? '收入' : 'income');
  if (locale === 'zh') {
    const before = latest
      ? `最近一次是${sayDay(latest.on, now).zh},${sayMoney(fen(latest.amount), 'CNY', 'zh')},来自${latest.counterparty}。`
      : '以前也没有查到。';
    return `${when}还没有${what}进账。${asked === null ? '' : before}`;
  }
  const before = latest
    ? ` The last was ${sayMoney(fen(latest.amount), 'CNY', 'en')} on ${sayDay(latest.on, now).en}, from ${latest.counterparty}.`
    : ' None came before either.';
  return `No ${what} came in ${when}.${asked === null ? '' : before}`;
}

function saySource(output: SummaryOutput, when: string, { locale, now }: Speech): string {
  const total = sayMoney(fen(output.total), 'CNY', locale);
  const asked = output.asked ?? '';
  const [newest] = output.recent;
  if (output.count === 1 && newest) {
    const day = sayDay(newest.on, now);
    return locale === 'zh'
      ? `${when}${asked}到账 ${total},${day.zh}到的,来自${newest.counterparty}。`
      : `${total} of ${asked} came in ${when}, on ${day.en}, from ${newest.counterparty}.`;
  }
  const months = BigInt(output.months.length);
  const average = months > 1n ? sayMoney(divideHalfUp(fen(output.total), months), 'CNY', locale) : undefined;
  if (locale === 'zh') {
    return `${when}${asked}一共 ${total},${output.count} 笔${average ? `,有进账的月份平均每月 ${average}` : ''}。`;
  }
  return `${total} of ${asked} came in ${when}, in ${output.count} payments${average ? `, ${average} on average in the months that had any` : ''}.`;
}

function sayAll(output: SummaryOutput, when: string, { locale }: Speech): string {
  const total = sayMoney(fen(output.total), 'CNY', locale);
  const [largest, ...others] = output.groups;
  const part = largest && sayMoney(fen(largest.amount), 'CNY', locale);
  if (locale === 'zh') {
    const most =
      largest && (others.length > 0 ? `,最多的是${largest.label.zh} ${part}` : `,都是${largest.label.zh}`);
    return `${when}一共收入 ${total},${output.count} 笔${most ?? ''}。`;
  }
  const most =
    largest &&
    (others.length > 0
      ? `; most was ${largest.label.en.toLowerCase()}, ${part}`
      : `, all ${largest.label.en.toLowerCase()}`);
  return `${total} came in ${when}, in ${output.count} payments${most ?? ''}.`;
}

function answer(output: SummaryOutput, speech: Speech): Answer {
  const zh = speech.locale === 'zh';
  const when = sayRange(output.range, speech.now)[speech.locale];
  const title = zh ? `${when}${output.asked ?? '收入'}` : `${output.asked ?? 'Income'} ${when}`;
  if (output.count === 0)
    return { text: sayNothing(output, when, speech), cards: [], suggestions: zh ? ['查我去年的工资'] : [] };
  const text = output.asked === null ? sayAll(output, when, speech) : saySource(output, when, speech);
  const list = {
    action: zh ? `say:${when}进账明细` : `say:list what came in ${when}`,
    label: zh ? '看明细' : 'Details',
  };
  return {
    text,
    cards: [
      { ...summaryCardOf(output, speech.locale, title), actions: [list] },
      ...monthChartOf(output, title),
    ],
    suggestions: zh ? ['那花了多少', '和上个月比呢'] : ['And spending?', 'Compared with the month before?'],
  };
}

export const accountIncomeSummary = (uses: AccountsCapabilityUses) =>
  query({
    id: 'account.income_summary',
    title: { zh: '收入统计', en: 'Income' },
    about: {
      zh: '查询一段时间的收入合计,可以只看工资、奖金、利息、养老金等来源',
      en: 'Sum of income over a period, of all kinds or one: salary, bonus, interest, pension…',
    },
    authority: 'reads',
    input: z.object({ date_range: z.string().optional(), source: z.string().optional() }),
    output: summaryOutput,
    refusals: rangeRefusalWords,
    complete: async (_caller, input) => {
      const on = today(uses.clock);
      const range = chooseRange(input.date_range, on, monthRange(on));
      return range.ok
        ? ready({ range: range.value, source: input.source?.trim() || null })
        : refused(range.refusal);
    },
    run: async (caller, { range, source }) => {
      const category = source === null ? undefined : readCategory(source, 'in');
      const summary = await summarise(uses, { customer: caller.customer, direction: 'in', range, category });
      return ok(summaryOf(summary, { direction: 'in', range, asked: source }));
    },
    answer,
  });
