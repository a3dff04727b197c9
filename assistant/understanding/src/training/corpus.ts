import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const record = z.object({
  text: z.string(),
  intent: z.string(),
  slots: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  style: z.string().optional(),
  alternatives: z.array(z.string()).optional(),
  context: z.string().optional(),
  now: z.string().optional(),
});

/** An utterance with what it means. */
export interface LabelledUtterance {
  readonly text: string;
  readonly intent: string;
  readonly slots: Readonly<Record<string, string>>;
  readonly style: string | undefined;
  readonly alternatives: readonly string[];
  readonly context: string | undefined;
  readonly now: Date;
  /** Where it was written: file and line. */
  readonly at: string;
}

/** The day that a record without `now` is said on. */
export const corpusNow = new Date('2026-11-20T10:00:00+08:00');

export interface ReadCorpus {
  readonly records: readonly LabelledUtterance[];
  /** Lines that are no record, with the reason. */
  readonly malformed: readonly { readonly at: string; readonly why: string }[];
}

/** Reads one file of records; lines that are none are listed, not thrown. */
export function readCorpusFile(path: string): ReadCorpus {
  const records: LabelledUtterance[] = [];
  const malformed: { at: string; why: string }[] = [];
  readFileSync(path, 'utf8')
    .split('\n')
    .forEach((line, index) => {
      if (line.trim() === '') return;
      const at = `${path.split('/').slice(-2).join('/')}:${index + 1}`;
      try {
        const parsed = record.parse(JSON.parse(line));
        const slots = Object.fromEntries(
          Object.entries(parsed.slots).map(([slot, value]) => [slot, String(value)]),
        );
        records.push({
        text: parsed.text, intent: parsed.intent, slots, style: parsed.style, alternatives: parsed.alternatives ?? [],
        context: parsed.context, now: parsed.now === undefined ? corpusNow : new Date(parsed.now), at,
      }); // prettier-ignore
      } catch (error) {
        malformed.push({ at, why: error instanceof Error ? error.message.slice(0, 120) : 'unreadable' });
      }
    });
  return { records, malformed };
}

/** Reads every `.jsonl` file of a folder, in the order of their names; an absent folder is empty. */
export function readCorpusFolder(folder: string): ReadCorpus {
  let names: string[] = [];
  try {
    names = readdirSync(folder)
      .filter((name) => name.endsWith('.jsonl'))
      .sort();
  } catch {
    return { records: [], malformed: [] };
  }
  const files = names.map((name) => readCorpusFile(join(folder, name)));
  return {
    records: files.flatMap((file) => file.records),
    malformed: files.flatMap((file) => file.malformed),
  };
}
