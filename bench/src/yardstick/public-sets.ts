import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { invariant, randomInt, seededRandom } from '@banxing/kernel';
import type { PublicSet, Said } from './contender.ts';

/**
 * Reads BANKING77 and CLINC150 from a folder; undefined when it is absent. Training utterances come in one seeded
 * order for everybody: the files are grouped by intent, which an online learner that does not shuffle pays for.
 */
export function readPublicSets(folder: string): readonly PublicSet[] | undefined {
  const banking = path.join(folder, 'banking77');
  const clinc = path.join(folder, 'clinc150', 'data_full.json');
  if (!existsSync(banking) || !existsSync(clinc)) return undefined;
  const parts: unknown = JSON.parse(readFileSync(clinc, 'utf8'));
  const part = (name: string): Said[] => pairsOf(parts, name);
  return [
    {
      name: 'BANKING77',
      train: shuffled(saidInCsv(readFileSync(path.join(banking, 'train.csv'), 'utf8'))),
      test: saidInCsv(readFileSync(path.join(banking, 'test.csv'), 'utf8')),
    },
    {
      name: 'CLINC150',
      train: shuffled([...part('train'), ...part('val'), ...part('oos_train'), ...part('oos_val')]),
      test: [...part('test'), ...part('oos_test')],
    },
  ];
}

function pairsOf(parts: unknown, name: string): Said[] {
  invariant(typeof parts === 'object' && parts !== null, 'CLINC150 is an object of parts');
  const pairs: unknown = Reflect.get(parts, name);
  invariant(Array.isArray(pairs), `CLINC150 has the part ${name}`);
  return pairs.map((pair: unknown) => {
    invariant(Array.isArray(pair), `${name} holds pairs`);
    const [text, intent]: unknown[] = pair;
    invariant(typeof text === 'string' && typeof intent === 'string', `${name} holds pairs of text`);
    return { text, intent };
  });
}

/** Reads `text,category` lines with a heading; fields in quotes may hold commas, line ends and doubled quotes. */
export function saidInCsv(csv: string): Said[] {
  const fields = csv.matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/gu);
  const said: Said[] = [];
  let row: string[] = [];
  for (const [whole, field = '', end] of fields) {
    if (whole === '' && row.length === 0) continue;
    row.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);
    if (end === ',') continue;
    const [text = '', intent = ''] = row;
    invariant(row.length === 2, `a line has a text and a category: ${row.join(' | ')}`);
    said.push({ text: text.trim(), intent });
    row = [];
  }
  return said.slice(1);
}

function shuffled(said: readonly Said[]): Said[] {
  const random = seededRandom(7);
  const order = [...said];
  for (let index = order.length - 1; index > 0; index -= 1) {
    const other = randomInt(random, 0, index);
    const [here, there] = [order[index], order[other]];
    if (here && there) [order[index], order[other]] = [there, here];
  }
  return order;
}
