import { type Answer, type CustomerId, query, ready, refused, type Speech } from '@banxing/capability';
import {
  type DayRange,
  daysBetween,
  formatMoney,
  money,
  monthRange,
  ok,
  today,
  type Words,
} from '@banxing/kernel';
import { z } from 'zod';
import type { AccountsCapabilityUses } from '../uses.ts';
import { readCategory } from '../category.ts';
import { chooseRange, elapsedPart, firstDays, rangeBefore, rangeRefusalWords } from '../date-ranges.ts';
import { sayMoney, sayRange } from '../say.ts';
import { type Summary, summarise } from '../summary.ts';
import { fen, summaryCardOf, type SummaryOutput, summaryOf, summaryOutput } from './summary-output.ts';

const side = z.object({
  now: summaryOutput,
  before: summaryOutput,
  /** Of the range before, only as many days as have passed of the one that is still running. */
  beforeSoFar: z.string().nullable(),
});

const output = z.object({ asked: z.string().nullable(), expense: side.nullable(), income: side.nullable() });
type Output = z.infer<typeof output>;
type Side = z.infer<typeof side>;

const subjects = { in: { zh: '收入', en: 'Income' }, out: { zh: '支出', en: 'Spending' } } as const;

function sayChange(change: bigint, other: string, { locale }: Speech): string {
  if (change === 0n) return locale === 'zh' ? `和${other}一样` : `the same as ${other}`;
  const amount = sayMoney(change < 0n ? -change : change, 'CNY', locale);
  if (locale === 'zh') return `比${other}${change > 0n ? '多' : '少'} ${amount}`;
  return `${amount} ${change > 0n ? 'more' : 'less'} than ${other}`;
}

/** While a period runs, it is held against as many days of the other: anything else would always look like less. */
function sayRunning(each: Side, soFar: bigint, subject: string, speech: Speech): string {
  const { locale, now } = speech;
  const when = sayRange(each.now.range, now)[locale];
  const then = sayRange(each.before.range, now)[locale];
  const total = fen(each.now.total);
  const [sum, part, whole] = [total, soFar, fen(each.before.total)].map((amount) =>
    sayMoney(amount, 'CNY', locale),
  );
  if (locale === 'zh') {
    return `${when}到今天${subject} ${sum},${sayChange(total - soFar, `${then}同期`, speech)}(同期 ${part},${then}一共 ${whole})`;
  }
  return `${subject} ${when} so far: ${sum}, ${sayChange(total - soFar, `the same days of ${then}`, speech)} (${part}; all of ${then} ${whole})`;
}

function saySide(each: Side, asked: string | null, speech: Speech): string {
  const { locale, now } = speech;
  const subject = asked ?? subjects[each.now.direction][locale];
  if (each.beforeSoFar !== null) return sayRunning(each, fen(each.beforeSoFar), subject, speech);
  const when = sayRange(each.now.range, now)[locale];
  const then = sayRange(each.before.range, now)[locale];
  const total = fen(each.now.total);
  const change = sayChange(total - fen(each.before.total), then, speech);
  const sum = sayMoney(total, 'CNY', locale);
  const was = sayMoney(fen(each.before.total), 'CNY', locale);
  if (locale === 'zh') return `${when}${subject} ${sum},${then} ${was},${change}`;
  return `${subject} ${when}: ${sum}, ${change} (${was})`;
}

function answer({ asked, expense, income }: Output, speech: Speech): Answer {
  const zh = speech.locale === 'zh';
  const sides = [expense, income].filter((each) => each !== null);
  const text = `${sides.map((each) => saySide(each, asked, speech)).join(zh ? '。' : '. ')}${zh ? '。' : '.'}`;
  const cards = sides.map((each) => {
    const subject = asked ?? subjects[each.now.direction][speech.locale];
    const title = zh ? `${subject}对比` : `${subject} compared`;
    const change = fen(each.now.total) - fen(each.before.total);
    return {
      ...summaryCardOf(each.now, speech.locale, title),
      compare: {
        range: each.before.range,
        total: { amount: each.before.total, currency: 'CNY' },
        change: formatMoney(money(change)),
      },
    };
  });
  return { text, cards };
}

interface Ranges {
  readonly range: DayRange;
  readonly before: DayRange;
}

async function compareSide(
  uses: AccountsCapabilityUses,
  customer: CustomerId,
  direction: 'in' | 'out',
  { range, before }: Ranges,
  asked: string | null,
): Promise<Side> {
  const category = asked === null ? undefined : readCategory(asked, direction);
  const sum = (days: DayRange): Promise<Summary> =>
    summarise(uses, { customer, direction, range: days, category });
  const wire = (summary: Summary, days: DayRange): SummaryOutput =>
    summaryOf(summary, { direction, range: days, asked });
  const passed = elapsedPart(range, today(uses.clock));
  const running = passed.to !== range.to;
  const [now, then, soFar] = await Promise.all([
    sum(range),
    sum(before),
    running ? sum(firstDays(before, daysBetween(passed.from, passed.to) + 1)) : undefined,
  ]);
  return {
    now: wire(now, range),
    before: wire(then, before),
    beforeSoFar: soFar ? summaryOf(soFar, { direction, range: before, asked }).total : null,
  };
}

const incomeWords = new Set(['收入', '进账', '挣的', '赚的', 'income', 'earnings']);
const expenseWords = new Set(['支出', '花销', '开销', '消费', '花费', 'spending', 'expenses']);

const about: Words = {
  zh: '对比两段时间的收入和支出,可以只看某一类',
  en: 'Compares income and spending of two periods, of all kinds or one',
};

export const accountSpendingCompare = (uses: AccountsCapabilityUses) =>
  query({
    id: 'account.spending_compare',
    title: { zh: '收支对比', en: 'Compare periods' },
    about,
    authority: 'reads',
    input: z.object({
      date_range: z.string().optional(),
      compare_range: z.string().optional(),
      category: z.string().optional(),
    }),
    output,
    refusals: rangeRefusalWords,
    complete: async (_caller, input) => {
      const on = today(uses.clock);
      const range = chooseRange(input.date_range, on, monthRange(on));
      if (!range.ok) return refused(range.refusal);
      const before = chooseRange(input.compare_range, on, rangeBefore(range.value));
      if (!before.ok) return refused(before.refusal);
      return ready({ range: range.value, before: before.value, category: input.category?.trim() || null });
    },
    run: async (caller, { range, before, category }) => {
      const onlyIncome = category !== null && incomeWords.has(category);
      const onlyExpense = category !== null && expenseWords.has(category);
      const asked = onlyIncome || onlyExpense ? null : category;
      // A kind that can only come in (工资, 利息) is compared as income.
      const comesIn =
        asked !== null && readCategory(asked, 'out').text !== null && readCategory(asked, 'in').text === null;
      const ranges = { range, before };
      const wantsIncome = onlyIncome || comesIn || category === null;
      const wantsExpense = !onlyIncome && !comesIn;
      const [expense, income] = await Promise.all([
        wantsExpense ? compareSide(uses, caller.customer, 'out', ranges, asked) : null,
        wantsIncome ? compareSide(uses, caller.customer, 'in', ranges, asked) : null,
      ]);
      return ok({ asked, expense, income });
    },
    answer,
  });
