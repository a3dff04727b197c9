import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { randomUnit, seededRandom } from '@banxing/kernel';
import { freeTextSlots, intents } from '../intents.ts';
import { embeddedModelPath } from '../model/embedded-model-path.ts';
import { guesser, type LinearModel } from '../model/linear-model.ts';
import type { HiddenModel } from '../model/hidden-model.ts';
import { modelBytes, type Model } from '../model/model-file.ts';
import { heardWords, type HeardWords } from '../normal/heard-words.ts';
import { normalise } from '../normal/normal-text.ts';
import { readCorpusFolder, type LabelledUtterance } from './corpus.ts';
import { heardTableOf } from './heard-table.ts';
import { trainHidden, usualHiddenTraining } from './hidden-trainer.ts';
import { trainLinear, usualTraining, type Example } from './linear-trainer.ts';
import { trainChoices } from './choice-trainer.ts';
import { afterDenials, takenBack } from './denials.ts';
import { farAfield } from './far-afield.ts';
import { misheard, soundAlikesOf, spelledOut } from './noise.ts';
import { nearMisses } from './near-misses.ts';
import { withOtherNames } from './other-names.ts';
import { featuresOfRecord } from './record-features.ts';
import { readSeed } from './seed.ts';
import { withStories } from './stories.ts';
import { trainTagger } from './tagger-trainer.ts';

const corpora = fileURLToPath(new URL('../../corpora/', import.meta.url));

const classes = intents.map((entry) => entry.id);

export function examplesOf(records: readonly LabelledUtterance[], heard?: HeardWords): Example[] {
  return records.flatMap((record) => {
    const label = classes.indexOf(record.intent);
    return label < 0 ? [] : [{ features: featuresOfRecord(record, heard), label, weight: 1 }];
  });
}

/** What an utterance made from another one counts beside one that somebody wrote. */
const madeWeight = 0.5;
const misheardShare = 0.4;
const renamedShare = 0.4;
const spelledShare = 0.05;
const taggerMisheardShare = 0.2;
const storyShare = 0.15;
const denialShare = 0.08;
const takenBackCount = 1000;
const nearMissCount = 2500;
const farAfieldCount = 3500;

/** The same requests misheard, typed in Latin letters, about other people and products; and what is no request to a bank. */
export function variantsOf(
  records: readonly LabelledUtterance[],
  seed: number,
): readonly LabelledUtterance[] {
  const random = seededRandom(seed);
  const alikes = soundAlikesOf(records);
  const heard = records.flatMap((record) =>
    record.style !== 'noisy' && randomUnit(random) < misheardShare
      ? (misheard(record, alikes, random) ?? [])
      : [],
  );
  const renamed = withOtherNames(records, random).filter(
    (record) => record.slots['product'] !== undefined || randomUnit(random) < renamedShare,
  );
  const typed = records.flatMap((record) =>
    randomUnit(random) < spelledShare ? (spelledOut(record) ?? []) : [],
  );
  return [...heard, ...renamed, ...typed, ...withStories(records, storyShare, random)];
}

/** Requests after a denial, orders taken back, and what sounds like a request to this bank and is none. */
function withDenials(records: readonly LabelledUtterance[], seed: number): readonly LabelledUtterance[] {
  const random = seededRandom(seed);
  return [
    ...afterDenials(records, denialShare, random),
    ...takenBack(takenBackCount, random),
    ...nearMisses(nearMissCount, random),
  ];
}

/** Misheard requests and requests after a story, whose slots still stand in them. */
export function taggerVariantsOf(
  records: readonly LabelledUtterance[],
  seed: number,
): readonly LabelledUtterance[] {
  const random = seededRandom(seed);
  const alikes = soundAlikesOf(records);
  const heard = records.flatMap((record) =>
    Object.keys(record.slots).length > 0 && randomUnit(random) < taggerMisheardShare
      ? (misheard(record, alikes, random) ?? [])
      : [],
  );
  return [...heard, ...withStories(records, storyShare, random)];
}

/** The temperature at which the model is as sure as it is right, by search over held-out records. */
function calibrated(
  model: LinearModel,
  hidden: HiddenModel,
  heard: HeardWords,
  heldOut: readonly LabelledUtterance[],
): LinearModel {
  if (heldOut.length < 200) return model;
  const examples = heldOut.map((record) => ({ record, features: featuresOfRecord(record, heard) }));
  let best = { temperature: 1, loss: Infinity };
  for (const temperature of [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.35, 1.5, 1.75, 2]) {
    const guess = guesser({ ...model, temperature }, hidden);
    let loss = 0;
    for (const { record, features } of examples) {
      const probability = guess(features).find((each) => each.label === record.intent)?.confidence ?? 0;
      loss -= Math.log(Math.max(probability, 1e-6));
    }
    if (loss < best.loss) best = { temperature, loss };
  }
  return { ...model, temperature: best.temperature };
}

const namesPeople: ReadonlySet<string> = new Set(['payee', 'payer', 'person', 'counterparty']);

/** Somebody else's name is never put right from what others said: 张薇 must not become 张伟. Words of kinship may be. */
const kinWord = /[妈爸爹娘爷奶姥婆公哥姐弟妹叔姨姑舅]|房东|老板|儿子|女儿|闺女/u;

export function lexiconOf(records: readonly LabelledUtterance[]): Record<string, string[]> {
  const values = new Map<string, Map<string, number>>();
  for (const record of records) {
    for (const [slot, value] of Object.entries(record.slots)) {
      if (!freeTextSlots.has(slot) || value.length > 12 || (namesPeople.has(slot) && !kinWord.test(value)))
        continue;
      const bySlot = values.get(slot) ?? new Map<string, number>();
      bySlot.set(value, (bySlot.get(value) ?? 0) + 1);
      values.set(slot, bySlot);
    }
  }
  return Object.fromEntries(
    [...values].map(([slot, counts]) => [
      slot,
      [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([value]) => value),
    ]),
  );
}

/** Learns a model from records; `heldOut` only sets how sure it is. */
export function trainModel(
  records: readonly LabelledUtterance[],
  heldOut: readonly LabelledUtterance[],
  version: string,
): Model {
  const table = heardTableOf(records);
  const heard = heardWords(table);
  const written = [...records, ...farAfield(farAfieldCount, seededRandom(29))];
  const made = examplesOf([...variantsOf(records, 23), ...withDenials(records, 37)], heard).map(
    (example) => ({
      ...example,
      weight: madeWeight,
    }),
  );
  const examples = [...examplesOf(written, heard), ...made];
  const linear = trainLinear(classes, examples, { ...usualTraining, epochs: 11 });
  const hidden = trainHidden(linear.keys, classes.length, examples, usualHiddenTraining);
  return {
    version,
    trainedOn: { records: records.length, heldOut: heldOut.length },
    intents: calibrated(linear, hidden, heard, heldOut),
    hidden,
    choices: trainChoices(records, heard),
    tagger: trainTagger([...records, ...taggerVariantsOf(records, 31)], heard, 9, 11),
    lexicon: lexiconOf(records),
    heard: table,
  };
}

const heldOutEvery = 12;

/**
 * `--check=FOLDER` keeps every twelfth record back and writes model and kept records there, to be scored;
 * `--out=PATH` writes the model elsewhere than where the product takes it from.
 */
function main(args: readonly string[]): void {
  const check = args.find((arg) => arg.startsWith('--check='))?.slice('--check='.length);
  const out = args.find((arg) => arg.startsWith('--out='))?.slice('--out='.length);
  const train = readCorpusFolder(`${corpora}train`);
  const known = new Set(
    [...readCorpusFolder(`${corpora}test`).records, ...readCorpusFolder(`${corpora}dev`).records].map(
      sayingOf,
    ),
  );
  const own = train.records.filter((record) => !known.has(sayingOf(record)));
  const kept = (_: unknown, index: number): boolean =>
    check !== undefined && index % heldOutEvery === heldOutEvery - 1;
  const dev = check === undefined ? readCorpusFolder(`${corpora}dev`).records : own.filter(kept);
  const seed = readSeed().filter((record) => !known.has(sayingOf(record)));
  const records = [...own.filter((record, index) => !kept(record, index)), ...seed];
  const model = trainModel(records, dev, '1');
  const path = check === undefined ? (out ?? embeddedModelPath) : `${check}/understanding.model.gz`;
  mkdirSync(dirname(path), { recursive: true });
  const bytes = modelBytes(model);
  writeFileSync(path, bytes);
  if (check !== undefined) writeFileSync(`${check}/kept.jsonl`, dev.map(lineOf).join('\n'));
  process.stdout.write(
    `${path}: ${records.length} records (${train.malformed.length} lines unreadable), ${model.intents.keys.length} features, ${bytes.length} bytes, temperature ${model.intents.temperature}\n`,
  );
}

/** What a record says, for telling whether a test set has it too: what is tested is never trained on. */
const sayingOf = (record: LabelledUtterance): string => normalise(record.text).text;

const lineOf = (record: LabelledUtterance): string =>
  JSON.stringify({
    text: record.text, intent: record.intent, slots: record.slots, style: record.style, alternatives: record.alternatives,
    context: record.context, now: record.now.toISOString(),
  }); // prettier-ignore

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.slice(2));
