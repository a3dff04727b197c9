import type { CustomerId } from '@banxing/capability';
import type { Queryable, Transaction } from '@banxing/database';
import type { RunnableWorkflow } from '@banxing/outbox';
import type { BillPayment } from './bill-payment.ts';
import type { BillingDesk, BillingUses } from './billing-uses.ts';
import { type BillAccount, insertBillAccounts, listBillAccounts, listPayments } from './billing-store.ts';
import { deliveries } from './processes/delivery-workflow.ts';
import { type BillDue, findDues } from './use-cases/find-dues.ts';

/** A number at a biller that a customer wants remembered. */
export type NewBillAccount = Pick<BillAccount, 'customer' | 'biller' | 'number' | 'label'>;

/** Bills, phone top-ups, social insurance. */
export interface Billing {
  /** In one statement; a number that the customer has already stays as it is. */
  addAccounts(tx: Transaction, accounts: readonly NewBillAccount[]): Promise<void>;
  accounts(q: Queryable, customer: CustomerId): Promise<BillAccount[]>;
  /** What the customer's billers want, asked of them now. */
  dues(customer: CustomerId): Promise<BillDue[]>;
  /** The customer's own payments to billers, the newest first. */
  payments(q: Queryable, customer: CustomerId, limit: number): Promise<BillPayment[]>;
  /** Durable work for the runner: delivery to billers and asking after what was not answered. */
  readonly workflows: readonly RunnableWorkflow[];
  /** For `billingCapabilities`. */
  readonly desk: BillingDesk;
}

export function createBilling(uses: BillingUses): Billing {
  const desk: BillingDesk = { ...uses, deliveries: deliveries(() => desk) };
  return {
    addAccounts: async (tx, accounts) => {
      const addedAt = uses.clock.now();
      await insertBillAccounts(
        tx,
        accounts.map((account) => ({ ...account, id: uses.ids.next('bacc'), addedAt })),
      );
    },
    accounts: listBillAccounts,
    dues: (customer) => findDues(uses, customer, 'all'),
    payments: (q, customer, limit) => listPayments(q, customer, limit),
    workflows: [desk.deliveries],
    desk,
  };
}
