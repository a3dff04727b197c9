import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readPublicSets, saidInCsv } from './public-sets.ts';

test('fields in quotes may hold commas, quotes and line ends', () => {
  const csv = 'text,category\r\nplain,a\n"one, two ""three""",b\n"first\nsecond\n",c\n';
  expect(saidInCsv(csv)).toEqual([
    { text: 'plain', intent: 'a' },
    { text: 'one, two "three"', intent: 'b' },
    { text: 'first\nsecond', intent: 'c' },
  ]);
});

test('a last line without an end is read', () => {
  expect(saidInCsv('text,category\nplain,a')).toEqual([{ text: 'plain', intent: 'a' }]);
});

test('a line with a field too many is refused', () => {
  expect(() => saidInCsv('text,category\none,two,a\n')).toThrow();
});

test('an absent folder has no sets', () => {
  expect(readPublicSets('/nowhere')).toBeUndefined();
});

test('training takes what is for training and validation, testing what is for testing, and the order is repeatable', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'banxing-sets-'));
  try {
    mkdirSync(path.join(folder, 'banking77'));
    mkdirSync(path.join(folder, 'clinc150'));
    const lines = Array.from({ length: 20 }, (_, index) => `question ${String(index)},a`).join('\n');
    writeFileSync(path.join(folder, 'banking77', 'train.csv'), `text,category\n${lines}\n`);
    writeFileSync(path.join(folder, 'banking77', 'test.csv'), 'text,category\nheld out,a\n');
    const parts = ['train', 'val', 'test', 'oos_train', 'oos_val', 'oos_test'];
    const clinc = Object.fromEntries(parts.map((part) => [part, [[part, 'x']]]));
    writeFileSync(path.join(folder, 'clinc150', 'data_full.json'), JSON.stringify(clinc));
    const [banking, other] = readPublicSets(folder) ?? [];
    const order = banking?.train.map(({ text }) => text);
    expect(order).not.toEqual([...(order ?? [])].sort());
    expect(order?.toSorted()).toEqual(
      Array.from({ length: 20 }, (_, index) => `question ${String(index)}`).sort(),
    );
    expect(banking?.test.map(({ text }) => text)).toEqual(['held out']);
    expect(other?.train.map(({ text }) => text).sort()).toEqual(['oos_train', 'oos_val', 'train', 'val']);
    expect(other?.test.map(({ text }) => text)).toEqual(['test', 'oos_test']);
    expect(readPublicSets(folder)?.[0]?.train).toEqual(banking?.train);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
