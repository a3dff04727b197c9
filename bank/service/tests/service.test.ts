import { expect, it } from 'vitest';
import { testDatabase } from '@banxing/database/testing';
import { sql } from '@banxing/database';
import { z } from 'zod';
import { serviceMigrations } from '@banxing/service';

it('has its schema', async () => {
  const db = await testDatabase([serviceMigrations]);
  const found = await db.rows(
    z.object({ nspname: z.string() }),
    sql`select nspname from pg_namespace where nspname = 'service'`,
  );
  expect(found).toEqual([{ nspname: 'service' }]);
  await db.drop();
});
