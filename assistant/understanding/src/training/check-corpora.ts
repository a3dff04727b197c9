import { fileURLToPath } from 'node:url';
import { normalSlots } from '../frame/normal-slots.ts';
import { readMentions } from '../grammar/mentions.ts';
import { carriesSlot, freeTextSlots, intentEntry, isIntentId } from '../intents.ts';
import { tokenise } from '../model/tokens.ts';
import { normalise } from '../normal/normal-text.ts';
import { alignSlots } from './align.ts';
import { readCorpusFolder, type LabelledUtterance } from './corpus.ts';

/** Something in a record that a person should look at. */
export interface Finding {
  readonly at: string;
  readonly kind:
    | 'malformed'
    | 'unknown-intent'
    | 'unknown-slot'
    | 'not-in-text'
    | 'not-read'
    | 'read-too-much'
    | 'duplicate'
    | 'contradiction'
    | 'leak';
  readonly what: string;
}

const shape: Readonly<Record<string, RegExp>> = {
  amount: /^(?:\d+\.\d{2}|all|minimum)$/u, amount_min: /^\d+\.\d{2}$/u, amount_max: /^\d+\.\d{2}$/u, date: /^\d{4}-\d{2}-\d{2}$/u,
  date_range: /^\d{4}-\d{2}-\d{2}\/\d{4}-\d{2}-\d{2}$/u, compare_range: /^\d{4}-\d{2}-\d{2}\/\d{4}-\d{2}-\d{2}$/u,
  term: /^P\d+[DWMY]$/u, currency: /^[A-Z]{3}$/u, phone: /^\d{11}$/u, card_last4: /^\d{4}$/u, risk_level: /^R[1-5]$/u,
  recurrence: /^(?:daily|weekly:[1-7]|monthly:(?:\d{1,2}|last)|yearly:\d{2}-\d{2})$/u, switch: /^(?:on|off)$/u, mode: /^(?:full|minimum|off)$/u,
  theme: /^(?:dark|light|auto)$/u, rate: /^\d+(?:\.\d+)?$/u, yield_min: /^\d+(?:\.\d+)?$/u,
}; // prettier-ignore

/** What is wrong with one record on its own. */
export function findingsIn(record: LabelledUtterance): readonly Finding[] {
  const { at, text, intent } = record;
  if (!isIntentId(intent)) return [{ at, kind: 'unknown-intent', what: intent }];
  const findings: Finding[] = [];
  const normal = normalise(text);
  for (const [slot, value] of Object.entries(record.slots)) {
    if (!carriesSlot(intent, slot))
      findings.push({ at, kind: 'unknown-slot', what: `${intent} carries no ${slot}: ${text}` });
    else if (shape[slot]?.test(value) === false)
      findings.push({ at, kind: 'malformed', what: `${slot} ${value}: ${text}` });
  }
  const spans = alignSlots(record, normal.text, tokenise(normal.text));
  if (!spans) findings.push({ at, kind: 'not-in-text', what: `${JSON.stringify(record.slots)}: ${text}` });
  const read = normalSlots(intent, normal.text, readMentions(normal, record.now), record.now, spans ?? []);
  for (const slot of intentEntry(intent).slots) {
    const tail = /^\d{4}$/u.test(record.slots[slot] ?? '');
    if (freeTextSlots.has(slot) && !tail) continue;
    const [gold, said] = [record.slots[slot], read[slot]];
    if (gold !== undefined && said !== gold)
      findings.push({ at, kind: 'not-read', what: `${slot} ${gold}, read ${said ?? 'nothing'}: ${text}` });
    if (gold === undefined && said !== undefined)
      findings.push({ at, kind: 'read-too-much', what: `${intent} ${slot} ${said}: ${text}` });
  }
  return findings;
}

/** The same text twice, with the same or another meaning, and texts of a test set that training has seen. */
export function findingsAcross(sets: ReadonlyMap<string, readonly LabelledUtterance[]>): readonly Finding[] {
  const findings: Finding[] = [];
  const seen = new Map<string, { readonly set: string; readonly record: LabelledUtterance }>();
  for (const [set, records] of sets) {
    for (const record of records) {
      const key = `${normalise(record.text).text}\u0000${record.context ?? ''}`;
      const before = seen.get(key);
      if (!before) {
        seen.set(key, { set, record });
      } else if (before.set !== set) {
        findings.push({ at: record.at, kind: 'leak', what: `also ${before.record.at}: ${record.text}` });
      } else if (
        before.record.intent !== record.intent &&
        !record.alternatives.includes(before.record.intent)
      ) {
        findings.push({
          at: record.at,
          kind: 'contradiction',
          what: `${record.intent}, but ${before.record.intent} at ${before.record.at}: ${record.text}`,
        });
      } else {
        findings.push({ at: record.at, kind: 'duplicate', what: `of ${before.record.at}: ${record.text}` });
      }
    }
  }
  return findings;
}

function main(): void {
  const corpora = fileURLToPath(new URL('../../corpora/', import.meta.url));
  const sets = new Map(['train', 'dev', 'test'].map((set) => [set, readCorpusFolder(`${corpora}${set}`)]));
  const findings: Finding[] = [...sets.values()].flatMap((set) =>
    set.malformed.map(({ at, why }): Finding => ({ at, kind: 'malformed', what: why })),
  );
  const records = new Map([...sets].map(([name, set]) => [name, set.records]));
  for (const record of [...records.values()].flat()) findings.push(...findingsIn(record));
  findings.push(...findingsAcross(records));
  for (const { at, kind, what } of findings) process.stdout.write(`${kind.padEnd(15)} ${at} ${what}\n`);
  const counts = new Map<string, number>();
  for (const { kind } of findings) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  process.stdout.write(
    `${[...records].map(([name, list]) => `${name} ${list.length}`).join(', ')}; ${[...counts].map(([kind, count]) => `${kind} ${count}`).join(', ')}\n`,
  );
  process.exitCode = findings.some(({ kind }) =>
    ['malformed', 'unknown-intent', 'unknown-slot', 'leak', 'contradiction'].includes(kind),
  )
    ? 1
    : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
