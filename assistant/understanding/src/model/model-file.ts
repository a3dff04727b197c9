import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { embeddedModelPath } from './embedded-model-path.ts';
import type { IntentModel } from './intent-model.ts';
import type { TaggerModel } from './tagger.ts';

/** Everything learned that the recogniser needs, with what it was learned from. */
export interface Model {
  readonly version: string;
  readonly trainedOn: Readonly<Record<string, number>>;
  readonly intents: IntentModel;
  readonly tagger: TaggerModel;
  /** Known values of free-text slots, by slot: what a misheard value is put right from. */
  readonly lexicon: Readonly<Record<string, readonly string[]>>;
}

const format = 'banxing-understanding/1';

const header = z.object({
  format: z.literal(format),
  version: z.string(),
  trainedOn: z.record(z.string(), z.number()),
  classes: z.array(z.string()),
  temperature: z.number().positive(),
  bias: z.array(z.number()),
  rows: z.number().int().nonnegative(),
  taggerSize: z.number().int().positive(),
  taggerScale: z.number().positive(),
  lexicon: z.record(z.string(), z.array(z.string())),
});

/** The bytes of a model file: a JSON head, its length before it, then the tables; all of it gzipped. */
export function modelBytes(model: Model): Uint8Array {
  const { intents, tagger } = model;
  const peak = tagger.weights.reduce((a, b) => Math.max(a, Math.abs(b)), 1e-6);
  const taggerScale = peak / 32767;
  const head = Buffer.from(
    JSON.stringify({
      format, version: model.version, trainedOn: model.trainedOn, classes: intents.classes, temperature: intents.temperature,
      bias: [...intents.bias].map((value) => Number(value.toFixed(4))), rows: intents.keys.length, taggerSize: tagger.weights.length,
      taggerScale, lexicon: model.lexicon,
    }),
  ); // prettier-ignore
  const padding = (4 - (head.length % 4)) % 4;
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length + padding);
  const whole = Int16Array.from(tagger.weights, (weight) => Math.round(weight / taggerScale));
  const parts = [length, head, Buffer.alloc(padding, ' '), bytesOf(intents.keys), bytesOf(intents.scales), bytesOf(intents.weights), Buffer.alloc((4 - (intents.weights.length % 4)) % 4), bytesOf(whole)]; // prettier-ignore
  return gzipSync(Buffer.concat(parts), { level: 9 });
}

const bytesOf = (view: Int32Array | Float32Array | Int8Array | Int16Array): Buffer =>
  Buffer.from(view.buffer, view.byteOffset, view.byteLength);

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
  const keys = new Int32Array(data, take(head.rows * 4), head.rows);
  const scales = new Float32Array(data, take(head.rows * 4), head.rows);
  const weights = new Int8Array(data, take(head.rows * head.classes.length), head.rows * head.classes.length);
  const whole = new Int16Array(data, take(head.taggerSize * 2), head.taggerSize);
  return {
    version: head.version,
    trainedOn: head.trainedOn,
    intents: { classes: head.classes, temperature: head.temperature, bias: Float32Array.from(head.bias), keys, scales, weights },
    tagger: { weights: Float32Array.from(whole, (weight) => weight * head.taggerScale) },
    lexicon: head.lexicon,
  };
}

/** Loads a model file; without a path the one that comes with the package. */
export const loadModel = (path: string = embeddedModelPath): Model => readModel(readFileSync(path));
