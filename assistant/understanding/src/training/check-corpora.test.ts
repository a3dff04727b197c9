import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { corporaFolder } from './corpora-folder.ts';
import { findingsAcross, findingsIn, type Finding } from './check-corpora.ts';
import { readCorpusFolder } from './corpus.ts';

const read = (set: string): ReturnType<typeof readCorpusFolder> =>
  readCorpusFolder(fileURLToPath(new URL(`../../corpora/${set}`, import.meta.url)));

const sets = new Map(['train', 'dev', 'test'].map((set) => [set, read(set)]));
const records = new Map([...sets].map(([set, { records: list }]) => [set, list]));
const across = findingsAcross(records);
const told = (findings: readonly Finding[], kind: Finding['kind']): string[] =>
  findings.filter((each) => each.kind === kind).map(({ at, what }) => `${at} ${what}`);

describe('the corpora', () => {
  it('stand where the trainer looks', () => {
    expect(corporaFolder).toContain('corpora');
    expect(records.get('train')?.length).toBeGreaterThan(30_000);
  });

  it('have no line that is no record', () => {
    expect([...sets.values()].flatMap(({ malformed }) => malformed)).toEqual([]);
  });

  it('keep what is tested out of what is trained on', () => {
    expect(told(across, 'leak')).toEqual([]);
  });

  it('say each thing once and with one meaning', () => {
    expect(told(across, 'contradiction')).toEqual([]);
    expect(told(across, 'duplicate').filter((finding) => finding.startsWith('train/'))).toEqual([]);
  });

  it('name intents and slots of the catalogue, in their normal forms', () => {
    const findings = [...records.values()].flat().flatMap((record) => [...findingsIn(record)]);
    for (const kind of ['malformed', 'unknown-intent', 'unknown-slot'] as const)
      expect(told(findings, kind)).toEqual([]);
  });

  it('are found out when they break', () => {
    const [record] = records.get('train') ?? [];
    if (!record) throw new Error('the corpora are empty');
    expect(told(findingsIn({ ...record, intent: 'nothing.known' }), 'unknown-intent')).toHaveLength(1);
    expect(told(findingsIn({ ...record, slots: { vessel: '远航' } }), 'unknown-slot')).toHaveLength(1);
    const leaked = new Map([['train', [record]], ['test', [{ ...record, at: 'test:1' }]]]); // prettier-ignore
    expect(told(findingsAcross(leaked), 'leak')).toHaveLength(1);
  });
});
