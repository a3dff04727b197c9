import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase } from '@banxing/database/testing';
import { idSource, manualClock, seededRandom } from '@banxing/kernel';
import {
  embeddedModelPath,
  embeddedRecogniser,
  loadModel,
  type Model,
  modelBytes,
} from '@banxing/understanding';
import { type GateReport, type HeardTurn, type Models, modelsMigrations, openModels } from '../src/index.ts';

export const storyStart = new Date('2026-11-20T10:00:00+08:00');
export const act = { actor: 'stf_tester', why: 'a test' };

/** The packaged model, and small different ones made of it. */
export const packagedModel = loadModel(embeddedModelPath);
const packaged = embeddedRecogniser(packagedModel);
const small = (model: Model): Model => ({
  ...model,
  tagger: { weights: new Float32Array(model.tagger.weights.length) },
  lexicon: {},
});

/** A model that takes everything for one intent: it can be told from the packaged one by a single reading. */
export function alwaysSaying(intent: string): Model {
  const { intents } = packagedModel;
  const bias = Float32Array.from(intents.classes, (label) => (label === intent ? 1000 : 0));
  const none = { keys: new Int32Array(), scales: new Float32Array(), weights: new Int8Array() };
  return small({
    ...packagedModel,
    version: `always ${intent}`,
    choices: {},
    intents: { ...intents, ...none, bias },
  });
}

/** A report as the gate would give it. */
export const report = (passed: boolean): GateReport => ({
  passed,
  failures: passed ? [] : [{ set: 'test', code: 'intent_accuracy_fell', active: 0.99, candidate: 0.5 }],
  active: {},
  candidate: {
    test: {
      records: 10,
      intentAccuracy: 0.99,
      slotF1: 0.99,
      frameAccuracy: 0.98,
      wrongAmounts: 0,
      p50Ms: 1,
      p99Ms: 3,
    },
  },
  setsHash: 'a'.repeat(64),
});

/** Models over a database and folders of their own. */
export async function deskForTests() {
  const db = await testDatabase([modelsMigrations]);
  const home = await mkdtemp(join(tmpdir(), 'banxing-models-'));
  const clock = manualClock(storyStart);
  const random = seededRandom(3);
  const faults: unknown[] = [];
  const open = (): Promise<Models> =>
    openModels({
      db,
      clock,
      ids: idSource(clock, random),
      random,
      places: { packaged: embeddedModelPath, folder: home },
      corpora: home,
      packaged,
      shadow: { sampled: 1, longestQueue: 20, mostDisagreements: 100 },
      onFault: (fault) => faults.push(fault),
    });
  const models = await open();
  const register = async (name: string, model: Model): Promise<string> => {
    await writeFile(join(home, `${name}.gz`), modelBytes(model));
    const registered = await models.registry.register({ version: name, location: `${name}.gz` }, act);
    if (!registered.ok) throw new Error(registered.refusal.code);
    return registered.value.id;
  };
  const promoted = async (name: string, model: Model): Promise<string> => {
    const id = await register(name, model);
    await models.registry.recordGate(id, report(true), act);
    const moved = await models.registry.promote(id, act);
    if (!moved.ok) throw new Error(moved.refusal.code);
    return id;
  };
  const close = async (): Promise<void> => {
    await models.stop();
    await db.drop();
    await rm(home, { recursive: true, force: true });
  };
  return { db, home, clock, models, faults, open, register, promoted, close };
}

export type DeskForTests = Awaited<ReturnType<typeof deskForTests>>;

let turns = 0;

/** A turn that nobody has seen yet. */
export const heard = (text: string, change: Partial<HeardTurn> = {}): HeardTurn => ({
  text,
  conversation: 'conv_1',
  message: `msg_${String((turns += 1))}`,
  intent: 'account.balance',
  slots: {},
  confidence: 0.95,
  proposal: null,
  asks: false,
  handedOver: false,
  saidAt: storyStart,
  names: async () => ['刘桂芳', '妈妈', '陈静'],
  ...change,
});
