import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root, textOf } from './src/house.ts';

/** Follows docs/guides/add-an-intent.md in a copy of the package, with fewer neighbours so that it learns in seconds. */

const guide = textOf('docs/guides/add-an-intent.md');

function block(mark: string): string {
  const [, text] = new RegExp(`\`\`\`\\w+ ${mark}\\n([\\s\\S]*?)\`\`\``, 'u').exec(guide) ?? [];
  if (text === undefined) throw new Error(`the guide has no block "${mark}"`);
  return text.trim();
}

// Inside the house, so that the copy finds the installed packages.
const cache = join(root, '.cache');
let copy: string;

const run = (...args: readonly string[]): string =>
  execFileSync(process.execPath, ['--import', 'tsx', ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 16 * 1024 * 1024,
  });

beforeAll(() => {
  mkdirSync(cache, { recursive: true });
  copy = mkdtempSync(join(cache, 'guide-'));
  const original = join(root, 'assistant', 'understanding');
  cpSync(join(original, 'src'), join(copy, 'src'), { recursive: true });
  cpSync(join(original, 'package.json'), join(copy, 'package.json'));
  for (const set of ['train', 'dev', 'test']) mkdirSync(join(copy, 'corpora', set), { recursive: true });
  for (const domain of ['rights', 'code', 'chat', 'ecny']) {
    cpSync(
      join(original, 'corpora', 'train', `${domain}.jsonl`),
      join(copy, 'corpora', 'train', `${domain}.jsonl`),
    );
  }
});
afterAll(() => {
  rmSync(copy, { recursive: true, force: true });
});

it('teaches the bank a new intent by the guide alone', () => {
  const catalogue = join(copy, 'src', 'intents.json');
  const intents = JSON.parse(readFileSync(catalogue, 'utf8')) as unknown[];
  writeFileSync(catalogue, JSON.stringify([...intents, JSON.parse(block('add-to=src/intents.json'))]));

  const corpus = join(copy, 'corpora', 'train', 'rights.jsonl');
  writeFileSync(
    corpus,
    `${readFileSync(corpus, 'utf8').trim()}\n${block('append-to=corpora/train/rights.jsonl')}\n`,
  );

  run(join(copy, 'src', 'training', 'train.ts'));

  const tried = join(copy, 'try.mts');
  writeFileSync(
    tried,
    `import { readFileSync } from 'node:fs';
import { embeddedModelPath, embeddedRecogniser, loadModel } from './src/index.ts';
const recogniser = embeddedRecogniser(loadModel(embeddedModelPath));
const records = ${JSON.stringify(block('try').split('\n'))}.map((line) => JSON.parse(line));
console.log(JSON.stringify(records.map(({ text, intent, slots }) => {
  const heard = recogniser.understand(text);
  return heard.intent === intent && JSON.stringify(heard.slots) === JSON.stringify(slots);
})));`,
  );
  const right = JSON.parse(run(tried).trim()) as boolean[];
  // Two dozen utterances teach most ways of asking, not all: three of the four must be understood whole.
  expect(right.filter(Boolean).length).toBeGreaterThanOrEqual(3);
}, 180_000);
