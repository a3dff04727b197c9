import type { ConfirmRefusal } from '@banxing/capability';
import { formatInstant } from '@banxing/kernel';
import { Problem } from './problem.ts';

type Code = ConfirmRefusal['code'];
type Of<C extends Code> = Extract<ConfirmRefusal, { code: C }>;
type Problems = { readonly [C in Code]: (refusal: Of<C>) => Problem };

const proofProblem = (status: number) => (refusal: Extract<ConfirmRefusal, { words: unknown }>) => {
  const { code, words, ...more } = refusal;
  const shown = Object.entries(more).map(
    ([name, value]) => [name, value instanceof Date ? formatInstant(value) : value] as const,
  );
  return new Problem(status, code, words, Object.fromEntries(shown));
};

const byCode = {
  proposal_not_found: () =>
    new Problem(404, 'proposal_not_found', {
      zh: '没有这笔待确认的事项,没有扣款。',
      en: 'There is no such proposal. No money has moved.',
    }),
  proposal_other_session: () =>
    new Problem(403, 'proposal_other_session', {
      zh: '这笔是在另一次登录里发起的,请重新发起。没有扣款。',
      en: 'This was started in another session. Please start again. No money has moved.',
    }),
  proposal_settled: (refusal) =>
    new Problem(
      409,
      'proposal_settled',
      { zh: '这笔已经处理过了,没有再次扣款。', en: 'This was already settled. No money has moved again.' },
      { settled: refusal.status },
    ),
  proposal_superseded: () =>
    new Problem(409, 'proposal_superseded', {
      zh: '这张卡片已经被新的代替,请用最新的一张。没有扣款。',
      en: 'A newer proposal replaced this one. No money has moved.',
    }),
  proposal_expired: () =>
    new Problem(410, 'proposal_expired', {
      zh: '确认时间过了,请重新发起。没有扣款。',
      en: 'The time to confirm has passed. Please start again. No money has moved.',
    }),
  proposal_changed: () =>
    new Problem(409, 'proposal_changed', {
      zh: '要确认的内容对不上,没有扣款。请重新核对。',
      en: 'What you confirmed is not what was proposed. No money has moved.',
    }),
  key_reused: () =>
    new Problem(409, 'key_reused', {
      zh: '这个请求编号已经用于另一笔请求,没有办理。',
      en: 'This request key was used for another request; nothing was done.',
    }),
  wrong_pin: proofProblem(401),
  pin_locked: proofProblem(423),
  pin_not_set: proofProblem(409),
  proof_invalid: proofProblem(401),
} satisfies Problems;

/** The problem that says why a confirmation or withdrawal was not taken. */
export function confirmProblem(refusal: ConfirmRefusal): Problem {
  const make = byCode[refusal.code] as (refusal: ConfirmRefusal) => Problem;
  return make(refusal);
}
