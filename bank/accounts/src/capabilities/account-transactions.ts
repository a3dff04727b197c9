import { type Answer, type CustomerCaller, query, ready, refused, type Speech } from '@banxing/capability';
import {
  type DayRange,
  formatInstant,
  formatMoney,
  money,
  ok,
  type Outcome,
  parseMoney,
  refuse,
  today,
  type Words,
  words,
} from '@banxing/kernel';
import type { LineFilter } from '@banxing/ledger';
import { z } from 'zod';
import type { AccountsCapabilityUses } from '../uses.ts';
import { type Category, purposesOf, readCategory } from '../category.ts';
import { chooseRange, type RangeRefusal, rangeRefusalWords, recentMonths } from '../date-ranges.ts';
import { asCategory, inCategory, type LineTest, namesFor, withNames } from '../line-tests.ts';
import { type AccountLine, findLines } from '../lines.ts';
import { purposeOf } from '../purposes.ts';
import { sayMoney, sayRange } from '../say.ts';
import {
  type AccountChoiceRefusal,
  accountChoiceWords,
  chosenAccounts,
  completeAccounts,
} from './account-choice.ts';

const shownEntries = 20;

const input = z.object({
  date_range: z.string().optional(),
  direction: z.enum(['in', 'out']).optional(),
  category: z.string().optional(),
  counterparty: z.string().optional(),
  amount_min: z.string().optional(),
  amount_max: z.string().optional(),
  account: z.string().optional(),
});
type Input = z.infer<typeof input>;

const entry = z.object({
  id: z.string(),
  account: z.string(),
  at: z.string(),
  amount: z.string(),
  currency: z.string(),
  direction: z.enum(['in', 'out']),
  counterparty: z.string(),
  memo: z.string(),
  category: z.object({ zh: z.string(), en: z.string() }),
  balance: z.string(),
  accountTail: z.string(),
  transfer: z.string().nullable(),
});

const output = z.object({
  range: z.object({ from: z.string(), to: z.string() }),
  /** What the list was narrowed to, as a phrase: 和我妈的支出. */
  filters: z.string(),
  count: z.number(),
  /** Sums over all that were found, in yuan. */
  moneyIn: z.string(),
  moneyOut: z.string(),
  /** The newest of them. */
  entries: z.array(entry),
});
type Output = z.infer<typeof output>;

interface Draft {
  readonly range: DayRange;
  readonly accounts: readonly string[];
  readonly direction: 'in' | 'out' | null;
  readonly category: string | null;
  readonly counterparty: string | null;
  readonly min: string | null;
  readonly max: string | null;
}

type BoundRefusal =
  { readonly code: 'amount_unreadable'; readonly text: string } | { readonly code: 'amounts_backwards' };

const boundWords = {
  amount_unreadable: ({ text }: { text: string }): Words =>
    words(
      `「${text}」不是一个能用的金额,可以说「大于100元」。`,
      `"${text}" is not an amount I can use. Try "over 100 yuan".`,
    ),
  amounts_backwards: (): Words =>
    words(
      '最小金额比最大金额还大,请再说一遍金额范围。',
      'The lowest amount is above the highest. Please say the amounts again.',
    ),
};

function readBounds(
  min: string | undefined,
  max: string | undefined,
): Outcome<{ min: string | null; max: string | null }, BoundRefusal> {
  for (const text of [min, max]) {
    if (text === undefined) continue;
    const parsed = parseMoney(text);
    if (!parsed.ok || parsed.value.minorUnits < 0n)
      return refuse({ code: 'amount_unreadable', text: text.slice(0, 20) });
  }
  if (min !== undefined && max !== undefined && fenOf(min) > fenOf(max))
    return refuse({ code: 'amounts_backwards' });
  return ok({ min: min ?? null, max: max ?? null });
}

function fenOf(text: string): bigint {
  const parsed = parseMoney(text);
  return parsed.ok ? parsed.value.minorUnits : 0n;
}

function wireOf(line: AccountLine): z.infer<typeof entry> {
  const { currency, tail, id } = line.account;
  const out = line.amount < 0n;
  return {
    id: line.entry,
    account: id,
    at: formatInstant(line.at),
    amount: formatMoney(money(out ? -line.amount : line.amount, currency)),
    currency,
    direction: out ? 'out' : 'in',
    counterparty: line.counterparty ?? line.merchant ?? '',
    memo: line.memo ?? '',
    category: purposeOf(line.purpose).name,
    balance: formatMoney(money(line.balanceAfter, currency)),
    accountTail: tail,
    transfer: line.reference?.startsWith('trf_') ? line.reference : null,
  };
}

async function search(
  uses: AccountsCapabilityUses,
  caller: CustomerCaller,
  draft: Draft,
): Promise<AccountLine[]> {
  const accounts = await chosenAccounts(uses.db, caller, draft.accounts);
  const category =
    draft.category === null ? undefined : readCategory(draft.category, draft.direction ?? 'any');
  const base: LineFilter = {
    from: draft.range.from,
    to: draft.range.to,
    ...(draft.direction === null ? {} : { direction: draft.direction }),
    ...(draft.min === null ? {} : { min: fenOf(draft.min) }),
    ...(draft.max === null ? {} : { max: fenOf(draft.max) }),
  };
  const find = (kind: Category | undefined, test?: LineTest): Promise<AccountLine[]> => {
    const narrowed = kind && purposesOf(kind);
    const accepts: LineTest = (line) => (!kind || inCategory(kind)(line)) && (!test || test(line));
    return findLines(
      uses.db,
      uses.ledger,
      accounts,
      { ...base, ...(narrowed ? { purposes: narrowed } : {}) },
      accepts,
    );
  };
  const { counterparty } = draft;
  if (counterparty === null) return find(category);
  const names = await namesFor(uses, uses.db, caller.customer, counterparty);
  const found = await find(category, withNames(counterparty, names));
  // 房东, 医院 and 物业 may stand in the books by their own names: then the kind of spending finds them.
  const kind =
    found.length === 0 && !category ? asCategory(counterparty, draft.direction ?? undefined) : undefined;
  return kind ? find(kind) : found;
}

const sumOf = (lines: readonly AccountLine[], sign: 1 | -1): bigint =>
  lines.reduce((sum, { amount, account }) => {
    const counts = account.currency === 'CNY' && (sign === 1 ? amount > 0n : amount < 0n);
    return counts ? sum + (amount < 0n ? -amount : amount) : sum;
  }, 0n);

function sayFound(
  { range, filters, count, moneyIn, moneyOut, entries }: Output,
  { locale, now }: Speech,
): string {
  const zh = locale === 'zh';
  const when = sayRange(range, now)[locale];
  if (count === 0) return zh ? `${when}没有查到${filters}。` : `No ${filters} found ${when}.`;
  const sums = [
    ...(fenOf(moneyIn) > 0n ? [`${zh ? '进' : 'in'} ${sayMoney(fenOf(moneyIn), 'CNY', locale)}`] : []),
    ...(fenOf(moneyOut) > 0n ? [`${zh ? '出' : 'out'} ${sayMoney(fenOf(moneyOut), 'CNY', locale)}`] : []),
  ].join(zh ? ',' : ', ');
  const more =
    count > entries.length
      ? zh
        ? `,先看最近 ${entries.length} 笔`
        : `; here are the latest ${entries.length}`
      : '';
  if (zh) return `${when}${filters}有 ${count} 笔${sums ? `,${sums}` : ''}${more}。`;
  return `${count} ${filters} ${when}${sums ? `: ${sums}` : ''}${more}.`;
}

function answer(found: Output, speech: Speech): Answer {
  const zh = speech.locale === 'zh';
  const [first] = found.entries;
  const oneAccount =
    first && found.entries.every((each) => each.account === first.account) ? first.account : undefined;
  if (!first)
    return {
      text: sayFound(found, speech),
      cards: [],
      suggestions: zh ? ['最近的交易明细'] : ['Recent transactions'],
    };
  return {
    text: sayFound(found, speech),
    cards: [
      {
        type: 'entries',
        total: found.count,
        entries: found.entries.map(({ account: _account, transfer: _transfer, category, ...line }) => ({
          ...line,
          category: category[speech.locale],
        })),
        actions: oneAccount
          ? [{ action: `open:/accounts/${oneAccount}`, label: zh ? '全部明细' : 'All activity' }]
          : [{ action: 'open:/accounts', label: zh ? '全部账户' : 'All accounts' }],
      },
    ],
    suggestions: zh ? ['只看支出', '上个月花了多少'] : ['Only what went out', 'Spending last month'],
  };
}

function phraseOf(draft: Draft, caller: CustomerCaller, count: number): string {
  const { locale } = caller;
  const amount = (text: string): string => sayMoney(fenOf(text), 'CNY', locale);
  if (locale === 'zh') {
    const noun = draft.direction === null ? '交易' : draft.direction === 'in' ? '进账' : '支出';
    const least = draft.min === null ? '' : `${amount(draft.min)}以上的`;
    const most = draft.max === null ? '' : `${amount(draft.max)}以下的`;
    return `${draft.counterparty === null ? '' : `和${draft.counterparty}的`}${least}${most}${draft.category ?? ''}${noun}`;
  }
  const noun = `${draft.direction === null ? 'transaction' : 'payment'}${count === 1 ? '' : 's'}`;
  return [
    noun,
    ...(draft.direction === null ? [] : [draft.direction]),
    ...(draft.category === null ? [] : [`for ${draft.category}`]),
    ...(draft.counterparty === null ? [] : [`with ${draft.counterparty}`]),
    ...(draft.min === null ? [] : [`of at least ${amount(draft.min)}`]),
    ...(draft.max === null ? [] : [`of at most ${amount(draft.max)}`]),
  ].join(' ');
}

export const accountTransactions = (uses: AccountsCapabilityUses) =>
  query<Input, Draft, Output, RangeRefusal | AccountChoiceRefusal | BoundRefusal>({
    id: 'account.transactions',
    title: { zh: '交易明细', en: 'Transactions' },
    about: {
      zh: '列出交易明细,可按时间、收支方向、类别、对方、金额、账户筛选',
      en: 'Lists movements, filtered by period, direction, kind, counterparty, amount, account',
    },
    authority: 'reads',
    input,
    output,
    refusals: { ...rangeRefusalWords, ...accountChoiceWords, ...boundWords },
    complete: async (caller, said) => {
      const on = today(uses.clock);
      const range = chooseRange(said.date_range, on, recentMonths(on));
      if (!range.ok) return refused(range.refusal);
      const bounds = readBounds(said.amount_min, said.amount_max);
      if (!bounds.ok) return refused(bounds.refusal);
      const chosen = await completeAccounts(uses.db, caller, said.account);
      if (chosen.status !== 'ready') return chosen;
      return ready({
        range: range.value,
        accounts: chosen.draft.accounts,
        direction: said.direction ?? null,
        category: said.category?.trim() || null,
        counterparty: said.counterparty?.trim() || null,
        ...bounds.value,
      });
    },
    run: async (caller, draft) => {
      const lines = await search(uses, caller, draft);
      return ok({
        range: draft.range,
        filters: phraseOf(draft, caller, lines.length),
        count: lines.length,
        moneyIn: formatMoney(money(sumOf(lines, 1))),
        moneyOut: formatMoney(money(sumOf(lines, -1))),
        entries: lines.slice(0, shownEntries).map(wireOf),
      });
    },
    answer,
  });
