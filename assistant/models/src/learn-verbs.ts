import type { Outcome } from '@banxing/kernel';
import type { Cluster } from './clusters.ts';
import type { GateReport } from './gate.ts';
import type { LearnArguments } from './learn-arguments.ts';
import type { Models } from './models.ts';
import type { Act } from './registry-steps.ts';
import { listComparisons } from './shadow.ts';
import { newestTrail, verifyTrail } from './trail.ts';
import type { Database } from '@banxing/database';

/** A bank whose learning is looked at from the command line. */
export interface Desk {
  readonly db: Database;
  readonly models: Models;
  readonly corpora: string;
  readonly act: Act;
  readonly given: LearnArguments;
  readonly print: (line: string) => void;
}

/** Does its work and answers the exit code. */
type Verb = (desk: Desk) => Promise<number>;

const percent = (value: number): string => `${(value * 100).toFixed(2)}%`;

function told<T>(
  { print }: Desk,
  outcome: Outcome<T, { readonly code: string }>,
  words: (value: T) => string,
): number {
  print(outcome.ok ? words(outcome.value) : `refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome.ok ? 0 : 1;
}

const headOf = ({ id, turns, suggested, leader }: Cluster): string =>
  `${id}  ${String(turns.length).padStart(5)}  ${suggested.map(({ intent, share }) => `${intent} ${percent(share)}`).join(', ')}\n    ${leader}`;

const targetOf = ({ given }: Desk): string => {
  if (given.target === undefined) throw new Error(`${given.verb}: say which`);
  return given.target;
};

/** A gate's two rows of scores side by side, and why it did not pass. */
export function gateLines(report: GateReport): string[] {
  const rows = Object.entries(report.active).flatMap(([set, active]) => {
    const candidate = report.candidate[set];
    const row = (name: string, scores: typeof active): string =>
      `  ${name.padEnd(10)} ${percent(scores.intentAccuracy).padStart(9)} ${percent(scores.slotF1).padStart(9)} ${percent(scores.frameAccuracy).padStart(9)} ${String(scores.wrongAmounts).padStart(6)} ${scores.p50Ms.toFixed(2).padStart(8)} ${scores.p99Ms.toFixed(2).padStart(8)}`;
    return [
      `${set} (${String(active.records)} records)`,
      row('active', active),
      ...(candidate ? [row('candidate', candidate)] : []),
    ];
  });
  const failures = report.failures.map(
    ({ set, code, active, candidate }) =>
      `failed: ${code} on ${set}: ${String(active)} → ${String(candidate)}`,
  );
  const header = '  model         intent   slot F1     frame  wrong   p50 ms   p99 ms';
  return [header, ...rows, ...failures, report.passed ? 'the gate is passed' : 'the gate is not passed'];
}

const looking: Readonly<Record<string, Verb>> = {
  list: async ({ models, print }) => {
    const clusters = await models.labelling.clusters();
    for (const cluster of clusters) print(headOf(cluster));
    print(
      `${String(clusters.length)} groups, ${String(clusters.reduce((sum, { turns }) => sum + turns.length, 0))} turns`,
    );
    return 0;
  },
  show: async (desk) => {
    const target = targetOf(desk);
    const cluster = (await desk.models.labelling.clusters()).find(
      ({ id, turns }) => id === target || turns.some((turn) => turn.id === target),
    );
    if (!cluster) return told(desk, { ok: false, refusal: { code: 'nothing_there' } }, () => '');
    desk.print(headOf(cluster));
    for (const turn of cluster.turns) {
      desk.print(
        `${turn.id}  ${turn.intent} ${turn.confidence.toFixed(2)} ${JSON.stringify(turn.slots)} [${turn.reasons.join(', ')}]\n    ${turn.text}`,
      );
    }
    return 0;
  },
  versions: async ({ models, db, print }) => {
    for (const { id, version, state, sha256, location, scores } of await models.registry.list()) {
      const figures = Object.entries(scores).map(([set, each]) => `${set} ${percent(each.frameAccuracy)}`);
      print(
        `${id}  ${state.padEnd(9)} ${version}  ${sha256.slice(0, 12)}  ${location}  ${figures.join(', ')}`,
      );
    }
    for (const { candidate, active, turns, sameIntent, sameFrame } of await listComparisons(db)) {
      print(
        `shadow ${candidate} beside ${active}: ${String(turns)} turns, same intent ${percent(sameIntent / turns)}, same frame ${percent(sameFrame / turns)}`,
      );
    }
    return 0;
  },
  trail: async ({ db, print }) => {
    for (const event of (await newestTrail(db, 200)).reverse()) {
      print(
        `${String(event.position).padStart(5)}  ${event.at.toISOString()}  ${event.action.padEnd(14)} ${event.version ?? ''} ${event.actor}: ${event.reason}`,
      );
    }
    return 0;
  },
  verify: async ({ db, print }) => {
    const findings = await verifyTrail(db);
    for (const { position, code } of findings) print(`broken: ${code} at ${String(position)}`);
    const [head] = await newestTrail(db, 1);
    print(
      findings.length === 0
        ? `trail: ${String(head?.position ?? 0)} events, unchanged, head ${head?.hash ?? 'none'}`
        : `trail: ${String(findings.length)} findings`,
    );
    return findings.length === 0 ? 0 : 1;
  },
};

const changing: Readonly<Record<string, Verb>> = {
  label: async (desk) => {
    const { intent } = desk.given.values;
    if (intent === undefined) throw new Error('label: --intent is missing');
    const labelled = await desk.models.labelling.label(
      targetOf(desk),
      { intent, said: desk.given.slots },
      desk.act,
    );
    return told(desk, labelled, (count) => `labelled ${String(count)} turns as ${intent}`);
  },
  dismiss: async (desk) =>
    told(
      desk,
      await desk.models.labelling.dismiss(targetOf(desk), desk.act),
      (count) => `dismissed ${String(count)} turns`,
    ),
  export: async ({ models, corpora, act, print }) => {
    const { written, refused } = await models.labelling.export(corpora, act);
    for (const { turn, why } of refused) print(`left out ${turn}: ${why}`);
    print(`${String(written)} records appended to ${corpora}/train/learned.jsonl`);
    return 0;
  },
  register: async (desk) => {
    const location = targetOf(desk);
    const version = desk.given.values['as'];
    if (version === undefined) throw new Error('register: --as is missing, the version’s name');
    return told(
      desk,
      await desk.models.registry.register({ version, location }, desk.act),
      ({ id }) => `registered ${id}`,
    );
  },
  gate: async (desk) => {
    const id = desk.given.values['id'] ?? '';
    return told(desk, await desk.models.gate(id, desk.act), (report) => gateLines(report).join('\n'));
  },
  promote: async (desk) =>
    told(desk, await desk.models.registry.promote(targetOf(desk), desk.act), ({ id }) => `${id} is active`),
  rollback: async (desk) =>
    told(desk, await desk.models.registry.rollBack(desk.act), ({ id }) => `${id} is active again`),
  reject: async (desk) =>
    told(desk, await desk.models.registry.reject(targetOf(desk), desk.act), ({ id }) => `${id} is rejected`),
  shadow: async (desk) => {
    const { registry } = desk.models;
    const target = targetOf(desk);
    const changed =
      target === 'off' ? await registry.endShadow(desk.act) : await registry.startShadow(target, desk.act);
    return told(desk, changed, ({ id, state }) => `${id} is ${state}`);
  },
};

/** Everything that needs the bank's database. */
export const verbs: ReadonlyMap<string, Verb> = new Map([
  ...Object.entries(looking),
  ...Object.entries(changing),
]);
