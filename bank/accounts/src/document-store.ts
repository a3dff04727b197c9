import type { CustomerId } from '@banxing/capability';
import { type Queryable, sql, type Transaction } from '@banxing/database';
import type { Day, Id } from '@banxing/kernel';
import { z } from 'zod';

export type DocumentId = Id<'doc'>;

/** A statement or certificate that was issued. */
export interface IssuedDocument {
  readonly id: DocumentId;
  /** Printed on it; by this anybody can ask whether it is true. */
  readonly number: string;
  readonly customer: CustomerId;
  readonly kind: 'statement' | 'certificate';
  readonly holder: string;
  readonly from: Day;
  readonly to: Day;
  readonly purpose: string;
  /** A PDF. */
  readonly content: Buffer;
  readonly sha256: string;
  readonly issuedAt: Date;
}

const documentRow = z
  .object({
    id: z.string(),
    number: z.string(),
    customer: z.string(),
    kind: z.enum(['statement', 'certificate']),
    holder: z.string(),
    from_on: z.string(),
    to_on: z.string(),
    purpose: z.string(),
    content: z.instanceof(Buffer),
    sha256: z.string(),
    issued_at: z.date(),
  })
  .transform((row): IssuedDocument => ({
    id: row.id as DocumentId,
    number: row.number,
    customer: row.customer as CustomerId,
    kind: row.kind,
    holder: row.holder,
    from: row.from_on,
    to: row.to_on,
    purpose: row.purpose,
    content: row.content,
    sha256: row.sha256,
    issuedAt: row.issued_at,
  }));

export const insertDocument = (tx: Transaction, given: IssuedDocument): Promise<number> =>
  tx.run(sql`insert into accounts.documents
      (id, number, customer, kind, holder, from_on, to_on, purpose, content, sha256, issued_at)
    values (${given.id}, ${given.number}, ${given.customer}, ${given.kind}, ${given.holder}, ${given.from}, ${given.to},
            ${given.purpose}, ${given.content}, ${given.sha256}, ${given.issuedAt})`);

/** One of the customer's own; another customer's looks like none. */
export const findDocument = (
  q: Queryable,
  customer: CustomerId,
  id: string,
): Promise<IssuedDocument | undefined> =>
  q.maybeOne(documentRow, sql`select * from accounts.documents where id = ${id} and customer = ${customer}`);

/** By the number printed on it, for whoever holds it; what is told of it must say no more than the paper does. */
export const findDocumentByNumber = (q: Queryable, number: string): Promise<IssuedDocument | undefined> =>
  q.maybeOne(documentRow, sql`select * from accounts.documents where number = ${number}`);
