import { z } from 'zod';
import {
  command,
  type Completion,
  type CustomerCaller,
  needs,
  ready,
  refused,
  type Statement,
} from '@banxing/capability';
import { dayOf, ok, refuse, words } from '@banxing/kernel';
import { assessmentDays, newestAssessment } from '../assessment-store.ts';
import { type Answers, choiceOf, gradeOfAnswers, questionnaire } from '../questionnaire.ts';
import { decideRetake, expiresOn, gradeNames, gradeOn } from '../suitability.ts';
import { type RetakeRefusal, takeAssessment } from '../use-cases/take-assessment.ts';
import type { WealthDesk } from '../uses.ts';

const input = z.object({
  retake: z.string().optional(),
  ...Object.fromEntries(questionnaire.map(({ slot }) => [slot, z.string().optional()])),
}) as z.ZodType<Record<string, string | undefined>>;

const grade = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
const draft = z.object({ answers: z.record(z.string(), z.string()), score: z.number(), grade });
type Draft = z.infer<typeof draft>;
const done = z.object({ grade, expiresOn: z.string() });

const total = questionnaire.length;

async function complete(
  desk: WealthDesk,
  caller: CustomerCaller,
  given: Record<string, string | undefined>,
): Promise<Completion<Draft, RetakeRefusal>> {
  const today = dayOf(desk.clock.now());
  const newest = await newestAssessment(desk.db, caller.customer);
  const holds = gradeOn(newest, today);
  const started = questionnaire.some(({ slot }) => given[slot] !== undefined);
  if (newest && holds !== undefined && given['retake'] === undefined && !started) {
    return needs({
      slot: 'retake',
      question: words(
        `您现在是 ${gradeNames[holds].zh}(${newest.takenOn} 测的,有效期到 ${expiresOn(newest)})。要重新测一次吗?`,
        `You are ${gradeNames[holds].en} (assessed on ${newest.takenOn}, valid until ${expiresOn(newest)}). Take it again?`,
      ),
      options: [{ value: 'yes', label: words('重新测评', 'Take it again') }],
    });
  }
  const allowed = decideRetake(await assessmentDays(desk.db, caller.customer, today), today);
  if (!allowed.ok) return refused(allowed.refusal);
  const answers: Record<string, string> = {};
  for (const [index, question] of questionnaire.entries()) {
    const chosen = choiceOf(question, given[question.slot]);
    if (chosen) {
      answers[question.slot] = chosen.value;
      continue;
    }
    const expired = index === 0 && newest && holds === undefined;
    const lead = expired
      ? words(
          `您的测评 ${expiresOn(newest)} 已过期,重新测一次。`,
          `Your assessment ran out on ${expiresOn(newest)}. `,
        )
      : words('', '');
    const place = `${String(index + 1)}/${String(total)}`;
    return needs({
      slot: question.slot,
      question: words(
        `${lead.zh}风险测评 ${place}:${question.question.zh}`,
        `${lead.en}Risk assessment ${place}: ${question.question.en}`,
      ),
      options: question.choices.map(({ value, label }) => ({ value, label })),
    });
  }
  return ready({ answers, ...gradeOfAnswers(answers) });
}

const stateOf = ({ grade: reached, score }: Draft): Statement => ({
  summary: words(
    `您的测评结果是 ${gradeNames[reached].zh}(${String(score)} 分),确认以后有效一年,只能买 R${String(reached)} 及以下的产品。`,
    `Your result is ${gradeNames[reached].en} (${String(score)} points). Once confirmed it holds for a year, and products up to R${String(reached)} can be bought.`,
  ),
  details: { grade: `C${String(reached)}`, level: reached, score },
});

const stated = z.object({ level: grade, score: z.number() });

const answersOf = (given: Draft): Answers => given.answers;

/** 做风险测评; 我是什么风险等级. */
export const wealthRiskAssessment = (desk: WealthDesk) =>
  command<Record<string, string | undefined>, Draft, z.infer<typeof done>, RetakeRefusal>({
    id: 'wealth.risk_assessment',
    title: words('风险测评', 'Risk assessment'),
    about: words(
      '查看风险等级,或答八道题重新测评',
      'Tells the risk grade, or takes the questionnaire of eight questions',
    ),
    authority: 'customer-confirms',
    input,
    draft,
    done,
    refusals: {
      limit_exceeded: ({ within }) =>
        within === 'day'
          ? words(
              '风险测评一天最多做两次,今天已经做过两次了,明天再来。',
              'The assessment can be taken twice a day; you have done so today.',
            )
          : words(
              '风险测评十二个月里最多做八次,已经用完了,等最早一次满一年再做。',
              'The assessment can be taken eight times in twelve months; that is used up.',
            ),
    },
    complete: (caller, given) => complete(desk, caller, given),
    proof: () => Promise.resolve(['pin'] as const),
    state: (_caller, given) => Promise.resolve(ok(stateOf(given))),
    execute: async (tx, caller, mandate) => {
      const answers = answersOf(mandate.draft);
      const taken = await takeAssessment(desk, tx, { key: mandate.id, customer: caller.customer, answers });
      return taken.ok
        ? ok({ grade: taken.value.grade, expiresOn: expiresOn(taken.value) })
        : refuse(taken.refusal);
    },
    confirmation: (statement, { locale }) => {
      const facts = stated.parse(statement.details);
      const zh = locale === 'zh';
      return {
        title: zh ? '确认测评结果' : 'Confirm the result',
        rows: [
          { label: zh ? '等级' : 'Grade', value: gradeNames[facts.level][locale] },
          { label: zh ? '得分' : 'Points', value: String(facts.score) },
          { label: zh ? '可以买' : 'May buy', value: `R1–R${String(facts.level)}` },
        ],
        confirmLabel: zh ? `确认 ${gradeNames[facts.level].zh}` : `Confirm ${gradeNames[facts.level].en}`,
      };
    },
    receipt: (result, _statement, { locale }) => ({
      text:
        locale === 'zh'
          ? `测评好了,您是 ${gradeNames[result.grade].zh},有效期到 ${result.expiresOn}。`
          : `Done. You are ${gradeNames[result.grade].en} until ${result.expiresOn}.`,
      cards: [],
      suggestions:
        locale === 'zh'
          ? ['适合我的理财', '帮我配置资产']
          : ['Products that suit me', 'Advise me on allocation'],
    }),
  });
