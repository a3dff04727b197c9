import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openDatabase, startEmbedded } from '@banxing/database';
import { cryptoRandom, idSource, systemClock } from '@banxing/kernel';
import { corporaFolder, embeddedModelPath, loadModel } from '@banxing/understanding';
import { lockedSetsIn, runGate, usualGate } from './gate.ts';
import { type LearnArguments, numberIn, readArguments, usage } from './learn-arguments.ts';
import { gateLines, verbs } from './learn-verbs.ts';
import { openModels } from './models.ts';
import { trainCandidate } from './train-candidate.ts';

const dataFolderOf = ({ values }: LearnArguments): string =>
  resolve(values['data'] ?? process.env['BANXING_DATA'] ?? './data');

const modelsFolderOf = (given: LearnArguments): string =>
  resolve(given.values['models'] ?? join(dataFolderOf(given), 'models'));

const rulesOf = ({ values }: LearnArguments) => ({
  tolerance: numberIn(values, 'tolerance', usualGate.tolerance),
  moreWrongAmounts: numberIn(values, 'wrong-amounts', usualGate.moreWrongAmounts),
  mostP99Ms: numberIn(values, 'p99', usualGate.mostP99Ms),
});

/** Two files side by side; needs no bank. */
function gateFiles(given: LearnArguments, corpora: string): number {
  const { model = embeddedModelPath, against = embeddedModelPath } = given.values;
  const report = runGate(loadModel(against), loadModel(model), lockedSetsIn(corpora), rulesOf(given));
  console.log(given.json ? JSON.stringify(report) : gateLines(report).join('\n'));
  return report.passed ? 0 : 1;
}

function train(given: LearnArguments, corpora: string): number {
  const version = given.values['as'] ?? new Date().toISOString().slice(0, 16).replaceAll(/\D/gu, '');
  const path = resolve(
    given.values['out'] ?? join(modelsFolderOf(given), `understanding-${version}.model.gz`),
  );
  const { records, sha256, dataHash } = trainCandidate(corpora, path, version);
  console.log(`${path}: ${String(records)} records (${dataHash.slice(0, 12)}), sha256 ${sha256}`);
  return 0;
}

async function atDesk(given: LearnArguments, url: string, corpora: string): Promise<number> {
  const db = openDatabase(url, { maxConnections: 3, applicationName: 'learn' });
  try {
    const folder = modelsFolderOf(given);
    mkdirSync(folder, { recursive: true });
    const models = await openModels({
      db,
      clock: systemClock,
      ids: idSource(systemClock, cryptoRandom),
      random: cryptoRandom,
      places: { packaged: embeddedModelPath, folder },
      corpora,
      gate: rulesOf(given),
      onFault: (fault) => {
        console.error(String(fault));
      },
    });
    const who = given.values['by'] ?? process.env['USER'] ?? 'unknown';
    const act = { actor: `cli:${who}`, why: given.values['why'] ?? '' };
    const verb = verbs.get(given.verb);
    return verb ? await verb({ db, models, corpora, act, given, print: console.log }) : 1;
  } finally {
    await db.close();
  }
}

async function main(): Promise<number> {
  const given = readArguments(process.argv.slice(2));
  const corpora = resolve(given.values['corpora'] ?? corporaFolder);
  if (given.verb === 'train') return train(given, corpora);
  if (given.verb === 'gate' && given.values['id'] === undefined) return gateFiles(given, corpora);
  if (!verbs.has(given.verb)) {
    console.log(usage);
    return given.verb === 'help' ? 0 : 1;
  }
  const url = given.values['url'] ?? process.env['DATABASE_URL'];
  if (url !== undefined && url !== '') return atDesk(given, url, corpora);
  const server = await startEmbedded({ dataFolder: join(dataFolderOf(given), 'postgres') });
  try {
    return await atDesk(given, server.url, corpora);
  } finally {
    await server.stop();
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (fault: unknown) => {
    console.error(`learn: ${fault instanceof Error ? fault.message : String(fault)}`);
    process.exitCode = 1;
  },
);
