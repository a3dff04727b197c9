import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { formatMoney, money } from '@banxing/kernel';
import { publish } from '@banxing/outbox';
import type { Payee } from './payee.ts';
import type { Plan } from './plan.ts';
import type { Transfer } from './transfer.ts';

/** What others may know of a transfer; the amount is a decimal string. */
export interface TransferFacts {
  readonly transfer: string;
  readonly kind: 'others' | 'own';
  readonly customer: CustomerId;
  readonly fromAccount: string;
  readonly toAccount: string | null;
  readonly payee: string | null;
  readonly payeeName: string;
  readonly payeeTail: string;
  readonly payeeBank: string;
  readonly amount: string;
  readonly currency: string;
  readonly memo: string;
  readonly leavesOn: string;
  readonly plan: string | null;
  readonly failure: string | null;
}

export type TransferEventKind =
  | 'transfer.scheduled'
  | 'transfer.booked'
  | 'transfer.arrived'
  | 'transfer.delayed'
  | 'transfer.failed'
  | 'transfer.cancelled';

const factsOf = (transfer: Transfer): TransferFacts => ({
  transfer: transfer.id,
  kind: transfer.kind,
  customer: transfer.customer,
  fromAccount: transfer.fromAccount,
  toAccount: transfer.toAccount,
  payee: transfer.payee,
  payeeName: transfer.toName,
  payeeTail: transfer.toNumber.slice(-4),
  payeeBank: transfer.toBank,
  amount: formatMoney(money(transfer.amount, transfer.currency)),
  currency: transfer.currency,
  memo: transfer.memo,
  leavesOn: transfer.leavesOn,
  plan: transfer.plan,
  failure: transfer.failure,
});

export const tellTransfer = (
  tx: Transaction,
  kind: TransferEventKind,
  transfer: Transfer,
  at: Date,
): Promise<void> => publish(tx, { kind, payload: { ...factsOf(transfer) }, at });

export const tellPayee = (
  tx: Transaction,
  kind: 'payee.added' | 'payee.removed',
  payee: Pick<Payee, 'id' | 'customer' | 'shownName' | 'bank' | 'relation'>,
  at: Date,
): Promise<void> =>
  publish(tx, {
    kind,
    payload: {
      payee: payee.id,
      customer: payee.customer,
      name: payee.shownName,
      bank: payee.bank,
      relation: payee.relation,
    },
    at,
  });

export const tellPlan = (
  tx: Transaction,
  kind: 'plan.created' | 'plan.cancelled',
  plan: Plan,
  at: Date,
): Promise<void> =>
  publish(tx, {
    kind,
    payload: {
      plan: plan.id,
      customer: plan.customer,
      payee: plan.payee,
      amount: formatMoney(money(plan.amount, plan.currency)),
      recurrence: plan.recurrence,
      nextOn: plan.nextOn,
    },
    at,
  });
