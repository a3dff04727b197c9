import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CustomerCaller, CustomerId, ReceiptId, StaffCaller } from '@banxing/capability';
import { raw, sql } from '@banxing/database';
import { testDatabase, type TestDatabase } from '@banxing/database/testing';
import { testWorld } from '@banxing/kernel/testing';
import { createRunner, outboxMigrations } from '@banxing/outbox';
import { auditMigrations, createAudit } from '../src/index.ts';
import { someSettlement } from '../src/testing.ts';

const { clock, ids } = testWorld();
const audit = createAudit({ clock, ids });
let db: TestDatabase;

beforeEach(async () => {
  db = await testDatabase([outboxMigrations, auditMigrations]);
});
afterEach(() => db.drop());

const write = (customer: CustomerId = 'cust_A', amount?: string): Promise<ReceiptId> =>
  db.transaction((tx) => audit.registrar.seal(tx, someSettlement(ids, customer, amount)));

const sealAll = (): Promise<number> => db.transaction((tx) => audit.sealPending(tx));

const customerCaller = (customer: CustomerId): CustomerCaller => ({
  kind: 'customer',
  customer,
  session: 'ses_A',
  locale: 'zh',
  channel: 'api',
});
const staffCaller = (role: string): StaffCaller => ({
  kind: 'staff',
  staff: 'stf_A',
  session: 'ses_B',
  roles: [role],
  locale: 'zh',
  channel: 'desk',
});

/** As somebody would who owns the database. */
const tamper = (statement: string): Promise<number> =>
  db.run(raw(`set session_replication_role = replica; ${statement}; set session_replication_role = origin`));

const findings = async (): Promise<string[]> =>
  (await audit.verify(db)).map(({ code, subject }) => `${code} ${subject}`);

describe('sealing', () => {
  it('is done soon after the commit by the runner, in one chain', async () => {
    const runner = createRunner({ db, clock, subscribers: [audit.sealer] });
    for (let count = 0; count < 5; count++) await write();
    await runner.runDue();
    expect(await audit.head(db)).toMatchObject({ position: 5n });
    await write();
    await runner.runDue();
    expect(await audit.head(db)).toMatchObject({ position: 6n });
    expect(await findings()).toEqual([]);
  });

  it('keeps one chain when many write and several seal at once', async () => {
    await Promise.all(Array.from({ length: 40 }, () => write()));
    const sealed = await Promise.all([sealAll(), sealAll(), sealAll()]);
    expect(sealed.reduce((sum, count) => sum + count, 0)).toBe(40);
    expect(await audit.head(db)).toMatchObject({ position: 40n });
    expect(await findings()).toEqual([]);
  });

  it('writes no receipt for what is undone, and one for each proposal', async () => {
    const settled = someSettlement(ids, 'cust_A');
    const undone = db.transaction(async (tx) => {
      await audit.registrar.seal(tx, settled);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await audit.receiptsOf(db, 'cust_A', { limit: 10 })).toEqual([]);
    await db.transaction((tx) => audit.registrar.seal(tx, settled));
    await expect(db.transaction((tx) => audit.registrar.seal(tx, settled))).rejects.toThrow();
  });
});

describe('reading', () => {
  it('shows a customer their own receipts only', async () => {
    const [mine, theirs] = [await write('cust_A'), await write('cust_B')];
    expect(await audit.receipt(db, customerCaller('cust_A'), mine)).toMatchObject({
      id: mine,
      capability: 'transfer.create',
    });
    expect(await audit.receipt(db, customerCaller('cust_A'), theirs)).toBeUndefined();
    expect((await audit.receiptsOf(db, 'cust_B', { limit: 10 })).map((receipt) => receipt.id)).toEqual([
      theirs,
    ]);
  });

  it('shows auditors all, other staff none, by pages', async () => {
    for (let count = 0; count < 5; count++) await write();
    expect(await audit.search(db, staffCaller('agent'), { limit: 10 })).toMatchObject({
      refusal: { code: 'not_allowed' },
    });
    expect(await audit.receipt(db, staffCaller('agent'), await write())).toBeUndefined();
    const seen: ReceiptId[] = [];
    for (;;) {
      const page = await audit.search(db, staffCaller('auditor'), {
        limit: 4,
        before: seen.at(-1),
        capability: 'transfer.create',
      });
      if (!page.ok || page.value.length === 0) break;
      seen.push(...page.value.map((receipt) => receipt.id));
    }
    expect(new Set(seen).size).toBe(6);
    expect(await audit.search(db, staffCaller('auditor'), { limit: 10, to: new Date(0) })).toEqual({
      ok: true,
      value: [],
    });
  });
});

describe('tampering', () => {
  let receipts: ReceiptId[];
  beforeEach(async () => {
    receipts = [];
    for (let count = 0; count < 6; count++) receipts.push(await write('cust_A', `${count + 1}00.00`));
    await sealAll();
    expect(await findings()).toEqual([]);
  });

  const third = '(select receipt from audit.links where position = 3)';

  it('is refused by the database to begin with', async () => {
    const id = receipts[0] ?? '';
    await expect(db.run(sql`update audit.receipts set content = '{}' where id = ${id}`)).rejects.toThrow(
      'not allowed',
    );
    await expect(db.run(sql`delete from audit.links where position = 6`)).rejects.toThrow('not allowed');
    await expect(db.run(raw('truncate audit.receipts cascade'))).rejects.toThrow('not allowed');
    await expect(
      db.run(sql`insert into audit.links values (9, ${id}, ${'0'.repeat(64)}, ${'1'.repeat(64)}, now())`),
    ).rejects.toThrow();
  });

  it.each([
    [
      'a changed amount',
      `update audit.receipts set content = replace(content, '00.00', '99.00') where id = ${third}`,
      /^content_changed 3$/u,
    ],
    [
      'a changed amount with its hash',
      `update audit.receipts set content = c, content_hash = encode(sha256(convert_to(c, 'UTF8')), 'hex')
       from (select replace(content, '00.00', '99.00') as c from audit.receipts where id = ${third}) as x where id = ${third}`,
      /^hash_wrong 3$/u,
    ],
    [
      'another owner',
      `update audit.receipts set customer = 'cust_B' where id = ${third}`,
      /^columns_changed 3$/u,
    ],
    ['a deleted receipt', `delete from audit.receipts where id = ${third}`, /^receipt_missing 3$/u],
    [
      'a deleted link',
      'delete from audit.links where position = 3',
      /^position_missing 3,link_broken 4,receipt_unlinked rcpt_\w+$/u,
    ],
    [
      'two that changed places',
      `update audit.links set position = 1003 where position = 3; update audit.links set position = 3 where position = 4;
       update audit.links set position = 4 where position = 1003`,
      /link_broken 3,hash_wrong 3,link_broken 4/u,
    ],
    [
      'a changed link',
      `update audit.links set chain_hash = repeat('a', 64) where position = 3`,
      /^hash_wrong 3,link_broken 4$/u,
    ],
    ['a link cut off the end', 'delete from audit.links where position = 6', /^receipt_unlinked rcpt_\w+$/u],
  ])('shows: %s', async (_what, statement, expected) => {
    await tamper(statement);
    expect((await findings()).join()).toMatch(expected);
  });

  it('at the end shows against a head that was kept elsewhere', async () => {
    const head = await audit.head(db);
    await tamper(
      'delete from audit.receipts where id = (select receipt from audit.links where position = 6); delete from audit.links where position = 6',
    );
    expect(await findings()).toEqual([]);
    expect(await audit.verify(db, head)).toEqual([{ code: 'chain_cut', subject: '6' }]);
    await write();
    await sealAll();
    expect(await audit.verify(db, head)).toEqual([{ code: 'head_differs', subject: '6' }]);
  });
});

describe('npm run audit:verify', () => {
  const command = fileURLToPath(new URL('../src/verify-command.ts', import.meta.url));
  const run = async (...more: string[]): Promise<{ code: number; said: string }> => {
    const given = ['--import', 'tsx', command, '--url', db.url, ...more];
    try {
      const { stdout } = await promisify(execFile)(process.execPath, given);
      return { code: 0, said: stdout };
    } catch (fault) {
      const { code, stdout, stderr } = fault as { code: number; stdout: string; stderr: string };
      return { code, said: stdout + stderr };
    }
  };

  it('says that all is unchanged, with the head, and fails on findings', async () => {
    await write();
    await sealAll();
    const clean = await run();
    expect(clean).toMatchObject({ code: 0 });
    const head = /head (1:[0-9a-f]{64})/u.exec(clean.said)?.[1] ?? '';
    await tamper("update audit.receipts set content = replace(content, '500.00', '900.00')");
    expect(await run('--head', head)).toMatchObject({
      code: 1,
      said: expect.stringContaining('content_changed: 1'),
    });
    expect(await run('--head', 'nonsense')).toMatchObject({
      code: 1,
      said: expect.stringContaining('POSITION:HASH'),
    });
  });
});
