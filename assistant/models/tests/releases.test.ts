import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase, type TestDatabase } from '@banxing/database/testing';
import { idSource, manualClock, seededRandom } from '@banxing/kernel';
import { modelBytes } from '@banxing/understanding';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Models, modelsMigrations, newestTrail, openModels } from '../src/index.ts';
import { act, alwaysSaying, report, storyStart } from './bench-desk.ts';

let db: TestDatabase;
let home: string;
const faults: unknown[] = [];

beforeEach(async () => {
  db = await testDatabase([modelsMigrations]);
  home = await mkdtemp(join(tmpdir(), 'banxing-releases-'));
  for (const intent of ['loan.list', 'account.list', 'transfer.status']) {
    await writeFile(join(home, `${intent}.gz`), modelBytes(alwaysSaying(intent)));
  }
});
afterEach(async () => {
  await db.drop();
  await rm(home, { recursive: true, force: true });
});

/** The program started in a release that brings this model. */
async function release(intent: string): Promise<Models> {
  const packaged = join(home, 'packaged.gz');
  await copyFile(join(home, `${intent}.gz`), packaged);
  const clock = manualClock(storyStart);
  const random = seededRandom(intent.length);
  return openModels({
    db,
    clock,
    ids: idSource(clock, random),
    random,
    places: { packaged, folder: home },
    corpora: home,
    onFault: (fault) => faults.push(fault),
  });
}

const read = (models: Models): string => models.recogniser.understand('你好').intent;
const last = async () => (await newestTrail(db, 1))[0]?.action;

describe('a release', () => {
  it('loads its packaged model by itself', async () => {
    expect(read(await release('loan.list'))).toBe('loan.list');
    expect(await last()).toBe('activated');
  });

  it('with a new packaged model puts it in the place of the packaged one before it', async () => {
    await release('loan.list');
    const models = await release('account.list');
    expect(read(models)).toBe('account.list');
    expect((await models.registry.list()).map(({ state }) => state).sort()).toEqual(['active', 'retired']);
    expect(await last()).toBe('activated');
    // The bytes of the one before are gone with its release.
    expect(await models.registry.rollBack(act)).toMatchObject({ refusal: { code: 'artefact_changed' } });
    expect(read(await release('loan.list'))).toBe('loan.list');
  });

  it('leaves a model that staff promoted where it is', async () => {
    const models = await release('loan.list');
    const registered = await models.registry.register(
      { version: 'ours', location: 'transfer.status.gz' },
      act,
    );
    const id = registered.ok ? registered.value.id : '';
    await models.registry.recordGate(id, report(true), act);
    expect(await models.registry.promote(id, act)).toMatchObject({ ok: true });
    const next = await release('account.list');
    expect(read(next)).toBe('transfer.status');
    expect((await next.registry.list()).map(({ state }) => state).sort()).toEqual([
      'active',
      'candidate',
      'retired',
    ]);
    // Packaged in the end: it is the same version, and needs its file no more.
    const later = await release('transfer.status');
    await rm(join(home, 'transfer.status.gz'));
    expect(read(later)).toBe('transfer.status');
    expect(await later.registry.find(id)).toMatchObject({ state: 'active', location: 'packaged' });
    expect(faults).toEqual([]);
  });
});
