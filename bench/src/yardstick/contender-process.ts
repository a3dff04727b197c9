import { readFileSync, writeFileSync } from 'node:fs';
import { invariant } from '@banxing/kernel';
import type { Contender, PublicSet } from './contender.ts';
import { ask, type Latency, type Scores } from './measure.ts';

/** What one process is asked to do: learn a set into a file, or answer a set from that file. */
export interface Order {
  readonly task: 'train' | 'answer';
  readonly contender: ContenderName;
  /** A file with the set as JSON. */
  readonly set: string;
  /** The file of the model, written by `train`, read by `answer`. */
  readonly model: string;
  readonly boundMs: number;
}

export interface TrainReport {
  readonly task: 'train';
  readonly seconds: number;
  readonly peakMb: number;
  readonly modelMb: number;
  readonly caveat: string | undefined;
}

export interface AnswerReport {
  readonly task: 'answer';
  readonly scores: Scores;
  readonly latency: Latency;
  /** Resident after the last answer, and before the recogniser was loaded (Node, tsx, the set). */
  readonly residentMb: number;
  readonly bareMb: number;
}

export type Report = TrainReport | AnswerReport;

const contenders = {
  banxing: (): Promise<{ contender: Contender }> => import('./our-contender.ts'),
  'nlp.js': (): Promise<{ contender: Contender }> => import('./nlp-js-contender.ts'),
};

export type ContenderName = keyof typeof contenders;

const bytesPerMb = 1e6;
const warmUpCount = 300;

function residentMb(): number {
  globalThis.gc?.();
  return process.memoryUsage().rss / bytesPerMb;
}

async function train(order: Order): Promise<TrainReport> {
  const { contender } = await contenders[order.contender]();
  const { train: said } = JSON.parse(readFileSync(order.set, 'utf8')) as PublicSet;
  const began = performance.now();
  const { model, caveat } = await contender.train(said, order.boundMs);
  const seconds = (performance.now() - began) / 1000;
  writeFileSync(order.model, model);
  const peakMb = (process.resourceUsage().maxRSS * 1024) / bytesPerMb;
  return { task: 'train', seconds, peakMb, modelMb: model.length / bytesPerMb, caveat };
}

async function answer(order: Order): Promise<AnswerReport> {
  const { train: said, test } = JSON.parse(readFileSync(order.set, 'utf8')) as PublicSet;
  const warmUps = said.slice(0, warmUpCount).map(({ text }) => text);
  const bareMb = residentMb();
  const { contender } = await contenders[order.contender]();
  const recognise = await contender.load(readFileSync(order.model));
  const { scores, latency } = await ask(recognise, test, warmUps);
  return { task: 'answer', scores, latency, residentMb: residentMb(), bareMb };
}

/** A child of the yardstick: one order, one report, and out. */
process.once('message', (order: Order) => {
  const work: Promise<Report> = order.task === 'train' ? train(order) : answer(order);
  void work.then((report) => {
    invariant(process.send, 'has a parent');
    process.send(report, () => process.exit(0));
  });
});
