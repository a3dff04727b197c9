import type { Caller, CustomerId, ReceiptId, Registrar, StaffCaller } from '@banxing/capability';
import type { Queryable, Transaction } from '@banxing/database';
import { type Clock, type IdSource, ok, type Outcome, refuse } from '@banxing/kernel';
import { publish, subscriber, type Subscriber } from '@banxing/outbox';
import { type ChainHead, findHead } from './chain-store.ts';
import { type Receipt, receiptOf } from './receipt.ts';
import {
  findOwnReceipt,
  findReceipt,
  insertReceipt,
  listReceipts,
  type ReceiptFilter,
} from './receipt-store.ts';
import { sealPending } from './seal-pending.ts';
import { type Finding, verifyChain } from './verify-chain.ts';

export interface AuditUses {
  readonly clock: Clock;
  readonly ids: IdSource;
}

export type AuditRefusal = { readonly code: 'not_allowed' };

/** Keeps what was done so that a later change shows. */
export interface Audit {
  /** What settlement writes its receipts with. */
  readonly registrar: Registrar;
  /** Puts receipts into the chain soon after they are written; for the runner. */
  readonly sealer: Subscriber;
  /** Puts at most 500 waiting receipts into the chain; answers how many. For those who run no runner. */
  sealPending(tx: Transaction): Promise<number>;
  /** A customer's own receipt, or any for auditors; undefined for everybody else. */
  receipt(q: Queryable, caller: Caller, id: string): Promise<Receipt | undefined>;
  /** A customer's own receipts, the newest first. */
  receiptsOf(
    q: Queryable,
    customer: CustomerId,
    page: { limit: number; before?: ReceiptId },
  ): Promise<Receipt[]>;
  /** Auditors only. */
  search(q: Queryable, caller: StaffCaller, filter: ReceiptFilter): Promise<Outcome<Receipt[], AuditRefusal>>;
  /** The end of the chain, worth keeping elsewhere. */
  head(q: Queryable): Promise<ChainHead | undefined>;
  verify(q: Queryable, known?: ChainHead): Promise<Finding[]>;
}

const auditor = 'auditor';

/** The event's payload names no customer: whoever needs more reads the receipt with the right to. */
async function seal(
  uses: AuditUses,
  tx: Transaction,
  settled: Parameters<Registrar['seal']>[1],
): Promise<ReceiptId> {
  const receipt = receiptOf(uses.ids.next('rcpt'), settled);
  await insertReceipt(tx, receipt);
  await publish(tx, { kind: 'receipt.written', payload: { receipt: receipt.id }, at: receipt.sealedAt });
  return receipt.id;
}

export function createAudit(uses: AuditUses): Audit {
  return {
    registrar: { seal: (tx, settled) => seal(uses, tx, settled) },
    sealer: subscriber({
      name: 'audit.sealer',
      kinds: ['receipt.written'],
      handle: async (tx) => {
        await sealPending(uses, tx);
      },
    }),
    sealPending: (tx) => sealPending(uses, tx),
    receipt: async (q, caller, id) => {
      if (caller.kind === 'customer') return findOwnReceipt(q, caller.customer, id);
      return caller.roles.includes(auditor) ? findReceipt(q, id) : undefined;
    },
    receiptsOf: (q, customer, { limit, before }) => listReceipts(q, { customer, limit, before }),
    search: async (q, caller, filter) =>
      caller.roles.includes(auditor) ? ok(await listReceipts(q, filter)) : refuse({ code: 'not_allowed' }),
    head: findHead,
    verify: verifyChain,
  };
}
