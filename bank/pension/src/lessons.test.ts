import { expect, test } from 'vitest';
import { lessons, lessonsAbout } from './lessons.ts';

test.each([
  ['延迟退休', 'late-retirement'],
  ['怎么领养老金', 'claiming'],
  ['养老金怎么算', 'how-much'],
  ['防诈骗', 'fraud'],
  ['怎么看骗子忽悠人买保健品', 'fraud'],
  ['长者理财', 'investing'],
  ['退休理财', 'investing'],
  ['健康养老', 'health'],
  ['annuities', 'annuity'],
  ['三支柱', 'three-pillars'],
  ['断缴', 'gaps'],
  ['退休理財', 'investing'],
  ['意定监护', 'guardian'],
  ['旅居养老', 'living'],
  ['个人养老金', 'personal-pension'],
])('%s is taught', (topic, id) => {
  expect(lessonsAbout(topic).map((lesson) => lesson.id)).toContain(id);
});

test('without a topic there are all; with an unknown one none; a title finds its lesson alone', () => {
  expect(lessonsAbout(undefined)).toHaveLength(lessons.length);
  for (const any of ['养老知识', '养老方', '养老生活', 'lessons'])
    expect(lessonsAbout(any)).toHaveLength(lessons.length);
  expect(lessonsAbout('打太极')).toEqual([]);
  for (const lesson of lessons) {
    expect(lessonsAbout(lesson.title.zh)).toEqual([lesson]);
    expect(lessonsAbout(lesson.title.en)).toEqual([lesson]);
  }
});

test('no lesson promises a return', () => {
  const promise = /(?<!不|没有人能)保证收益|稳赚|一定赚|guaranteed/u;
  for (const { text } of lessons) expect(`${text.zh}${text.en}`).not.toMatch(promise);
});
