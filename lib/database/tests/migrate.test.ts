import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { migrate, type Migrations, openDatabase, sql } from '../src/index.ts';
import { testDatabase, type TestDatabase } from '../src/testing.ts';

const cleanUp: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const clean of cleanUp) await clean();
});

async function moduleWith(name: string, files: Record<string, string>): Promise<Migrations> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bx-migrations-'));
  cleanUp.push(() => rm(folder, { recursive: true, force: true }));
  for (const [file, text] of Object.entries(files)) await writeFile(path.join(folder, file), text);
  return { name, folder };
}

const first = { '0001-shelves.sql': 'create schema shop; create table shop.shelves (id int primary key);' };
const second = { ...first, '0002-books.sql': 'create table shop.books (id int primary key, title text);' };

describe('migrate', () => {
  let db: TestDatabase;
  beforeEach(async () => {
    db = await testDatabase();
    return () => db.drop();
  });

  it('applies what is missing, once, and says what', async () => {
    expect((await migrate(db, [await moduleWith('shop', first)])).map((done) => done.name)).toEqual([
      'shelves',
    ]);
    expect((await migrate(db, [await moduleWith('shop', second)])).map((done) => done.name)).toEqual([
      'books',
    ]);
    expect(await migrate(db, [await moduleWith('shop', second)])).toEqual([]);
    await db.run(sql`insert into shop.books values (1, ${'红楼梦'})`);
  });

  it('keeps modules apart', async () => {
    const other = await moduleWith('park', {
      '0001-trees.sql': 'create schema park; create table park.trees (id int);',
    });
    const done = await migrate(db, [await moduleWith('shop', first), other]);
    expect(done.map((each) => `${each.module}/${each.number}`)).toEqual(['shop/1', 'park/1']);
  });

  it('refuses a changed file', async () => {
    await migrate(db, [await moduleWith('shop', first)]);
    const changed = await moduleWith('shop', { '0001-shelves.sql': 'create schema shop;' });
    await expect(migrate(db, [changed])).rejects.toThrow(
      'shop/0001-shelves.sql was changed after it was applied',
    );
  });

  it('takes line ends of Windows for the same file', async () => {
    const unix = { '0001-a.sql': 'create schema a;\ncreate table a.b (c int);\n' };
    await migrate(db, [await moduleWith('a', unix)]);
    expect(
      await migrate(db, [
        await moduleWith('a', { '0001-a.sql': unix['0001-a.sql'].replaceAll('\n', '\r\n') }),
      ]),
    ).toEqual([]);
  });

  it('refuses a database that is ahead of the program', async () => {
    await migrate(db, [await moduleWith('shop', second)]);
    await expect(migrate(db, [await moduleWith('shop', first)])).rejects.toThrow(
      '0002-books.sql, which this version',
    );
  });

  it.each([
    [{ '0002-b.sql': '' }, 'should have the number 0001'],
    [{ '0001-a.sql': '', '0003-b.sql': '' }, 'should have the number 0002'],
    [{ '1-a.sql': '' }, 'is not named NNNN-name.sql'],
  ])('refuses badly numbered files %o', async (files, words) => {
    await expect(migrate(db, [await moduleWith('shop', files)])).rejects.toThrow(words);
  });

  it('leaves nothing of a file that fails, says where, and goes on later', async () => {
    const broken = await moduleWith('shop', {
      ...first,
      '0002-books.sql': 'create table shop.a (id int);\nselect nonsense;',
    });
    await expect(migrate(db, [broken])).rejects.toThrow(
      'shop/0002-books.sql, line 2: column "nonsense" does not exist',
    );
    const found = await db.one(
      z.object({ a: z.string().nullable() }),
      sql`select to_regclass('shop.a')::text as a`,
    );
    expect(found.a).toBeNull();
    expect((await migrate(db, [await moduleWith('shop', second)])).map((done) => done.name)).toEqual([
      'books',
    ]);
  });

  it('lets several processes start at once', async () => {
    const module = await moduleWith('shop', second);
    const others = Array.from({ length: 6 }, () => openDatabase(db.url));
    const done = await Promise.all(others.map((other) => migrate(other, [module])));
    await Promise.all(others.map((other) => other.close()));
    expect(done.flat()).toHaveLength(2);
  });
});
