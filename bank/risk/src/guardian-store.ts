import { z } from 'zod';
import type { CustomerId } from '@banxing/capability';
import { type Queryable, sql, type Transaction } from '@banxing/database';
import type { Guardianship, GuardianshipId } from './guardianship.ts';

const guardianRow = z
  .object({
    id: z.string(),
    customer: z.string(),
    guardian: z.string(),
    called: z.string(),
    status: z.enum(['invited', 'active', 'declined', 'ended']),
    invited_at: z.date(),
    effective_at: z.date().nullable(),
    ends_at: z.date().nullable(),
  })
  .transform((row): Guardianship => ({
    id: row.id as GuardianshipId,
    customer: row.customer as CustomerId,
    guardian: row.guardian as CustomerId,
    called: row.called,
    status: row.status,
    invitedAt: row.invited_at,
    effectiveAt: row.effective_at,
    endsAt: row.ends_at,
  }));

const columns = sql`id, customer, guardian, called, status, invited_at, effective_at, ends_at`;
const living = (now: Date) => sql`status in ('invited', 'active') and (ends_at is null or ends_at > ${now})`;

/** Who watches over the customer, those asked first first. */
export const guardiansOf = (q: Queryable, customer: CustomerId, now: Date): Promise<Guardianship[]> =>
  q.rows(
    guardianRow,
    sql`select ${columns} from risk.guardianships where customer = ${customer} and ${living(now)}
        order by invited_at, id`,
  );

/** Invitations that wait for this person's consent, the newest first. */
export const invitationsTo = (q: Queryable, guardian: CustomerId): Promise<Guardianship[]> =>
  q.rows(
    guardianRow,
    sql`select ${columns} from risk.guardianships where guardian = ${guardian} and status = 'invited'
        order by invited_at desc, id desc`,
  );

/** Whom this person watches over. */
export const guardedBy = (q: Queryable, guardian: CustomerId, now: Date): Promise<Guardianship[]> =>
  q.rows(
    guardianRow,
    sql`select ${columns} from risk.guardianships
        where guardian = ${guardian} and status = 'active' and ${living(now)} order by invited_at, id`,
  );

/** All guardianships of one customer queue here, so that two at once cannot pass the limit together. */
export const lockGuardians = (tx: Transaction, customer: CustomerId): Promise<number> =>
  tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`risk.guardians/${customer}`}, 0))`);

export const lockGuardianship = (tx: Transaction, id: string): Promise<Guardianship | undefined> =>
  tx.maybeOne(guardianRow, sql`select ${columns} from risk.guardianships where id = ${id} for update`);

/** Ends those whose cooling day has passed, so that the same person can be asked again. */
export const sweepEnded = (tx: Transaction, customer: CustomerId, now: Date): Promise<number> =>
  tx.run(sql`update risk.guardianships set status = 'ended'
             where customer = ${customer} and status = 'active' and ends_at <= ${now}`);

export async function insertGuardianships(
  tx: Transaction,
  guardianships: readonly Guardianship[],
): Promise<void> {
  await tx.run(sql`
    insert into risk.guardianships (${columns})
    select id, customer, guardian, called, status, "invitedAt", "effectiveAt", "endsAt"
    from jsonb_to_recordset(${JSON.stringify(guardianships)}::jsonb) as given (
      id text, customer text, guardian text, called text, status text, "invitedAt" timestamptz,
      "effectiveAt" timestamptz, "endsAt" timestamptz)`);
}

export const saveGuardianship = (tx: Transaction, changed: Guardianship): Promise<number> =>
  tx.run(sql`update risk.guardianships
             set status = ${changed.status}, effective_at = ${changed.effectiveAt}, ends_at = ${changed.endsAt}
             where id = ${changed.id}`);
