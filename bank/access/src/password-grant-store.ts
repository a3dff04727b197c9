import type { SessionId } from '@banxing/capability';
import { type Queryable, sql } from '@banxing/database';

export const grantPasswordChange = (q: Queryable, session: SessionId, until: Date): Promise<number> =>
  q.run(sql`insert into access.password_grants (session, until) values (${session}, ${until})
            on conflict (session) do update set until = excluded.until`);

/** Uses the grant up; answers whether there was one. */
export const spendPasswordGrant = async (q: Queryable, session: SessionId, now: Date): Promise<boolean> =>
  (await q.run(sql`delete from access.password_grants where session = ${session} and until > ${now}`)) === 1;

export const hasPasswordGrant = async (q: Queryable, session: SessionId, now: Date): Promise<boolean> =>
  (await q.run(sql`select 1 from access.password_grants where session = ${session} and until > ${now}`)) ===
  1;
