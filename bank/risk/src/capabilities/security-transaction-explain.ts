import { z } from 'zod';
import { type Answer, query, ready } from '@banxing/capability';
import {
  formatInstant,
  formatMoney,
  formatMoneyForPeople,
  type Locale,
  money,
  ok,
  parseMoney,
  type Words,
  words,
} from '@banxing/kernel';
import { casesOf } from '../case-store.ts';
import { type CaseStatus, caseStatuses, type RiskCase } from '../case.ts';
import type { RiskUses } from '../risk-uses.ts';

const input = z.object({ amount: z.string().optional(), payee: z.string().max(60).optional() });
type Input = z.infer<typeof input>;

const explained = z.object({
  case: z.string(),
  proposal: z.string(),
  status: z.enum(caseStatuses),
  outcome: z.enum(['verify', 'cool_off', 'guardian', 'refuse']),
  amount: z.string(),
  payee: z.string(),
  at: z.string(),
  until: z.string().nullable(),
  reasons: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })),
});
const output = z.object({ found: explained.nullable(), fitting: z.boolean() });
type Output = z.infer<typeof output>;
type Explained = z.infer<typeof explained>;

const explainedOf = (each: RiskCase): Explained => ({
  case: each.id,
  proposal: each.proposal,
  status: each.status,
  outcome: each.outcome,
  amount: formatMoney(money(each.amount)),
  payee: each.payee.name,
  at: formatInstant(each.openedAt),
  until: each.until && formatInstant(each.until),
  reasons: each.reasons.map((reason) => ({ code: reason.code, zh: reason.words.zh, en: reason.words.en })),
});

const shortTime = (at: string): string => at.slice(5, 16).replace('T', ' ');

/** What became of it, with where the money is. */
const statusWords: Record<CaseStatus, (each: Explained) => Words> = {
  waiting: ({ outcome, until }) =>
    outcome === 'guardian'
      ? words(
          `现在在等守护人确认,${shortTime(until ?? '')} 前没有答复就不转。钱没有转走。`,
          `It waits for your guardian until ${shortTime(until ?? '')}. No money has left.`,
        )
      : words(
          `现在缓着,${shortTime(until ?? '')} 之前可以取消。钱没有转走。`,
          `It is on hold and can be withdrawn until ${shortTime(until ?? '')}. No money has left.`,
        ),
  approved: () => words('守护人同意后,已经转出。', 'Your guardian approved it and it was sent.'),
  released: () => words('等待时间过后,已经转出。', 'It was sent when the waiting time was over.'),
  stopped: () => words('守护人拦下了,没有扣款。', 'Your guardian stopped it. No money was taken.'),
  timed_out: () =>
    words('守护人没有答复,没有转,没有扣款。', 'Your guardian did not answer. No money was taken.'),
  withdrawn: () => words('您已经取消,没有扣款。', 'You withdrew it. No money was taken.'),
  refused: () => words('没有办,没有扣款。', 'It was refused. No money was taken.'),
};

const actsWords: Record<Explained['outcome'], Words> = {
  verify: words('要再验证一次', 'needed another proof'),
  cool_off: words('先缓一缓', 'was put on hold'),
  guardian: words('请了守护人看一看', 'went to your guardian'),
  refuse: words('被拦下了', 'was stopped'),
};

function answer({ found, fitting }: Output, locale: Locale): Answer {
  const zh = locale === 'zh';
  if (!found) {
    return {
      text: zh
        ? fitting
          ? '最近没有被拦截或延迟的转账。'
          : '没有找到这样一笔被拦截的转账。'
        : 'None of your transfers was stopped or put on hold lately.',
      cards: [],
      suggestions: [zh ? '最近的交易' : 'Recent transactions'],
    };
  }
  const amount = formatMoneyForPeople(money(BigInt(found.amount.replace('.', ''))));
  const first = found.reasons[0]?.[locale] ?? '';
  const text = zh
    ? `${shortTime(found.at)} 给${found.payee}转 ${amount} 元这笔${actsWords[found.outcome].zh},主要是因为:${first}${statusWords[found.status](found).zh}`
    : `The ¥${amount} to ${found.payee} of ${shortTime(found.at)} ${actsWords[found.outcome].en}, mainly because: ${first} ${statusWords[found.status](found).en}`;
  const waiting = found.status === 'waiting';
  return {
    text,
    cards: [
      {
        type: 'reasons',
        title: zh ? '为什么' : 'Why',
        reasons: found.reasons.map((reason) => ({ code: reason.code, text: reason[locale] })),
        actions: [
          ...(waiting ? [{ action: `cancel:${found.proposal}`, label: zh ? '不转了' : 'Withdraw it' }] : []),
          { action: zh ? 'say:转人工' : 'say:A person, please', label: zh ? '找人工' : 'A person' },
        ],
      },
    ],
    suggestions: zh ? ['转人工', '我的守护人有谁'] : ['A person, please', 'Who are my guardians?'],
  };
}

const mostLookedAt = 20;

/** 为什么这笔被拦了: the true reasons, as they were decided. */
export const securityTransactionExplain = (uses: RiskUses) =>
  query<Input, Input, Output, never>({
    id: 'security.transaction_explain',
    title: words('为什么被拦截', 'Why was it stopped'),
    about: words(
      '解释一笔转账为什么被拦截、延迟或要求验证',
      'Explains why a transfer was stopped, delayed or needed more proof',
    ),
    authority: 'reads',
    input,
    output,
    refusals: {},
    complete: (_caller, given) => Promise.resolve(ready(given)),
    run: async (caller, { amount, payee }) => {
      const asked = amount === undefined ? undefined : parseMoney(amount);
      const cases = await casesOf(uses.db, caller.customer, mostLookedAt);
      const fits = (each: RiskCase): boolean =>
        (asked?.ok !== true || each.amount === asked.value.minorUnits) &&
        (payee === undefined || each.payee.name.includes(payee) || payee.includes(each.payee.name));
      // Who is called otherwise than saved is still asked about: without a fitting one the newest is meant.
      const found = cases.find(fits) ?? (asked?.ok === true ? undefined : cases[0]);
      return ok({ found: found ? explainedOf(found) : null, fitting: asked === undefined });
    },
    answer: (found, { locale }) => answer(found, locale),
  });
