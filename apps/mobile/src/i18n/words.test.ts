import { expect, test } from 'vitest';
import { en } from './en.ts';
import { zh } from './zh.ts';

type Leaf = { readonly path: string; readonly value: unknown };

const leaves = (value: unknown, path = ''): readonly Leaf[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}/${key}`))
    : [{ path, value }];

const said = ({ value }: Leaf): string =>
  typeof value === 'function' ? String((value as (...given: string[]) => string)('7', '8')) : String(value);

test('both languages say the same things, as words or as functions alike', () => {
  const shape = (words: unknown) => leaves(words).map(({ path, value }) => `${path}: ${typeof value}`);
  expect(shape(en).toSorted()).toEqual(shape(zh).toSorted());
});

test('nothing is left empty', () => {
  for (const leaf of [...leaves(zh), ...leaves(en)]) expect(said(leaf).trim(), leaf.path).not.toBe('');
});

test('Chinese words do not slip into English, but for the name of the language', () => {
  const slipped = leaves(en).filter((leaf) => /\p{Script=Han}/u.test(said(leaf)));
  expect(slipped.map(({ path }) => path)).toEqual(['/signIn/language']);
});

test('what is given is said', () => {
  expect(zh.confirm.triesLeft(3)).toContain('3');
  expect(en.confirm.triesLeft(1)).toBe('1 try left.');
});
