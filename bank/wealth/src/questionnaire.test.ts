import fc from 'fast-check';
import { expect, test } from 'vitest';
import { choiceOf, gradeOfAnswers, questionnaire } from './questionnaire.ts';

const all = (value: string) => Object.fromEntries(questionnaire.map(({ slot }) => [slot, value]));

test('adds up to 100 and grades from C1 to C5', () => {
  const most = questionnaire.reduce(
    (sum, { choices }) => sum + Math.max(...choices.map(({ points }) => points)),
    0,
  );
  const best = Object.fromEntries(
    questionnaire.map(({ slot, choices }) => [
      slot,
      [...choices].sort((a, b) => b.points - a.points)[0]?.value ?? '',
    ]),
  );
  expect(most).toBe(100);
  expect(gradeOfAnswers(best)).toEqual({ score: 100, grade: 5 });
  expect(gradeOfAnswers(all('a')).grade).toBe(1);
  expect(gradeOfAnswers({ ...all('b') }).grade).toBe(3);
});

test('who can bear no loss is C1 whatever else they say', () => {
  expect(gradeOfAnswers({ ...all('d'), q_loss: 'a' }).grade).toBe(1);
  expect(gradeOfAnswers({ ...all('d'), q_aim: 'a' }).grade).toBe(1);
});

test('a bolder answer never lowers the grade', () => {
  const letters = fc.constantFrom('a', 'b', 'c', 'd');
  const answers = fc.record(Object.fromEntries(questionnaire.map(({ slot }) => [slot, letters])));
  fc.assert(
    fc.property(answers, (given) => {
      for (const question of questionnaire) {
        const points = (value: string) => choiceOf(question, value)?.points ?? 0;
        const before = gradeOfAnswers(given).grade;
        for (const { value } of question.choices) {
          if (points(value) < points(given[question.slot] ?? '')) continue;
          expect(gradeOfAnswers({ ...given, [question.slot]: value }).grade).toBeGreaterThanOrEqual(before);
        }
      }
    }),
  );
});

test('reads a letter or the words', () => {
  const [first] = questionnaire;
  if (!first) throw new Error('there is a first question');
  expect(choiceOf(first, 'B')?.value).toBe('b');
  expect(choiceOf(first, '65 岁及以上')?.value).toBe('d');
  expect(choiceOf(first, '也许')).toBeUndefined();
});
