import { ledgerBench, type Row } from './ledger-bench.ts';
import { turnBench } from './turn-bench.ts';
import { yardstickBench } from './understanding-yardstick.ts';

/** npm run bench [-- --json] */

const figure = (value: number | null): string =>
  value === null ? '–' : value >= 100 ? value.toFixed(0) : value.toFixed(2);

function table(rows: readonly Row[]): string {
  const cells = rows.map(({ name, ours, peer, peerName, unit, ratio }) => [
    name,
    `${figure(ours)} ${unit}`,
    peer === null ? `– (${peerName})` : `${figure(peer)} ${unit} (${peerName})`,
    ratio === null ? '–' : `×${ratio.toFixed(2)}`,
  ]);
  const all = [['what', 'ours', 'peer', 'ours/peer'], ...cells];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((line) => line[column]?.length ?? 0)));
  return all
    .map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .join('\n');
}

const only = process.argv.find((arg) => arg.startsWith('--only='))?.slice('--only='.length);
const benches = { turns: turnBench, ledger: ledgerBench, yardstick: yardstickBench };
const rows: Row[] = [];
for (const [name, bench] of Object.entries(benches))
  if (only === undefined || only === name) rows.push(...(await bench()));
console.log(table(rows));
if (process.argv.includes('--json')) console.log(JSON.stringify({ rows }));
