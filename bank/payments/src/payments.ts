import type { CustomerId } from '@banxing/capability';
import type { Queryable, Transaction } from '@banxing/database';
import { formatInstant, formatMoney, money } from '@banxing/kernel';
import type { RunnableWorkflow } from '@banxing/outbox';
import { ordinaryDailyLimit } from './limits.ts';
import type { Collection } from './collection.ts';
import { type AskedShare, listCollections, sharesWaitingFor } from './collection-store.ts';
import type { NewPayee, Payee } from './payee.ts';
import { findPayee, listPayees } from './payee-store.ts';
import type { Plan } from './plan.ts';
import { activePlans } from './plan-store.ts';
import { arrivals, departures, standing } from './processes/payment-workflows.ts';
import type { Transfer } from './transfer.ts';
import {
  type Dealings,
  dealingsWith,
  findLimits,
  findTransfer,
  listTransfers,
  lockLimits,
  type OwnLimits,
  saveLimits,
  sentToOthersOn,
  type TransferFilter,
} from './transfer-store.ts';
import { lastTransferTo } from './use-cases/find-transfers.ts';
import { endRequest } from './use-cases/collect.ts';
import { addPayees } from './use-cases/add-payee.ts';
import { type PastTransfer, recordHistory, type TransferHistory } from './use-cases/record-history.ts';
import type { PaymentsDesk, PaymentsUses } from './uses.ts';

/** A transfer as it goes over the wire. */
export interface TransferFact {
  readonly id: string;
  readonly kind: 'others' | 'own';
  readonly status: Transfer['status'];
  readonly amount: string;
  readonly currency: string;
  readonly payee: { readonly name: string; readonly tail: string; readonly bank: string };
  readonly account: string;
  readonly memo: string;
  readonly date: string;
  readonly createdAt: string;
  readonly bookedAt: string | null;
  readonly arrivedAt: string | null;
}

export const transferFact = (transfer: Transfer): TransferFact => ({
  id: transfer.id,
  kind: transfer.kind,
  status: transfer.status,
  amount: formatMoney(money(transfer.amount, transfer.currency)),
  currency: transfer.currency,
  payee: { name: transfer.toName, tail: transfer.toNumber.slice(-4), bank: transfer.toBank },
  account: transfer.fromTail,
  memo: transfer.memo,
  date: transfer.leavesOn,
  createdAt: formatInstant(transfer.createdAt),
  bookedAt: transfer.bookedAt && formatInstant(transfer.bookedAt),
  arrivedAt: transfer.arrivedAt && formatInstant(transfer.arrivedAt),
});

/** Payees, transfers to others and between own accounts, standing orders. */
export interface Payments {
  /** The customer's payees, those used last first. */
  payees(q: Queryable, customer: CustomerId): Promise<Payee[]>;
  payee(q: Queryable, customer: CustomerId, id: string): Promise<Payee | undefined>;
  /** In one statement; answers those that are new: a number that the customer has saved already is left as it is. */
  addPayees(tx: Transaction, payees: readonly (NewPayee & { readonly addedAt?: Date })[]): Promise<Payee[]>;
  /** The customer's own transfers, the newest first. */
  transfers(q: Queryable, customer: CustomerId, filter?: TransferFilter): Promise<Transfer[]>;
  transfer(q: Queryable, customer: CustomerId, id: string): Promise<Transfer | undefined>;
  /** The newest transfer to somebody, in the customer's words, or to anybody: what 和上次一样 means. */
  lastTransferTo(customer: CustomerId, payee?: string): Promise<Transfer | undefined>;
  /** The customer's standing orders that are still at work. */
  plans(q: Queryable, customer: CustomerId): Promise<Plan[]>;
  /** Writes transfers of the past in one statement; their postings are handed back for the bulk posting of history. */
  recordHistory(tx: Transaction, pasts: readonly PastTransfer[]): Promise<TransferHistory>;
  /** What a customer has sent to one number so far. */
  dealingsWith(q: Queryable, customer: CustomerId, number: string): Promise<Dealings>;
  /** What leaves to others on a day, in minor units: sent and still to go. */
  sentToOthersOn(q: Queryable, customer: CustomerId, day: string): Promise<bigint>;
  /** Minor units that the customer may send to others in a day. */
  dailyLimit(q: Queryable, customer: CustomerId): Promise<bigint>;
  /** Null for the ordinary limit of the bank. */
  setDailyLimit(tx: Transaction, customer: CustomerId, daily: bigint | null): Promise<void>;
  /** Minor units that the customer chose to send at most in one transfer; null where only the day is limited. */
  singleLimit(q: Queryable, customer: CustomerId): Promise<bigint | null>;
  setSingleLimit(tx: Transaction, customer: CustomerId, single: bigint | null): Promise<void>;
  /** What the customer is asked for by others and has not answered, the newest first. */
  askedOf(q: Queryable, payer: CustomerId): Promise<AskedShare[]>;
  /** What the customer has asked others for, the newest first. */
  collections(q: Queryable, customer: CustomerId, limit: number): Promise<Collection[]>;
  /** The payer says no, or the one who asked takes it back; false when nothing of theirs waits under that id. */
  endRequest(
    tx: Transaction,
    share: string,
    by: { readonly payer: CustomerId } | { readonly requester: CustomerId },
  ): Promise<boolean>;
  /** Durable work for the runner: dated transfers, arrivals at other banks, standing orders. */
  readonly workflows: readonly RunnableWorkflow[];
  /** For `paymentsCapabilities`. */
  readonly desk: PaymentsDesk;
}

async function changeLimits(
  tx: Transaction,
  customer: CustomerId,
  change: Partial<OwnLimits>,
): Promise<void> {
  await saveLimits(tx, customer, { ...(await lockLimits(tx, customer)), ...change });
}

export function createPayments(uses: PaymentsUses): Payments {
  const desk: PaymentsDesk = {
    ...uses,
    arrivals: arrivals(() => desk),
    departures: departures(() => desk),
    standing: standing(() => desk),
  };
  return {
    payees: listPayees,
    payee: findPayee,
    addPayees: (tx, payees) => addPayees(uses, tx, payees),
    transfers: (q, customer, filter) => listTransfers(q, customer, filter ?? { limit: 50 }),
    transfer: findTransfer,
    lastTransferTo: (customer, payee) => lastTransferTo(uses, customer, payee),
    plans: activePlans,
    recordHistory: (tx, pasts) => recordHistory(uses, tx, pasts),
    dealingsWith,
    sentToOthersOn,
    dailyLimit: async (q, customer) => (await findLimits(q, customer)).daily ?? ordinaryDailyLimit,
    setDailyLimit: (tx, customer, daily) => changeLimits(tx, customer, { daily }),
    singleLimit: async (q, customer) => (await findLimits(q, customer)).single,
    setSingleLimit: (tx, customer, single) => changeLimits(tx, customer, { single }),
    askedOf: sharesWaitingFor,
    collections: listCollections,
    endRequest: (tx, share, by) => endRequest(uses, tx, share, by),
    workflows: [desk.departures, desk.arrivals, desk.standing],
    desk,
  };
}
