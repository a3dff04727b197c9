import type { Capability } from '@banxing/capability';
import { payeeAdd } from './capabilities/payee-add.ts';
import { payeeList } from './capabilities/payee-list.ts';
import { payeeRemove } from './capabilities/payee-remove.ts';
import { transferCancel } from './capabilities/transfer-cancel.ts';
import { transferCollect } from './capabilities/transfer-collect.ts';
import { transferCreate } from './capabilities/transfer-create.ts';
import { transferOwn } from './capabilities/transfer-own.ts';
import { transferScheduleCancel } from './capabilities/transfer-schedule-cancel.ts';
import { transferScheduleCreate } from './capabilities/transfer-schedule-create.ts';
import { transferScheduleList } from './capabilities/transfer-schedule-list.ts';
import { transferStatus } from './capabilities/transfer-status.ts';
import type { Payments } from './payments.ts';

export { bankNamed, bankOfNumber, otherBanks, ourBank } from './banks.ts';
export { amountWords } from './payment-refusals.ts';
export { ordinaryDailyLimit, reminderAbove, strongProofAbove } from './limits.ts';
export type { Collection, Share, ShareStatus } from './collection.ts';
export type { AskedShare } from './collection-store.ts';
export { type NewPayee, type Payee, type PayeeId } from './payee.ts';
export { createPayments, type Payments, type TransferFact, transferFact } from './payments.ts';
export { type AmountRefusal, decideAmount } from './transfer-amount.ts';
export type { Transfer, TransferId, TransferStatus } from './transfer.ts';
export type { TransferEventKind, TransferFacts } from './transfer-events.ts';
export { transferOrder, type TransferOrder } from './transfer-order.ts';
export type { Dealings, TransferFilter } from './transfer-store.ts';
export type { PastTransfer, TransferHistory } from './use-cases/record-history.ts';
export type { StoppedOrder, StoppedOrders } from './uses.ts';
export type { AccountsForPayments, PartiesForPayments, PaymentAccount, PaymentsUses } from './uses.ts';

/** What the department can do for customers. */
export const paymentsCapabilities = ({ desk }: Pick<Payments, 'desk'>): Capability[] => [
  transferCreate(desk),
  transferCollect(desk),
  transferOwn(desk),
  transferStatus(desk),
  transferCancel(desk),
  transferScheduleCreate(desk),
  transferScheduleList(desk),
  transferScheduleCancel(desk),
  payeeList(desk),
  payeeAdd(desk),
  payeeRemove(desk),
];

/** Payees, limits, transfers, standing orders. */
export const paymentsMigrations = { name: 'payments', folder: new URL('../migrations', import.meta.url) };
