import { type Words, words } from '@banxing/kernel';
import type { CustomerGrade } from './suitability.ts';

export interface QuestionChoice {
  readonly value: string;
  readonly label: Words;
  readonly points: number;
}

/** One question of the risk questionnaire; `slot` is where its answer goes. */
export interface Question {
  readonly slot: string;
  readonly question: Words;
  readonly choices: readonly QuestionChoice[];
}

const choice = (value: string, zh: string, en: string, points: number): QuestionChoice => ({
  value,
  label: words(`${value.toUpperCase()} ${zh}`, `${value.toUpperCase()} ${en}`),
  points,
});

/** Eight questions, 100 points at most. What somebody can bear counts as much as what they wish for. */
export const questionnaire: readonly Question[] = [
  {
    slot: 'q_age',
    question: words('您的年龄段是?', 'How old are you?'),
    choices: [
      choice('a', '18 到 40 岁', '18 to 40', 12),
      choice('b', '41 到 55 岁', '41 to 55', 10),
      choice('c', '56 到 64 岁', '56 to 64', 5),
      choice('d', '65 岁及以上', '65 or older', 0),
    ],
  },
  {
    slot: 'q_income',
    question: words('您家一年的收入大概多少?', 'What does your household earn in a year?'),
    choices: [
      choice('a', '10 万以下', 'Under 100,000', 2),
      choice('b', '10 万到 30 万', '100,000 to 300,000', 6),
      choice('c', '30 万到 100 万', '300,000 to a million', 10),
      choice('d', '100 万以上', 'Over a million', 12),
    ],
  },
  {
    slot: 'q_share',
    question: words('您打算拿多少积蓄来投资?', 'How much of your savings would you invest?'),
    choices: [
      choice('a', '不到一成', 'Less than a tenth', 3),
      choice('b', '一成到三成', 'A tenth to three tenths', 8),
      choice('c', '三成到一半', 'Three tenths to a half', 11),
      choice('d', '一半以上', 'More than half', 12),
    ],
  },
  {
    slot: 'q_experience',
    question: words('您以前投过什么?', 'What have you invested in before?'),
    choices: [
      choice('a', '只存过钱、买过国债', 'Only deposits and treasury bonds', 0),
      choice('b', '银行理财、货币基金', 'Wealth products, money funds', 5),
      choice('c', '债券或混合基金', 'Bond or mixed funds', 9),
      choice('d', '股票、股票基金', 'Shares or share funds', 13),
    ],
  },
  {
    slot: 'q_years',
    question: words('您投资有多少年了?', 'For how many years have you invested?'),
    choices: [
      choice('a', '没有经验', 'Never', 0),
      choice('b', '不到 3 年', 'Under 3 years', 5),
      choice('c', '3 到 8 年', '3 to 8 years', 8),
      choice('d', '8 年以上', 'Over 8 years', 11),
    ],
  },
  {
    slot: 'q_horizon',
    question: words('这笔钱多久不用?', 'How long can the money stay?'),
    choices: [
      choice('a', '不到半年', 'Under half a year', 2),
      choice('b', '半年到 1 年', 'Half a year to a year', 6),
      choice('c', '1 到 3 年', '1 to 3 years', 10),
      choice('d', '3 年以上', 'Over 3 years', 12),
    ],
  },
  {
    slot: 'q_aim',
    question: words('您更看重什么?', 'What matters more to you?'),
    choices: [
      choice('a', '本金不能亏', 'Never losing the principal', 0),
      choice('b', '稳一点,收益比存款高就行', 'Steady, a bit more than a deposit', 6),
      choice('c', '能涨,波动一些可以接受', 'Growth, with some ups and downs', 11),
      choice('d', '收益越高越好,大起大落也行', 'The most, whatever the swings', 14),
    ],
  },
  {
    slot: 'q_loss',
    question: words('一年亏掉多少,您就睡不着了?', 'Which loss in a year would keep you awake?'),
    choices: [
      choice('a', '一点都不能亏', 'Any at all', 0),
      choice('b', '亏 5%', '5 %', 6),
      choice('c', '亏 15%', '15 %', 11),
      choice('d', '亏 30% 以上', '30 % or more', 14),
    ],
  },
];

export type Answers = Readonly<Record<string, string>>;

/** The choice that an answer names by its letter or its words; undefined when it is none. */
export function choiceOf(question: Question, given: string | undefined): QuestionChoice | undefined {
  const said = given?.trim().toLowerCase();
  return question.choices.find(({ value, label }) =>
    [value, label.zh.toLowerCase(), label.zh.slice(2).toLowerCase(), label.en.toLowerCase()].includes(
      said ?? '',
    ),
  );
}

const steps: readonly (readonly [number, CustomerGrade])[] = [
  [80, 5],
  [62, 4],
  [42, 3],
  [24, 2],
];

/** The score of a whole questionnaire and its grade. Who cannot bear any loss is C1 whatever else they said. */
export function gradeOfAnswers(answers: Answers): { readonly score: number; readonly grade: CustomerGrade } {
  const chosen = questionnaire.map((question) => choiceOf(question, answers[question.slot]));
  const score = chosen.reduce((sum, each) => sum + (each?.points ?? 0), 0);
  const cannotLose = answers['q_aim'] === 'a' || answers['q_loss'] === 'a';
  const grade = cannotLose ? 1 : (steps.find(([from]) => score >= from)?.[1] ?? 1);
  return { score, grade };
}
