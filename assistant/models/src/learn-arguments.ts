import { parseArgs } from 'node:util';

export const usage = `usage: npm run learn -- VERB

what was collected
  list                                   groups of turns, the largest first
  show TARGET                            one group: its texts, reasons, what they were taken for
  label TARGET --intent ID [--slot payee='<NAME>']… --why WORDS
  dismiss TARGET --why WORDS             nothing to learn here
  export --why WORDS                     appends labelled turns to train/learned.jsonl

models
  train [--out FILE]                     learns from the corpora; writes a model file
  gate --model FILE [--against FILE]     scores two files side by side on the locked sets
  gate --id ID --why WORDS               the same for registered versions, and writes the result down
  versions | trail | verify              what there is, who did what, is the trail unchanged
  register NAME.gz --as VERSION --why WORDS    a file in the folder of models
  shadow ID|off --why WORDS · promote ID --why WORDS · rollback --why WORDS · reject ID --why WORDS

settings: --url postgresql://… or --data FOLDER (a bank that is not running), --models FOLDER, --corpora FOLDER,
  --by NAME, --tolerance 0, --wrong-amounts 0, --p99 15, --json`;

export interface LearnArguments {
  readonly verb: string;
  readonly target: string | undefined;
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly slots: Readonly<Record<string, string>>;
  readonly json: boolean;
}

const text = { type: 'string' } as const;

/** Reads the command line; throws with one line when it cannot be meant. */
export function readArguments(args: readonly string[]): LearnArguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      intent: text, slot: { type: 'string', multiple: true }, why: text, by: text, out: text, model: text, against: text, id: text, as: text,
      url: text, data: text, models: text, corpora: text, tolerance: text, 'wrong-amounts': text, p99: text, json: { type: 'boolean' },
    },
  }); // prettier-ignore
  const { slot = [], json = false, ...others } = values;
  const slots = slot.map((each): [string, string] => {
    const [, name, value] = /^([a-z_0-9]+)=(.+)$/u.exec(each) ?? [];
    if (name === undefined || value === undefined) throw new Error(`--slot ${each}: write it as NAME=VALUE`);
    return [name, value];
  });
  return {
    verb: positionals[0] ?? 'help',
    target: positionals[1],
    values: others,
    slots: Object.fromEntries(slots),
    json,
  };
}

/** A number out of a setting, or its usual value. */
export function numberIn(values: LearnArguments['values'], name: string, usual: number): number {
  const given = values[name];
  if (given === undefined) return usual;
  const value = Number(given);
  if (given.trim() === '' || !Number.isFinite(value) || value < 0)
    throw new Error(`--${name} ${given}: give a number from 0 up`);
  return value;
}
