import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { normalSlots } from '../frame/normal-slots.ts';
import { readMentions } from '../grammar/mentions.ts';
import { normalise } from '../normal/normal-text.ts';
import { alignSlots } from './align.ts';
import { corpusNow, type LabelledUtterance } from './corpus.ts';
import { tokenise } from '../model/tokens.ts';

const seedPaths = ['./seed-utterances.txt', './hard-utterances.txt'].map((name) =>
  fileURLToPath(new URL(name, import.meta.url)),
);

/** A few utterances for each intent that a bank would otherwise have to gather first; their other slots come from the grammars. */
export function readSeed(): readonly LabelledUtterance[] {
  return seedPaths.flatMap(readSeedFile);
}

function readSeedFile(path: string): readonly LabelledUtterance[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .flatMap((line, index) => {
      const [intent = ''] = line.split(': ', 1);
      return line
        .slice(intent.length + 2)
        .split('|')
        .map((marked) => seedRecord(intent, marked.trim(), `seed:${index + 1}`));
    });
}

function seedRecord(intent: string, marked: string, at: string): LabelledUtterance {
  const said: Record<string, string> = {};
  const text = marked.replaceAll(/\{([a-z_0-9]+):([^}]*)\}/gu, (_, slot: string, words: string) => {
    if (words !== '') said[slot] = words;
    return words;
  });
  const bare = {
    text,
    intent,
    slots: said,
    style: undefined,
    alternatives: [],
    context: undefined,
    now: corpusNow,
    at,
  };
  const normal = normalise(text);
  const spans = alignSlots(bare, normal.text, tokenise(normal.text)) ?? [];
  const read = normalSlots(intent, normal.text, readMentions(normal, corpusNow), corpusNow, spans);
  return { ...bare, slots: { ...read, ...said } };
}
