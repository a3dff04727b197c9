import type { Capability } from '@banxing/capability';
import type { Billing } from './billing.ts';
import { billPay } from './capabilities/bill-pay.ts';
import { billQuery } from './capabilities/bill-query.ts';
import { socialSecurityPay } from './capabilities/social-security-pay.ts';
import { socialSecurityQuery } from './capabilities/social-security-query.ts';
import { topupPhone } from './capabilities/topup-phone.ts';

export { type Biller, billers, billersMeant } from './biller.ts';
export type { BillerGateway, BillerOrder, Charge, Due, PayAnswer, StatusAnswer } from './biller-gateway.ts';
export type { BillPayment, BillPaymentId, BillPaymentStatus } from './bill-payment.ts';
export { type Billing, createBilling, type NewBillAccount } from './billing.ts';
export type { BillEventKind } from './billing-events.ts';
export type { BillAccount } from './billing-store.ts';
export type { BillingUses } from './billing-uses.ts';
export type { BillDue } from './use-cases/find-dues.ts';
export type { InsuranceRecord, SocialOffice } from './social-office.ts';
export { createSimulatedBillers, type Meter, type SimulatedBillers } from './simulator/simulated-billers.ts';
export { unconnectedBillers } from './unconnected-billers.ts';

/** What the department can do for customers. */
export const billingCapabilities = ({ desk }: Pick<Billing, 'desk'>): Capability[] => [
  billQuery(desk),
  billPay(desk),
  topupPhone(desk),
  socialSecurityPay(desk),
  socialSecurityQuery(desk),
];

/** Numbers at billers, payments to them, and the simulated billers' own books. */
export const billingMigrations = { name: 'billing', folder: new URL('../migrations', import.meta.url) };
