import { z } from 'zod';
import type { ReceiptId } from '@banxing/capability';
import { type Queryable, sql, type Transaction } from '@banxing/database';
import type { Link } from './receipt.ts';

/** One sealer at a time; the others wait. Held to the end of the transaction. */
export const takeSealingTurn = (tx: Transaction): Promise<number> =>
  tx.run(sql`select pg_advisory_xact_lock(hashtextextended('audit.chain', 0))`);

const pendingRow = z
  .object({ id: z.string(), content_hash: z.string() })
  .transform((row) => ({ id: row.id as ReceiptId, contentHash: row.content_hash }));

export const listPending = (
  tx: Transaction,
  limit: number,
): Promise<{ id: ReceiptId; contentHash: string }[]> =>
  tx.rows(
    pendingRow,
    sql`select receipts.id, receipts.content_hash
        from audit.pending join audit.receipts on receipts.id = pending.receipt
        order by receipts.sealed_at, receipts.id limit ${limit}`,
  );

export const removePending = (tx: Transaction, receipts: readonly ReceiptId[]): Promise<number> =>
  tx.run(sql`delete from audit.pending where receipt = any(${receipts as string[]})`);

const headRow = z
  .object({ position: z.bigint(), chain_hash: z.string() })
  .transform((row) => ({ position: row.position, hash: row.chain_hash }));

/** The end of the chain: whoever keeps it elsewhere can later prove that nothing before it was touched. */
export interface ChainHead {
  readonly position: bigint;
  readonly hash: string;
}

export const findHead = (q: Queryable): Promise<ChainHead | undefined> =>
  q.maybeOne(headRow, sql`select position, chain_hash from audit.links order by position desc limit 1`);

export const insertLinks = (tx: Transaction, links: readonly Link[]): Promise<number> =>
  tx.run(sql`
    insert into audit.links (position, receipt, previous_hash, chain_hash, linked_at)
    select "position", "receipt", "previousHash", "chainHash", "linkedAt"
    from jsonb_to_recordset(${JSON.stringify(
      links.map((link) => ({ ...link, position: link.position.toString() })),
    )}::jsonb) as given
      ("position" bigint, "receipt" text, "previousHash" text, "chainHash" text, "linkedAt" timestamptz)
    order by "position"`);

const linkedRow = z
  .object({
    position: z.bigint(),
    receipt: z.string(),
    previous_hash: z.string(),
    chain_hash: z.string(),
    content: z.string().nullable(),
    content_hash: z.string().nullable(),
    customer: z.string().nullable(),
    capability: z.string().nullable(),
    proposal: z.string().nullable(),
  })
  .transform((row) => ({
    position: row.position,
    receipt: row.receipt as ReceiptId,
    previousHash: row.previous_hash,
    chainHash: row.chain_hash,
    kept:
      row.content === null
        ? null
        : {
            content: row.content,
            contentHash: row.content_hash,
            customer: row.customer,
            capability: row.capability,
            proposal: row.proposal,
          },
  }));
export type LinkedReceipt = z.infer<typeof linkedRow>;

/** Links in their order with what they link, as far as it is there. */
export const listLinks = (q: Queryable, after: bigint, limit: number): Promise<LinkedReceipt[]> =>
  q.rows(
    linkedRow,
    sql`select links.position, links.receipt, links.previous_hash, links.chain_hash,
               receipts.content, receipts.content_hash, receipts.customer, receipts.capability, receipts.proposal
        from audit.links left join audit.receipts on receipts.id = links.receipt
        where links.position > ${after} order by links.position limit ${limit}`,
  );

/** Receipts that neither stand in the chain nor wait to be put there. */
export const listUnlinked = (q: Queryable, limit: number): Promise<{ id: string }[]> =>
  q.rows(
    z.object({ id: z.string() }),
    sql`select receipts.id from audit.receipts
        where not exists (select from audit.links where links.receipt = receipts.id)
          and not exists (select from audit.pending where pending.receipt = receipts.id)
        order by receipts.id limit ${limit}`,
  );

/** Receipts that wait, with what can be checked of them alone. */
export const listWaiting = (q: Queryable): Promise<{ id: string; content: string; content_hash: string }[]> =>
  q.rows(
    z.object({ id: z.string(), content: z.string(), content_hash: z.string() }),
    sql`select receipts.id, receipts.content, receipts.content_hash
        from audit.pending join audit.receipts on receipts.id = pending.receipt`,
  );
