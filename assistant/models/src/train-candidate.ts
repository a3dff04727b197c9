import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sha256Hex } from '@banxing/crypto';
import { modelBytes, readCorpusFolder, readSeed, trainModel } from '@banxing/understanding';
import { cardPathOf, type ModelCard } from './model-card.ts';

/** What training made. */
export interface TrainedCandidate extends ModelCard {
  readonly path: string;
}

/** Learns from `train` of a folder of corpora, sets its sureness by `dev`, never opens `test`. Takes minutes. */
export function trainCandidate(corpora: string, path: string, version: string): TrainedCandidate {
  const records = [...readCorpusFolder(join(corpora, 'train')).records, ...readSeed()];
  const dev = readCorpusFolder(join(corpora, 'dev')).records;
  const dataHash = sha256Hex(
    records.map(({ text, intent, slots }) => JSON.stringify([text, intent, slots])).join('\n'),
  );
  const bytes = modelBytes(trainModel(records, dev, version));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  const card: ModelCard = {
    sha256: sha256Hex(bytes),
    records: records.length,
    heldOut: dev.length,
    dataHash,
  };
  writeFileSync(cardPathOf(path), `${JSON.stringify(card)}\n`);
  return { path, ...card };
}
