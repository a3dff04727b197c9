import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { invariant } from '@banxing/kernel';
import type { GateReport, GateRules } from './gate.ts';

const command = fileURLToPath(new URL('./learn-command.ts', import.meta.url));
const root = fileURLToPath(new URL('../../..', import.meta.url));

const longestMs = 10 * 60_000;

/** Runs the gate in a process of its own, so that no customer waits while thousands of records are scored. */
export function gateInOwnProcess(
  files: { readonly active: string; readonly candidate: string; readonly corpora: string },
  rules: GateRules,
): Promise<GateReport> {
  const args = [
    '--import', 'tsx', command, 'gate', '--json', '--model', files.candidate, '--against', files.active, '--corpora', files.corpora,
    '--tolerance', String(rules.tolerance), '--wrong-amounts', String(rules.moreWrongAmounts), '--p99', String(rules.mostP99Ms),
  ]; // prettier-ignore
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      args,
      { cwd: root, timeout: longestMs, maxBuffer: 16_777_216 },
      (fault, stdout) => {
        // A gate that failed ends with code 1 and still prints its report.
        const line = stdout.trim().split('\n').at(-1) ?? '';
        try {
          const report = JSON.parse(line) as GateReport;
          invariant(typeof report.passed === 'boolean', 'the gate prints a report');
          resolve(report);
        } catch {
          reject(fault ?? new Error('the gate printed no report'));
        }
      },
    );
  });
}
