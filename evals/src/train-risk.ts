import { writeFileSync } from 'node:fs';
import { addMonths, dayOf } from '@banxing/kernel';
import { walkTown } from './risk/street.ts';
import { trainAntiFraud } from './risk/train-anti-fraud.ts';

/** Trains the anti-fraud model on invented towns and writes it where the bank loads it. A minute; always the same. */
const towns = [1, 2, 3, 4, 5, 6];
const residents = 500;
const until = new Date('2026-11-20T10:00:00+08:00');
const from = addMonths(dayOf(until), -24);

const trained = trainAntiFraud(
  towns,
  towns.flatMap((seed) => walkTown(seed, residents, until, from)),
);
const file = new URL('../../bank/risk/models/anti-fraud.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(trained, undefined, 2)}\n`);
process.stdout.write(`${JSON.stringify(trained, undefined, 2)}\n`);
