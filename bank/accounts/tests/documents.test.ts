import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '@banxing/database';
import { invariant } from '@banxing/kernel';
import type { Customer } from '@banxing/parties';
import type { DepositAccount } from '../src/index.ts';
import { openSomeAccount } from '../src/testing.ts';
import { openWorld, proposalOf, refusalOf, type World } from './world.ts';

let world: World;
let chen: Customer;
let other: Customer;
let main: DepositAccount;
beforeAll(async () => {
  world = await openWorld();
  chen = await world.admit();
  other = await world.admit('李响');
  main = await world.db.transaction((tx) => openSomeAccount(world.accounts, tx, chen.id));
  await world.post(
    Array.from({ length: 100 }, (_, index) => ({
      account: main,
      on: index < 90 ? '2026-10-05' : '2026-06-01',
      amount: '10.00',
      purpose: 'salary',
      counterparty: `星图科技${String(index)}`,
    })),
  );
});
afterAll(() => world.db.drop());

const call = (input: object = {}, who = chen) =>
  world.counter.call('account.statement_export', world.callerOf(who), input);

async function issue(input: object) {
  const proposal = proposalOf(await call(input));
  const settled = await world.settlements.confirm(world.callerOf(chen), proposal.id, {
    hash: proposal.hash,
    proofs: { pin: '135790' },
  });
  invariant(settled.ok && settled.value.status === 'done', 'it is issued');
  const { document } = settled.value.done as { document: string };
  const found = await world.accounts.document(world.db, chen.id, document);
  invariant(found, 'what was issued is there');
  return found;
}

const written = (pdf: Buffer): string =>
  [...pdf.toString('latin1').matchAll(/\/Length (\d+) \/Filter \/FlateDecode >>\nstream\n/gu)]
    .map((match) => {
      const start = match.index + match[0].length;
      const page = inflateSync(pdf.subarray(start, start + Number(match[1]))).toString('latin1');
      return [...page.matchAll(/<([0-9a-f]*)> Tj/gu)]
        .map(([, hex = '']) => Buffer.from(hex, 'hex').swap16().toString('utf16le'))
        .join('|');
    })
    .join('\n');

test('a statement holds every line of the time, on as many pages as it takes', async () => {
  const document = await issue({ date_range: '2026-10-01/2026-10-31', purpose: '签证' });
  const text = written(document.content);
  expect(text.match(/星图科技/gu)).toHaveLength(90);
  expect(text).toContain(`账号:${main.number}`);
  expect(text).toContain('户名:陈静');
  expect(text).toContain('用途:签证');
  expect(text).toContain('3 / 3');
  expect(text).toContain('期末余额:CNY 1,000.00');
  expect(createHash('sha256').update(document.content).digest('hex')).toBe(document.sha256);
});

test('a certificate says what is there', async () => {
  const document = await issue({ purpose: '资产证明' });
  expect(document.kind).toBe('certificate');
  expect(written(document.content)).toContain('余额:CNY 1,000.00');
  expect(await world.accounts.documentByNumber(world.db, document.number)).toMatchObject({ id: document.id });
});

test('takes three months, or six for those who look closer, when no time is said', async () => {
  expect(proposalOf(await call()).details).toMatchObject({
    from: '2026-08-20',
    to: '2026-11-20',
    purpose: '个人使用',
  });
  expect(proposalOf(await call({ purpose: '贷款' })).details).toMatchObject({ from: '2026-05-20' });
  expect(proposalOf(await call({ date_range: '2026-11-01/2026-11-30' })).details).toMatchObject({
    to: '2026-11-20',
  });
});

test('is refused for times to come and for accounts of others, and is shown to its owner only', async () => {
  expect(refusalOf(await call({ date_range: '2027-01-01/2027-01-31' })).code).toBe('range_ahead');
  expect(refusalOf(await call({ date_range: '随便' })).code).toBe('range_unreadable');
  expect(refusalOf(await call({}, other)).code).toBe('no_account');
  await world.db.transaction((tx) => openSomeAccount(world.accounts, tx, other.id));
  expect(refusalOf(await call({ account: main.id }, other)).code).toBe('account_not_found');
  const { id } = await issue({});
  expect(await world.accounts.document(world.db, other.id, id)).toBeUndefined();
});

test('is never changed once it is issued', async () => {
  const { id } = await issue({});
  await expect(
    world.db.run(sql`update accounts.documents set holder = '别人' where id = ${id}`),
  ).rejects.toThrow('not allowed');
});
