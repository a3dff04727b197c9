import { readFileSync } from 'node:fs';
import { type EvalBanks, openEvalBanks } from './dialogue/eval-banks.ts';
import { playScript, type ScriptResult } from './dialogue/player.ts';
import { readScripts, type Script } from './dialogue/script.ts';

/**
 * npm run eval:dialogue -- FILE.jsonl [--json]
 *
 * `BANXING_EVAL_RESIDENTS` makes the city around the demo customers smaller, for quick loops; 500 unless told otherwise.
 */
const defaultResidents = 500;
/** Scripts that are played side by side, each against a bank of its own. */
const sideBySide = 2;

interface Failure {
  readonly title: string;
  readonly turn: number;
  readonly why: string;
}

function tally(results: readonly ScriptResult[]) {
  const judged = results.flatMap(({ turns }) => turns.filter((turn) => turn.judged));
  const failures: Failure[] = results.flatMap(({ title, turns }) =>
    turns.filter(({ why }) => why.length > 0).map(({ turn, why }) => ({ title, turn, why: why.join('; ') })),
  );
  const right = results.filter(({ turns }) => turns.every(({ why }) => why.length === 0));
  const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
  return {
    scripts: results.length,
    scriptsRight: share(right.length, results.length),
    turns: judged.length,
    turnsRight: share(judged.filter(({ why }) => why.length === 0).length, judged.length),
    solvedWithoutHuman: share(right.filter(({ withoutHuman }) => withoutHuman).length, results.length),
    failures,
  };
}

function report({ title, turns }: ScriptResult): void {
  const wrong = turns.filter(({ why }) => why.length > 0);
  console.log(`${wrong.length === 0 ? 'right' : 'WRONG'}  ${title}`);
  for (const { turn, why } of wrong) console.log(`       turn ${String(turn)}: ${why.join('; ')}`);
}

async function playAll(banks: EvalBanks, scripts: readonly Script[]): Promise<ScriptResult[]> {
  const results: ScriptResult[] = [];
  const waiting = scripts.entries();
  const playWaiting = async (): Promise<void> => {
    for (const [index, script] of waiting) {
      const bank = await banks.fresh();
      const result = await playScript(bank, script).finally(() => bank.close());
      results[index] = result;
      report(result);
    }
  };
  await Promise.all(Array.from({ length: sideBySide }, playWaiting));
  return results;
}

const percent = (rate: number): string => `${(rate * 100).toFixed(2)} %`;

async function main(): Promise<number> {
  const args = process.argv.slice(2);
  const json = args.includes('--json');
  const file = args.find((arg) => !arg.startsWith('--'));
  if (file === undefined) {
    console.error('Usage: npm run eval:dialogue -- FILE.jsonl [--json]');
    return 1;
  }
  const scripts = readScripts(readFileSync(file, 'utf8'));
  const residents = Number(process.env['BANXING_EVAL_RESIDENTS'] ?? defaultResidents);
  const banks = await openEvalBanks({ residents });
  const results = await playAll(banks, scripts).finally(() => banks.close());
  const figures = tally(results);
  console.log(`\nscripts  ${String(figures.scripts)}, right ${percent(figures.scriptsRight)}`);
  console.log(`turns    ${String(figures.turns)}, right ${percent(figures.turnsRight)}`);
  console.log(`solved without a human  ${percent(figures.solvedWithoutHuman)}`);
  if (json) console.log(JSON.stringify(figures));
  return 0;
}

process.exitCode = await main().catch((fault: unknown) => {
  console.error(fault instanceof Error ? fault.message : fault);
  return 1;
});
