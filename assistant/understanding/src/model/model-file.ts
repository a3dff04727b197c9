import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import type { HeardTable } from '../normal/heard-words.ts';
import { embeddedModelPath } from './embedded-model-path.ts';
import type { HiddenModel } from './hidden-model.ts';
import type { LinearModel } from './linear-model.ts';
import { taggerSize, type TaggerModel } from './tagger.ts';

/** Everything learned that the recogniser needs, with what it was learned from. */
export interface Model {
  readonly version: string;
  readonly trainedOn: Readonly<Record<string, number>>;
  readonly intents: LinearModel;
  /** Has the same say in the intent; knows the features of `intents`. */
  readonly hidden: HiddenModel | undefined;
  /** A classifier for each slot that has one of a few values. */
  readonly choices: Readonly<Record<string, LinearModel>>;
  readonly tagger: TaggerModel;
  /** Known values of free-text slots, by slot: what a misheard value is put right from. */
  readonly lexicon: Readonly<Record<string, readonly string[]>>;
  /** What people usually write, to put right what was misheard. */
  readonly heard: HeardTable;
}

const format = 'banxing-understanding/3';

const linearHead = z.object({
  name: z.string(),
  classes: z.array(z.string()),
  temperature: z.number().positive(),
  bias: z.array(z.number()),
  rows: z.number().int().nonnegative(),
});

const header = z.object({
  format: z.enum([format, 'banxing-understanding/2']),
  version: z.string(),
  trainedOn: z.record(z.string(), z.number()),
  linear: z.array(linearHead),
  taggerEntries: z.number().int().nonnegative(),
  taggerScale: z.number().positive(),
  lexicon: z.record(z.string(), z.array(z.string())),
  heardPairs: z.number().int().nonnegative().default(0),
  heardWords: z.array(z.tuple([z.string(), z.number()])).default([]),
  width: z.number().int().nonnegative().default(0),
});

const intentsName = 'intents';

type View = Int32Array | Float32Array | Int8Array | Int16Array;

function bytesOf(view: View): Buffer {
  const bytes = Buffer.from(view.buffer, view.byteOffset, view.byteLength);
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}

/** The bytes of a model file: a JSON head, its length before it, then the tables; all of it gzipped. */
export function modelBytes(model: Model): Uint8Array {
  const linear = [[intentsName, model.intents] as const, ...Object.entries(model.choices)];
  const { places, values, scale } = packed(model.tagger.weights);
  const head = Buffer.from(
    JSON.stringify({
      format,
      version: model.version,
      trainedOn: model.trainedOn,
      linear: linear.map(([name, { classes, temperature, bias, keys }]) => ({
        name,
        classes,
        temperature,
        bias: [...bias].map((value) => Number(value.toFixed(4))),
        rows: keys.length,
      })),
      taggerEntries: places.length,
      taggerScale: scale,
      lexicon: model.lexicon,
      heardPairs: model.heard.pairs.length,
      heardWords: model.heard.words,
      width: model.hidden?.width ?? 0,
    }),
  );
  const padding = Buffer.alloc((4 - (head.length % 4)) % 4, ' ');
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length + padding.length);
  const hidden = model.hidden ? tablesOf(model.hidden) : [];
  const tables = linear.flatMap(([, { keys, scales, weights }]) => [bytesOf(keys), bytesOf(scales), bytesOf(weights)]);
  return gzipSync(Buffer.concat([length, head, padding, ...tables, bytesOf(places), bytesOf(values), bytesOf(model.heard.pairs), ...hidden]), { level: 9 });
}

const tablesOf = ({ scales, inner, innerBias, outer, outerBias }: HiddenModel): readonly Buffer[] =>
  [scales, inner, innerBias, outer, outerBias].map(bytesOf);

/** The weights that matter, their places written as steps from one to the next. */
function packed(weights: Float32Array): { readonly places: Int32Array; readonly values: Int16Array; readonly scale: number } {
  let peak = 1e-6;
  for (const weight of weights) peak = Math.max(peak, Math.abs(weight));
  const scale = peak / 32767;
  const places: number[] = [];
  const values: number[] = [];
  let last = 0;
  weights.forEach((weight, place) => {
    // Rounding to sixteens may carry the peak past the largest 16-bit number, whose neighbour is its opposite.
    const value = Math.min(Math.round(weight / scale / 16) * 16, 32_752);
    if (Math.abs(weight) < peak / 1000) return;
    places.push(place - last);
    values.push(value);
    last = place;
  });
  return { places: Int32Array.from(places), values: Int16Array.from(values), scale };
}

/** Reads the bytes of a model file; throws when they are not one of this format. */
export function readModel(bytes: Uint8Array): Model {
  const plain = gunzipSync(bytes);
  const data = plain.buffer.slice(plain.byteOffset, plain.byteOffset + plain.byteLength);
  const headLength = new DataView(data).getUint32(0, true);
  const head = header.parse(JSON.parse(Buffer.from(data, 4, headLength).toString('utf8')));
  let at = 4 + headLength;
  const take = (byteLength: number): number => {
    const start = at;
    at += byteLength + ((4 - (byteLength % 4)) % 4);
    return start;
  };
  const linear: Record<string, LinearModel> = {};
  for (const { name, classes, temperature, bias, rows } of head.linear) {
    const keys = new Int32Array(data, take(rows * 4), rows);
    const scales = new Float32Array(data, take(rows * 4), rows);
    const weights = new Int8Array(data, take(rows * classes.length), rows * classes.length);
    linear[name] = { classes, temperature, bias: Float32Array.from(bias), keys, scales, weights };
  }
  const { [intentsName]: intents, ...choices } = linear;
  if (!intents) throw new Error('the model file has no classifier of intents');
  const steps = new Int32Array(data, take(head.taggerEntries * 4), head.taggerEntries);
  const values = new Int16Array(data, take(head.taggerEntries * 2), head.taggerEntries);
  const pairs = new Int32Array(data, take(head.heardPairs * 4), head.heardPairs);
  const { width } = head;
  const rows = intents.keys.length;
  const floats = (length: number): Float32Array => new Float32Array(data, take(length * 4), length);
  const hidden =
    width === 0
      ? undefined
      : {
          width,
          scales: floats(rows),
          inner: new Int8Array(data, take(rows * width), rows * width),
          innerBias: floats(width),
          outer: floats(intents.classes.length * width),
          outerBias: floats(intents.classes.length),
        };
  return { version: head.version, hidden, trainedOn: head.trainedOn, intents, choices, tagger: { weights: unpacked(steps, values, head.taggerScale) }, lexicon: head.lexicon, heard: { pairs, words: head.heardWords as readonly (readonly [string, number])[] } };
}

function unpacked(steps: Int32Array, values: Int16Array, scale: number): Float32Array {
  const weights = new Float32Array(taggerSize);
  let place = 0;
  steps.forEach((step, index) => {
    place += step;
    weights[place] = (values[index] ?? 0) * scale;
  });
  return weights;
}

/** Loads a model file; without a path the one that comes with the package. */
export const loadModel = (path: string = embeddedModelPath): Model => readModel(readFileSync(path));
