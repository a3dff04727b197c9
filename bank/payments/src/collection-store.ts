import { z } from 'zod';
import type { CustomerId } from '@banxing/capability';
import { type Queryable, type Sql, sql, type Transaction } from '@banxing/database';
import type { AccountId } from '@banxing/ledger';
import type { Collection, CollectionId, Share, ShareId } from './collection.ts';
import { shareStatuses } from './collection.ts';
import type { TransferId } from './transfer.ts';

const shareRow = z
  .object({
    id: z.string(),
    collection: z.string(),
    payer: z.string().nullable(),
    payer_name: z.string(),
    amount: z.bigint(),
    status: z.enum(shareStatuses),
    transfer: z.string().nullable(),
    settled_at: z.date().nullable(),
  })
  .transform((row): Share => ({
    id: row.id as ShareId,
    collection: row.collection as CollectionId,
    payer: row.payer as CustomerId | null,
    payerName: row.payer_name,
    amount: row.amount,
    status: row.status,
    transfer: row.transfer as TransferId | null,
    settledAt: row.settled_at,
  }));

const shareColumns: Sql = sql`id, collection, payer, payer_name, amount, status, transfer, settled_at`;

const collectionRow = z
  .object({
    id: z.string(),
    key: z.string(),
    customer: z.string(),
    requester_name: z.string(),
    account: z.string(),
    number: z.string(),
    amount: z.bigint(),
    created_at: z.date(),
  })
  .transform((row): Omit<Collection, 'shares'> => ({
    id: row.id as CollectionId,
    key: row.key,
    customer: row.customer as CustomerId,
    requesterName: row.requester_name,
    account: row.account as AccountId,
    number: row.number,
    amount: row.amount,
    createdAt: row.created_at,
  }));

const columns: Sql = sql`id, key, customer, requester_name, account, number, amount, created_at`;

export async function insertCollection(tx: Transaction, collection: Collection): Promise<void> {
  const { id, key, customer, requesterName, account, number, amount, createdAt, shares } = collection;
  await tx.run(sql`
    insert into payments.collections (${columns})
    values (${id}, ${key}, ${customer}, ${requesterName}, ${account}, ${number}, ${amount}, ${createdAt})`);
  const rows = shares.map((share) => ({ ...share, amount: share.amount.toString() }));
  await tx.run(sql`
    insert into payments.collection_shares (${shareColumns})
    select id, collection, payer, "payerName", amount, status, transfer, "settledAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id text, collection text, payer text, "payerName" text,
      amount bigint, status text, transfer text, "settledAt" timestamptz)`);
}

async function withShares(q: Queryable, heads: readonly Omit<Collection, 'shares'>[]): Promise<Collection[]> {
  if (heads.length === 0) return [];
  const shares = await q.rows(
    shareRow,
    sql`select ${shareColumns} from payments.collection_shares
        where collection = any(${heads.map(({ id }) => id)}) order by id`,
  );
  return heads.map((head) => ({
    ...head,
    shares: shares.filter(({ collection }) => collection === head.id),
  }));
}

export const findCollectionByKey = async (q: Queryable, key: string): Promise<Collection | undefined> =>
  (
    await withShares(
      q,
      await q.rows(collectionRow, sql`select ${columns} from payments.collections where key = ${key}`),
    )
  )[0];

/** What a customer has asked others for, the newest first. */
export const listCollections = async (
  q: Queryable,
  customer: CustomerId,
  limit: number,
): Promise<Collection[]> =>
  withShares(
    q,
    await q.rows(
      collectionRow,
      sql`select ${columns} from payments.collections where customer = ${customer}
          order by created_at desc, id desc limit ${limit}`,
    ),
  );

/** What somebody is asked for, with who asks. */
export interface AskedShare extends Share {
  readonly requester: CustomerId;
  readonly requesterName: string;
  readonly account: AccountId;
  readonly number: string;
  readonly askedAt: Date;
}

/** What a customer is asked for and has not answered, the newest first. */
export async function sharesWaitingFor(q: Queryable, payer: CustomerId): Promise<AskedShare[]> {
  const shares = await q.rows(
    shareRow,
    sql`select ${shareColumns} from payments.collection_shares where payer = ${payer} and status = 'waiting'`,
  );
  const heads = await q.rows(
    collectionRow,
    sql`select ${columns} from payments.collections where id = any(${shares.map(({ collection }) => collection)})`,
  );
  return shares
    .flatMap((share) => {
      const head = heads.find(({ id }) => id === share.collection);
      if (!head) return [];
      const { customer: requester, requesterName, account, number, createdAt: askedAt } = head;
      return [{ ...share, requester, requesterName, account, number, askedAt }];
    })
    .sort((a, b) => b.askedAt.getTime() - a.askedAt.getTime());
}

/** Marks the oldest waiting share that a transfer answers: to that account, from that payer, of that amount. */
export const markPaid = async (
  tx: Transaction,
  paid: { payer: CustomerId; account: AccountId; amount: bigint; transfer: TransferId; at: Date },
): Promise<Share | undefined> =>
  tx.maybeOne(
    shareRow,
    sql`update payments.collection_shares set status = 'paid', transfer = ${paid.transfer}, settled_at = ${paid.at}
        where id = (
          select s.id from payments.collection_shares s join payments.collections c on c.id = s.collection
          where s.payer = ${paid.payer} and s.status = 'waiting' and s.amount = ${paid.amount} and c.account = ${paid.account}
          order by c.created_at, s.id limit 1 for update of s)
        returning ${shareColumns}`,
  );

/** Ends a share that waits: declined by its payer, or withdrawn by the one who asked. Nobody else's is touched. */
export const endShare = (
  tx: Transaction,
  share: string,
  by: { readonly payer: CustomerId } | { readonly requester: CustomerId },
  at: Date,
): Promise<Share | undefined> =>
  tx.maybeOne(
    shareRow,
    'payer' in by
      ? sql`update payments.collection_shares set status = 'declined', settled_at = ${at}
            where id = ${share} and status = 'waiting' and payer = ${by.payer} returning ${shareColumns}`
      : sql`update payments.collection_shares set status = 'withdrawn', settled_at = ${at}
            where id = ${share} and status = 'waiting' and collection in (
              select id from payments.collections where customer = ${by.requester}) returning ${shareColumns}`,
  );
