import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { join, openDatabase, sql } from '../src/index.ts';
import { testDatabase, type TestDatabase } from '../src/testing.ts';

let db: TestDatabase;

beforeEach(async () => {
  db = await testDatabase();
  await db.run(sql`create table things (id bigint primary key, name text not null)`);
  return () => db.drop();
});

const add = (id: bigint, name = 'x') => sql`insert into things values (${id}, ${name})`;
const count = async (): Promise<bigint> =>
  (await db.one(z.object({ n: z.bigint() }), sql`select count(*) as n from things`)).n;

describe('a question', () => {
  it('answers rows as the bank means them', async () => {
    const at = new Date('2026-11-20T02:00:00.123Z');
    const row = z.object({
      big: z.bigint(),
      day: z.string(),
      at: z.date(),
      json: z.unknown(),
      list: z.array(z.string()),
    });
    const question = sql`select ${9_007_199_254_740_993n}::bigint as big, '2026-11-20'::date as day,
      ${at}::timestamptz as at, ${JSON.stringify({ a: [1] })}::jsonb as json, ${['甲', 'b"c']}::text[] as list`;
    expect(await db.one(row, question)).toEqual({
      big: 9_007_199_254_740_993n,
      day: '2026-11-20',
      at,
      json: { a: [1] },
      list: ['甲', 'b"c'],
    });
  });

  it('says how many rows it touched, and keeps values out of the SQL', async () => {
    const names = ["'); drop table things; --", '妈妈'];
    expect(
      await db.run(
        sql`insert into things values ${join(names.map((name, index) => sql`(${index}, ${name})`))}`,
      ),
    ).toBe(2);
    const found = await db.rows(z.object({ name: z.string() }), sql`select name from things order by id`);
    expect(found.map((row) => row.name)).toEqual(names);
  });

  it('takes several rows for one as a bug', async () => {
    await db.run(add(1n));
    await db.run(add(2n));
    const row = z.object({ id: z.bigint() });
    await expect(db.one(row, sql`select id from things`)).rejects.toThrow('expected one row');
    await expect(db.maybeOne(row, sql`select id from things`)).rejects.toThrow('expected at most one row');
    expect(await db.maybeOne(row, sql`select id from things where id = ${3n}`)).toBeUndefined();
  });

  it('is asked again with other values and other columns in the table', async () => {
    const ask = (id: bigint) =>
      db.maybeOne(z.object({ name: z.string() }), sql`select name from things where id = ${id}`);
    await db.run(add(1n, 'a'));
    expect(await ask(1n)).toEqual({ name: 'a' });
    await db.run(sql`alter table things add column more int not null default 0`);
    await db.run(sql`create index on things (name)`);
    expect([await ask(1n), await ask(2n)]).toEqual([{ name: 'a' }, undefined]);
  });

  it('of a thousand different texts still works', async () => {
    for (let each = 0; each < 1000; each++) {
      const text = sql([`select ${each} + `, '::int as n'], 1);
      expect(await db.one(z.object({ n: z.number() }), text)).toEqual({ n: each + 1 });
    }
  });
});

describe('a transaction', () => {
  it('keeps all or nothing', async () => {
    await db.transaction((tx) => tx.run(add(1n)));
    const failing = db.transaction(async (tx) => {
      await tx.run(add(2n));
      await tx.run(add(1n));
    });
    await expect(failing).rejects.toThrow('duplicate key');
    expect(await count()).toBe(1n);
  });

  it('never says yes when a statement failed and was passed over', async () => {
    const careless = db.transaction(async (tx) => {
      await tx.run(add(1n));
      await tx.run(add(1n)).catch(() => undefined);
      return 'fine';
    });
    await expect(careless).rejects.toThrow('a statement of this transaction failed');
    expect(await count()).toBe(0n);
  });

  it('fails as a whole when a check at the commit fails', async () => {
    await db.run(sql`alter table things add constraint late unique (name) deferrable initially deferred`);
    const failing = db.transaction(async (tx) => {
      await tx.run(add(1n, 'same'));
      await tx.run(add(2n, 'same'));
    });
    await expect(failing).rejects.toThrow('late');
    expect(await count()).toBe(0n);
  });

  it('undoes a nested part alone, however deep', async () => {
    await db.transaction(async (tx) => {
      await tx.run(add(1n));
      await expect(
        tx.nested(async (inner) => {
          await inner.run(add(2n));
          await inner.nested((deeper) => deeper.run(add(3n)));
          await inner.run(add(1n));
        }),
      ).rejects.toThrow('duplicate key');
      await tx.nested((inner) => inner.run(add(4n)));
    });
    const ids = await db.rows(z.object({ id: z.bigint() }), sql`select id from things order by id`);
    expect(ids.map((row) => row.id)).toEqual([1n, 4n]);
  });

  it('rehearses: the answer of the real thing, and nothing kept', async () => {
    const answered = await db.transaction(async (tx) => {
      const rehearsed = await tx.rehearse((trial) => trial.run(add(1n)));
      return [rehearsed, await tx.run(add(1n))];
    });
    expect([answered, await count()]).toEqual([[1, 1], 1n]);
  });

  it('calls after the commit, and not when there was none', async () => {
    const called: string[] = [];
    await db.transaction(async (tx) => {
      tx.afterCommit(() => called.push('kept'));
      await tx.run(add(1n));
      expect(called).toEqual([]);
    });
    await db
      .transaction((tx) => {
        tx.afterCommit(() => called.push('undone'));
        return Promise.reject(new Error('no'));
      })
      .catch(() => undefined);
    expect(called).toEqual(['kept']);
  });

  it('gives its connection back, whatever happened', async () => {
    const narrow = openDatabase(db.url, { maxConnections: 1 });
    for (let each = 0; each < 5; each++) {
      await expect(narrow.transaction(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
      const cut = narrow.transaction((tx) => tx.run(sql`select pg_terminate_backend(pg_backend_pid())`));
      await expect(cut).rejects.toThrow();
    }
    expect(await narrow.run(sql`select 1`)).toBe(1);
    await narrow.close();
  });
});
