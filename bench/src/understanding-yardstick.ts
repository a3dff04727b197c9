import { fork } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { invariant } from '@banxing/kernel';
import type { Row } from './ledger-bench.ts';
import type { PublicSet } from './yardstick/contender.ts';
import type {
  AnswerReport,
  ContenderName,
  Order,
  Report,
  TrainReport,
} from './yardstick/contender-process.ts';
import { readPublicSets } from './yardstick/public-sets.ts';

const dataFolder = fileURLToPath(new URL('../../../shared/data', import.meta.url));
const childPath = fileURLToPath(new URL('./yardstick/contender-process.ts', import.meta.url));

/** Training that is not done by then stops where it is, or is ended when it cannot. */
const trainingBoundMs = 10 * 60_000;
const graceMs = 60_000;

const peerName = 'nlp.js';

/** What one recogniser did on one set. */
export interface Run {
  readonly training: TrainReport;
  readonly answering: AnswerReport;
}

/** Both recognisers on one set; the text instead of a run says why there is none. */
export interface Comparison {
  readonly set: string;
  readonly ours: Run;
  readonly peer: Run | string;
}

/** One order in a process of its own, so that its memory is its own. Throws when it ends without a report. */
function inChild(order: Order): Promise<Report> {
  return new Promise((resolve, reject) => {
    const child = fork(childPath, {
      execArgv: ['--expose-gc', '--import', 'tsx'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const bound = setTimeout(() => child.kill('SIGKILL'), order.boundMs + graceMs);
    let report: Report | undefined;
    child.once('message', (message) => {
      report = message as Report;
    });
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      clearTimeout(bound);
      if (report) resolve(report);
      else
        reject(new Error(`${order.contender} gave no report of ${order.task} (${signal ?? String(code)})`));
    });
    child.send(order);
  });
}

/** Trains and asks one recogniser on a set, in two processes one after the other. */
export async function runOn(set: PublicSet, contender: ContenderName, boundMs: number): Promise<Run> {
  const folder = await mkdtemp(path.join(tmpdir(), 'banxing-yardstick-'));
  try {
    const files = { set: path.join(folder, 'set.json'), model: path.join(folder, 'model') };
    await writeFile(files.set, JSON.stringify(set));
    const training = await inChild({ task: 'train', contender, ...files, boundMs });
    const answering = await inChild({ task: 'answer', contender, ...files, boundMs });
    invariant(training.task === 'train' && answering.task === 'answer', 'reports are of what was ordered');
    return { training, answering };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly of: (run: Run) => number | null;
}

const percent = (part: number | null): number | null => (part === null ? null : part * 100);

const figures: readonly Figure[] = [
  { name: 'accuracy', unit: '%', of: ({ answering }) => percent(answering.scores.accuracy) },
  { name: 'accuracy when sure', unit: '%', of: ({ answering }) => percent(answering.scores.decidedAccuracy) },
  { name: 'out-of-scope recall', unit: '%', of: ({ answering }) => percent(answering.scores.oosRecall) },
  {
    name: 'out-of-scope precision',
    unit: '%',
    of: ({ answering }) => percent(answering.scores.oosPrecision),
  },
  { name: 'p50', unit: 'ms', of: ({ answering }) => answering.latency.p50Ms },
  { name: 'p99', unit: 'ms', of: ({ answering }) => answering.latency.p99Ms },
  { name: 'p99 of processor time', unit: 'ms', of: ({ answering }) => answering.latency.p99ProcessorMs },
  { name: 'memory', unit: 'MB', of: ({ answering }) => answering.residentMb },
  { name: 'memory before loading', unit: 'MB', of: ({ answering }) => answering.bareMb },
  { name: 'training', unit: 's', of: ({ training }) => training.seconds },
  { name: 'memory in training', unit: 'MB', of: ({ training }) => training.peakMb },
  { name: 'model file', unit: 'MB', of: ({ training }) => training.modelMb },
];

/** The figures of one comparison that the set has, as rows of the bench. */
export function rowsOf({ set, ours, peer }: Comparison): Row[] {
  return figures.flatMap(({ name, unit, of }) => {
    const our = of(ours);
    if (our === null) return [];
    const theirs = typeof peer === 'string' ? null : of(peer);
    const caveat = typeof peer === 'string' ? peer : peer.training.caveat;
    return {
      name: `${set} ${name}`,
      ours: our,
      peer: theirs,
      peerName: caveat === undefined ? peerName : `${peerName}: ${caveat}`,
      unit,
      ratio: theirs === null || theirs === 0 ? null : our / theirs,
    };
  });
}

async function compare(set: PublicSet): Promise<Comparison> {
  const ours = await runOn(set, 'banxing', trainingBoundMs);
  const peer = await runOn(set, 'nlp.js', trainingBoundMs).catch((fault: unknown) => String(fault));
  return { set: set.name, ours, peer };
}

/** The trainer of intents on sets that others published, beside nlp.js; no rows when the sets are not there. */
export async function yardstickBench(): Promise<Row[]> {
  const sets = readPublicSets(dataFolder);
  if (!sets) {
    console.log(`yardstick: not run, ${dataFolder} has no banking77 and clinc150`);
    return [];
  }
  const rows: Row[] = [];
  for (const set of sets) rows.push(...rowsOf(await compare(set)));
  return rows;
}
