import { z } from 'zod';
import type { CustomerId, ReceiptId } from '@banxing/capability';
import { type Queryable, sql, type Transaction } from '@banxing/database';
import type { Receipt } from './receipt.ts';

const receiptRow = z
  .object({
    id: z.string(),
    customer: z.string(),
    capability: z.string(),
    proposal: z.string(),
    sealed_at: z.date(),
    content: z.string(),
    content_hash: z.string(),
  })
  .transform((row): Receipt => ({
    id: row.id as ReceiptId,
    customer: row.customer as CustomerId,
    capability: row.capability,
    proposal: row.proposal,
    sealedAt: row.sealed_at,
    content: row.content,
    contentHash: row.content_hash,
  }));

const columns = sql`id, customer, capability, proposal, sealed_at, content, content_hash`;

export async function insertReceipt(tx: Transaction, receipt: Receipt): Promise<void> {
  await tx.run(sql`
    with kept as (
      insert into audit.receipts (id, customer, capability, proposal, sealed_at, content, content_hash)
      values (${receipt.id}, ${receipt.customer}, ${receipt.capability}, ${receipt.proposal}, ${receipt.sealedAt},
              ${receipt.content}, ${receipt.contentHash})
      returning id
    )
    insert into audit.pending (receipt) select id from kept`);
}

export const findReceipt = (q: Queryable, id: string): Promise<Receipt | undefined> =>
  q.maybeOne(receiptRow, sql`select ${columns} from audit.receipts where id = ${id}`);

export const findOwnReceipt = (
  q: Queryable,
  customer: CustomerId,
  id: string,
): Promise<Receipt | undefined> =>
  q.maybeOne(
    receiptRow,
    sql`select ${columns} from audit.receipts where id = ${id} and customer = ${customer}`,
  );

/** Which receipts. Instants: `from` included, `to` not. */
export interface ReceiptFilter {
  readonly customer?: CustomerId | undefined;
  readonly capability?: string | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  /** 1 to 1000. */
  readonly limit: number;
  /** Only those sealed before this one. */
  readonly before?: ReceiptId | undefined;
}

/** The newest first. */
export const listReceipts = (q: Queryable, filter: ReceiptFilter): Promise<Receipt[]> =>
  q.rows(
    receiptRow,
    sql`select ${columns} from audit.receipts
        where (${filter.customer ?? null}::text is null or customer = ${filter.customer ?? null})
          and (${filter.capability ?? null}::text is null or capability = ${filter.capability ?? null})
          and (${filter.from ?? null}::timestamptz is null or sealed_at >= ${filter.from ?? null})
          and (${filter.to ?? null}::timestamptz is null or sealed_at < ${filter.to ?? null})
          and (${filter.before ?? null}::text is null or (sealed_at, id) <
            (select sealed_at, id from audit.receipts where id = ${filter.before ?? null}))
        order by sealed_at desc, id desc limit ${filter.limit}`,
  );
