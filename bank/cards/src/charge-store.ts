import type { CustomerId } from '@banxing/capability';
import { type Queryable, type Sql, sql } from '@banxing/database';
import type { HoldId } from '@banxing/ledger';
import { z } from 'zod';
import type { CardId, ChargeId } from './item.ts';
import { recordset } from './recordset.ts';

/** A purchase at a merchant. On a credit card it is held until the merchant clears it; on a debit card booked at once. */
export interface Charge {
  readonly id: ChargeId;
  readonly key: string;
  readonly customer: CustomerId;
  readonly card: CardId;
  readonly amount: bigint;
  readonly merchant: string;
  readonly purpose: string;
  readonly status: 'held' | 'booked' | 'released';
  readonly refunded: bigint;
  readonly hold: HoldId | null;
  readonly chargedAt: Date;
  readonly bookedAt: Date | null;
}

const chargeRow = z
  .object({
    id: z.string(),
    key: z.string(),
    customer: z.string(),
    card: z.string(),
    amount: z.bigint(),
    merchant: z.string(),
    purpose: z.string(),
    status: z.enum(['held', 'booked', 'released']),
    refunded: z.bigint(),
    hold: z.string().nullable(),
    charged_at: z.date(),
    booked_at: z.date().nullable(),
  })
  .transform((row): Charge => ({
    id: row.id as ChargeId,
    key: row.key,
    customer: row.customer as CustomerId,
    card: row.card as CardId,
    amount: row.amount,
    merchant: row.merchant,
    purpose: row.purpose,
    status: row.status,
    refunded: row.refunded,
    hold: row.hold as HoldId | null,
    chargedAt: row.charged_at,
    bookedAt: row.booked_at,
  }));

const columns: Sql = sql`id, key, customer, card, amount, merchant, purpose, status, refunded, hold, charged_at, booked_at`;

export async function insertCharges(q: Queryable, charges: readonly Charge[]): Promise<void> {
  if (charges.length === 0) return;
  await q.run(sql`insert into cards.charges (${columns})
    select id, key, customer, card, amount, merchant, purpose, status, refunded, hold, "chargedAt", "bookedAt"
    from jsonb_to_recordset(${recordset(charges)}::jsonb) as r (id text, key text, customer text, card text,
      amount bigint, merchant text, purpose text, status text, refunded bigint, hold text, "chargedAt" timestamptz,
      "bookedAt" timestamptz)`);
}

export const chargeUnderKey = (q: Queryable, key: string): Promise<Charge | undefined> =>
  q.maybeOne(chargeRow, sql`select ${columns} from cards.charges where key = ${key}`);

export const lockCharge = (q: Queryable, id: string): Promise<Charge | undefined> =>
  q.maybeOne(chargeRow, sql`select ${columns} from cards.charges where id = ${id} for update`);

export const saveCharge = (q: Queryable, charge: Charge): Promise<number> =>
  q.run(sql`update cards.charges set status = ${charge.status}, refunded = ${charge.refunded},
    booked_at = ${charge.bookedAt} where id = ${charge.id}`);
