import { z } from 'zod';
import type { CustomerId } from '@banxing/capability';
import { type Queryable, sql, type Transaction } from '@banxing/database';
import { lockMs, mostWrongTries } from './credential.ts';
import type { PartyId } from './session.ts';

const credentialRow = z
  .object({ party: z.string(), username: z.string(), password_hash: z.string() })
  .transform((row) => ({
    party: row.party as PartyId,
    username: row.username,
    passwordHash: row.password_hash,
  }));
export type StoredCredential = z.infer<typeof credentialRow>;

export const findCredential = (q: Queryable, username: string): Promise<StoredCredential | undefined> =>
  q.maybeOne(
    credentialRow,
    sql`select party, username, password_hash from access.credentials where username = ${username}`,
  );

export const findCredentialOf = (q: Queryable, party: PartyId): Promise<StoredCredential | undefined> =>
  q.maybeOne(
    credentialRow,
    sql`select party, username, password_hash from access.credentials where party = ${party} order by username limit 1`,
  );

/** Credentials as they are stored: hashed. */
export interface HashedCredential {
  readonly party: PartyId;
  readonly username: string;
  readonly passwordHash: string;
  readonly pinHash?: string;
}

/** Inserts all in one statement each; answers how many user names went in (a taken one does not). */
export async function insertCredentials(
  tx: Transaction,
  credentials: readonly HashedCredential[],
  at: Date,
): Promise<number> {
  const given = JSON.stringify(credentials);
  const inserted = await tx.run(sql`
    insert into access.credentials (party, username, password_hash, password_changed_at)
    select "party", "username", "passwordHash", ${at}::timestamptz
    from jsonb_to_recordset(${given}::jsonb) as given ("party" text, "username" text, "passwordHash" text)
    on conflict (username) do nothing`);
  await tx.run(sql`
    insert into access.pins (customer, pin_hash, changed_at)
    select "party", "pinHash", ${at}::timestamptz
    from jsonb_to_recordset(${given}::jsonb) as given ("party" text, "pinHash" text)
    where "pinHash" is not null`);
  return inserted;
}

export const updatePassword = (
  tx: Transaction,
  party: PartyId,
  passwordHash: string,
  at: Date,
): Promise<number> =>
  tx.run(sql`update access.credentials set password_hash = ${passwordHash}, password_changed_at = ${at}
             where party = ${party}`);

/** A new PIN starts without wrong tries and without a lock. */
export const savePin = (tx: Transaction, customer: CustomerId, pinHash: string, at: Date): Promise<number> =>
  tx.run(sql`insert into access.pins (customer, pin_hash, changed_at) values (${customer}, ${pinHash}, ${at})
    on conflict (customer) do update
    set pin_hash = excluded.pin_hash, changed_at = excluded.changed_at, wrong = 0, locked_until = null`);

const pinRow = z
  .object({ pin_hash: z.string(), wrong: z.number(), locked_until: z.date().nullable() })
  .transform((row) => ({ pinHash: row.pin_hash, wrong: row.wrong, lockedUntil: row.locked_until }));
export type StoredPin = z.infer<typeof pinRow>;

export const findPin = (q: Queryable, customer: CustomerId): Promise<StoredPin | undefined> =>
  q.maybeOne(pinRow, sql`select pin_hash, wrong, locked_until from access.pins where customer = ${customer}`);

/**
 * Counts a try before it is known to be wrong, the fifth with its lock; undefined when there is no PIN or it is locked.
 * `wrong` of the answer includes this try.
 */
export const countPinTry = (q: Queryable, customer: CustomerId, now: Date): Promise<StoredPin | undefined> =>
  q.maybeOne(
    pinRow,
    sql`update access.pins as pin
        set wrong = fresh.wrong,
            locked_until = case when fresh.wrong >= ${mostWrongTries} then ${new Date(now.getTime() + lockMs)}::timestamptz end
        from (
          select customer, case when locked_until <= ${now} then 1 else wrong + 1 end as wrong
          from access.pins where customer = ${customer} and (locked_until is null or locked_until <= ${now})
          for update
        ) as fresh
        where pin.customer = fresh.customer
        returning pin.pin_hash, pin.wrong, pin.locked_until`,
  );

export const forgetPinTries = (q: Queryable, customer: CustomerId): Promise<number> =>
  q.run(
    sql`update access.pins set wrong = 0, locked_until = null where customer = ${customer} and wrong > 0`,
  );

const triesRow = z
  .object({ wrong: z.number(), locked_until: z.date().nullable() })
  .transform((row) => ({ wrong: row.wrong, lockedUntil: row.locked_until }));
export type SignInTries = z.infer<typeof triesRow>;

/** Counts a sign-in before its password is checked; undefined when the name is locked. */
export const countSignIn = (q: Queryable, nameHash: string, now: Date): Promise<SignInTries | undefined> =>
  q.maybeOne(
    triesRow,
    sql`insert into access.sign_in_tries as tries (name_hash, wrong, last_at) values (${nameHash}, 1, ${now})
        on conflict (name_hash) do update
        set wrong = case when tries.locked_until <= ${now} then 1 else tries.wrong + 1 end,
            locked_until = case
              when tries.locked_until is null and tries.wrong + 1 >= ${mostWrongTries}
              then ${new Date(now.getTime() + lockMs)}::timestamptz end,
            last_at = ${now}
        where tries.locked_until is null or tries.locked_until <= ${now}
        returning wrong, locked_until`,
  );

export const findSignInTries = (q: Queryable, nameHash: string): Promise<SignInTries | undefined> =>
  q.maybeOne(
    triesRow,
    sql`select wrong, locked_until from access.sign_in_tries where name_hash = ${nameHash}`,
  );

export const forgetSignInTries = (q: Queryable, nameHash: string): Promise<number> =>
  q.run(sql`delete from access.sign_in_tries where name_hash = ${nameHash}`);

/** Tries of names that nobody tried since. */
export const sweepSignInTries = (q: Queryable, before: Date): Promise<number> =>
  q.run(sql`delete from access.sign_in_tries
            where last_at < ${before} and (locked_until is null or locked_until < ${before})`);
