import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from '@banxing/database';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listComparisons, listDisagreements, newestTrail, verifyTrail } from '../src/index.ts';
import { act, alwaysSaying, type DeskForTests, deskForTests, report } from './bench-desk.ts';

let desk: DeskForTests;

beforeEach(async () => {
  desk = await deskForTests();
});
afterEach(() => desk.close());

const statesOf = async (): Promise<string[]> =>
  (await desk.models.registry.list()).map(({ state }) => state).sort();
const said = (text: string): string => desk.models.recogniser.understand(text).intent;

describe('the registry', () => {
  it('begins with the packaged model as the active one, once', async () => {
    await desk.open();
    const [first, ...others] = await desk.models.registry.list();
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      state: 'active',
      location: 'packaged',
      licence: 'Apache-2.0',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/u) as string,
    });
    expect((await newestTrail(desk.db, 10)).map(({ action, actor }) => [action, actor])).toEqual([
      ['activated', 'system'],
    ]);
  });

  it('promotes only what passed the gate against the version that is active now', async () => {
    const { registry } = desk.models;
    const id = await desk.register('one', alwaysSaying('loan.list'));
    expect(await registry.promote(id, act)).toEqual({ ok: false, refusal: { code: 'gate_not_passed' } });
    const other = await desk.register('two', alwaysSaying('transfer.create'));
    await registry.recordGate(id, report(true), act);
    await registry.recordGate(other, report(true), act);
    expect(await registry.promote(id, act)).toMatchObject({ ok: true, value: { state: 'active' } });
    expect(await registry.promote(other, act)).toEqual({ ok: false, refusal: { code: 'gate_not_passed' } });
    expect(await statesOf()).toEqual(['active', 'candidate', 'retired']);
  });

  it('rejects what failed the gate, until it passes', async () => {
    const { registry } = desk.models;
    const id = await desk.register('bad', alwaysSaying('loan.list'));
    expect(await registry.recordGate(id, report(false), act)).toMatchObject({
      ok: true,
      value: { state: 'rejected' },
    });
    expect(await registry.promote(id, act)).toEqual({
      ok: false,
      refusal: { code: 'wrong_state', state: 'rejected' },
    });
    expect(await registry.startShadow(id, act)).toMatchObject({ refusal: { code: 'wrong_state' } });
    expect(await registry.recordGate(id, report(true), act)).toMatchObject({
      ok: true,
      value: { state: 'candidate' },
    });
    expect(await registry.promote(id, act)).toMatchObject({ ok: true });
    expect(await registry.recordGate(id, report(true), act)).toMatchObject({
      refusal: { code: 'wrong_state', state: 'active' },
    });
  });

  it('wants to know why', async () => {
    expect(await desk.models.registry.rollBack({ actor: 'stf_x', why: ' ' })).toEqual({
      ok: false,
      refusal: { code: 'why_missing' },
    });
  });

  it('knows each artefact once, and none that is no model', async () => {
    const { registry } = desk.models;
    const id = await desk.register('one', alwaysSaying('loan.list'));
    expect(await registry.register({ version: 'again', location: 'one.gz' }, act)).toEqual({
      ok: false,
      refusal: { code: 'version_known', id },
    });
    await writeFile(join(desk.home, 'junk.gz'), 'junk');
    expect(await registry.register({ version: 'junk', location: 'junk.gz' }, act)).toMatchObject({
      refusal: { code: 'artefact_unreadable' },
    });
    expect(await registry.register({ version: 'none', location: 'none.gz' }, act)).toMatchObject({
      refusal: { code: 'artefact_missing' },
    });
  });

  it('keeps exactly one active, whatever is written past it', async () => {
    await desk.register('one', alwaysSaying('loan.list'));
    await expect(
      desk.db.run(sql`update models.versions set state = 'retired' where state = 'active'`),
    ).rejects.toThrow(/exactly one/u);
    await expect(
      desk.db.run(sql`update models.versions set state = 'active' where state = 'candidate'`),
    ).rejects.toThrow();
    await expect(desk.db.run(sql`delete from models.versions`)).rejects.toThrow(/not allowed/u);
    await expect(desk.db.run(sql`update models.versions set sha256 = ${'0'.repeat(64)}`)).rejects.toThrow(
      /cannot change/u,
    );
  });

  it('lets one of many promotions at once through', async () => {
    const ids = [];
    for (const intent of ['loan.list', 'account.list', 'transfer.status'])
      ids.push(await desk.register(intent, alwaysSaying(intent)));
    for (const id of ids) await desk.models.registry.recordGate(id, report(true), act);
    const answers = await Promise.all(ids.map((id) => desk.models.registry.promote(id, act)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await statesOf()).filter((state) => state === 'active')).toHaveLength(1);
  });
});

describe('the live recogniser', () => {
  it('is exchanged and put back without a restart, in every process', async () => {
    const elsewhere = await desk.open();
    const before = said('查余额');
    await desk.promoted('one', alwaysSaying('loan.list'));
    expect(said('查余额')).toBe(before);
    await Promise.all([desk.models.refresh(), elsewhere.refresh()]);
    expect(said('查余额')).toBe('loan.list');
    expect(elsewhere.recogniser.understand('查余额').intent).toBe('loan.list');
    expect(elsewhere.recogniser.current()).toBe(desk.models.recogniser.current());
    await desk.promoted('two', alwaysSaying('transfer.status'));
    await desk.models.refresh();
    expect(said('查余额')).toBe('transfer.status');
    expect(await desk.models.registry.rollBack(act)).toMatchObject({ ok: true });
    await desk.models.refresh();
    expect(said('查余额')).toBe('loan.list');
    expect(await desk.models.registry.rollBack(act)).toMatchObject({ ok: true });
    await Promise.all([desk.models.refresh(), elsewhere.refresh()]);
    expect([said('查余额'), elsewhere.recogniser.understand('查余额').intent]).toEqual([before, before]);
    expect(await desk.models.registry.rollBack(act)).toEqual({
      ok: false,
      refusal: { code: 'nothing_to_roll_back_to' },
    });
  });

  it('notices by itself', async () => {
    desk.models.start();
    const id = await desk.promoted('one', alwaysSaying('loan.list'));
    await expect.poll(() => desk.models.recogniser.current(), { timeout: 10_000 }).toBe(id);
  });

  it('never uses bytes that are not the registered ones', async () => {
    const before = said('查余额');
    await desk.promoted('one', alwaysSaying('loan.list'));
    await writeFile(join(desk.home, 'one.gz'), 'something else');
    await desk.models.refresh();
    await desk.models.refresh();
    expect(said('查余额')).toBe(before);
    expect(desk.faults).toMatchObject([{ code: 'artefact_changed' }]);
  });

  it('does not promote or shadow a changed artefact', async () => {
    const id = await desk.register('one', alwaysSaying('loan.list'));
    await desk.models.registry.recordGate(id, report(true), act);
    await writeFile(join(desk.home, 'one.gz'), 'something else');
    expect(await desk.models.registry.promote(id, act)).toMatchObject({
      refusal: { code: 'artefact_changed' },
    });
    expect(await desk.models.registry.startShadow(id, act)).toMatchObject({
      refusal: { code: 'artefact_changed' },
    });
  });
});

describe('a shadow', () => {
  const quiet = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 300));

  it('reads the same turns, is never heard, and its disagreements are kept masked', async () => {
    const id = await desk.register('shade', alwaysSaying('loan.list'));
    await desk.models.registry.startShadow(id, act);
    await desk.models.refresh();
    const entities = { payees: ['刘桂芳'] };
    const heard = desk.models.recogniser.understand('给刘桂芳转500块钱,电话13800138000', { entities });
    expect(heard.intent).not.toBe('loan.list');
    desk.models.recogniser.understand('我名下有哪些贷款');
    await quiet();
    await desk.models.shadow.flush();
    const [counted] = await listComparisons(desk.db);
    expect(counted).toMatchObject({ candidate: id, turns: 2 });
    const rows = await listDisagreements(desk.db, id, 10);
    expect(rows.length).toBe(2 - (counted?.sameFrame ?? 0));
    const kept = JSON.stringify(rows);
    expect(kept).toContain('<NAME>');
    expect(kept).not.toMatch(/刘桂芳|\d{11}/u);
  });

  it('lets turns go rather than make anybody wait', async () => {
    const id = await desk.register('shade', alwaysSaying('loan.list'));
    await desk.models.registry.startShadow(id, act);
    await desk.models.refresh();
    for (let turn = 0; turn < 50; turn += 1) desk.models.recogniser.understand('查余额');
    expect(desk.models.shadow.letGo()).toBe(30);
    await quiet();
    await desk.models.shadow.flush();
    expect((await listComparisons(desk.db))[0]?.turns).toBe(20);
  });

  it('ends when it is told', async () => {
    const id = await desk.register('shade', alwaysSaying('loan.list'));
    await desk.models.registry.startShadow(id, act);
    await desk.models.refresh();
    expect(desk.models.shadow.following()).toBe(id);
    await desk.models.registry.endShadow(act);
    await desk.models.refresh();
    expect(desk.models.shadow.following()).toBeUndefined();
    expect(await statesOf()).toEqual(['active', 'candidate']);
  });
});

describe('the trail', () => {
  it('tells who did what and why, in one chain', async () => {
    const id = await desk.promoted('one', alwaysSaying('loan.list'));
    await desk.models.registry.rollBack({ actor: 'stf_x', why: 'too many complaints' });
    const events = (await newestTrail(desk.db, 10)).reverse();
    expect(events.map(({ action }) => action)).toEqual([
      'activated',
      'registered',
      'gate-passed',
      'promoted',
      'rolled-back',
    ]);
    expect(events.at(-1)).toMatchObject({
      actor: 'stf_x',
      reason: 'too many complaints',
      details: { instead: id },
    });
    expect(await verifyTrail(desk.db)).toEqual([]);
  });

  it('cannot be changed, and shows it when somebody with the keys to the database does', async () => {
    await desk.promoted('one', alwaysSaying('loan.list'));
    await expect(desk.db.run(sql`update models.events set actor = 'nobody'`)).rejects.toThrow(/not allowed/u);
    await expect(desk.db.run(sql`delete from models.events`)).rejects.toThrow(/not allowed/u);
    const [head] = await newestTrail(desk.db, 1);
    await desk.db.run(sql`alter table models.events disable trigger never_changed`);
    await desk.db.run(sql`update models.events set reason = 'something else' where position = 3`);
    expect(await verifyTrail(desk.db)).toEqual([{ position: 3n, code: 'changed' }]);
    await desk.db.run(sql`delete from models.events where position = 3`);
    expect(await verifyTrail(desk.db)).toEqual([{ position: 4n, code: 'out_of_place' }]);
    await desk.db.run(sql`delete from models.events where position >= 3`);
    expect(await verifyTrail(desk.db)).toEqual([]);
    expect(await verifyTrail(desk.db, head)).toEqual([{ position: 4n, code: 'out_of_place' }]);
  });
});
