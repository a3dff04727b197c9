import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { randomUnit, seededRandom } from '@banxing/kernel';
import { freeTextSlots, intents } from '../intents.ts';
import { embeddedModelPath } from '../model/embedded-model-path.ts';
import { guesser, type LinearModel } from '../model/linear-model.ts';
import { modelBytes, type Model } from '../model/model-file.ts';
import { normalise } from '../normal/normal-text.ts';
import { readCorpusFolder, type LabelledUtterance } from './corpus.ts';
import { trainLinear, usualTraining, type Example } from './linear-trainer.ts';
import { trainChoices } from './choice-trainer.ts';
import { farAfield } from './far-afield.ts';
import { misheard, soundAlikesOf, spelledOut } from './noise.ts';
import { withOtherNames } from './other-names.ts';
import { featuresOfRecord } from './record-features.ts';
import { readSeed } from './seed.ts';
import { withStories } from './stories.ts';
import { trainTagger } from './tagger-trainer.ts';

const corpora = fileURLToPath(new URL('../../corpora/', import.meta.url));

const classes = intents.map((entry) => entry.id);

export function examplesOf(records: readonly LabelledUtterance[]): Example[] {
  return records.flatMap((record) => {
    const label = classes.indexOf(record.intent);
    return label < 0 ? [] : [{ features: featuresOfRecord(record), label, weight: 1 }];
  });
}

/** What an utterance made from another one counts beside one that somebody wrote. */
const madeWeight = 0.5;
const misheardShare = 0.4;
const renamedShare = 0.4;
const spelledShare = 0.05;
const taggerMisheardShare = 0.2;
const storyShare = 0.15;
const farAfieldCount = 4000;

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

/** Misheard requests and requests after a story, whose slots still stand in them. */
function taggerVariantsOf(records: readonly LabelledUtterance[], seed: number): readonly LabelledUtterance[] {
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
function calibrated(model: LinearModel, heldOut: readonly LabelledUtterance[]): LinearModel {
  if (heldOut.length < 200) return model;
  const examples = heldOut.map((record) => ({ record, features: featuresOfRecord(record) }));
  let best = { temperature: 1, loss: Infinity };
  for (const temperature of [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.35, 1.5, 1.75, 2]) {
    const guess = guesser({ ...model, temperature });
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

function lexiconOf(records: readonly LabelledUtterance[]): Record<string, string[]> {
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
  const written = [...records, ...farAfield(farAfieldCount, seededRandom(29))];
  const made = examplesOf(variantsOf(records, 23)).map((example) => ({ ...example, weight: madeWeight }));
  const intentModel = trainLinear(classes, [...examplesOf(written), ...made], {
    ...usualTraining,
    epochs: 11,
  });
  return {
    version,
    trainedOn: { records: records.length, heldOut: heldOut.length },
    intents: calibrated(intentModel, heldOut),
    choices: trainChoices(records),
    tagger: trainTagger([...records, ...taggerVariantsOf(records, 31)], 9, 11),
    lexicon: lexiconOf(records),
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
