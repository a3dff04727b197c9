import { z } from 'zod';
import { billPaymentKinds } from './bill-payment.ts';

/** One payment to one biller, as a proposal freezes it. Amounts are decimal strings of yuan. */
export const billItem = z.object({
  kind: z.enum(billPaymentKinds),
  biller: z.string(),
  /** What is paid, in the customer's words: 电费. */
  name: z.object({ zh: z.string(), en: z.string() }),
  /** The number on the bill, the phone, or the insured person. */
  subject: z.string(),
  /** How the subject is shown: masked where it is personal. */
  subjectLabel: z.string(),
  charges: z.array(z.string()),
  amount: z.string(),
  note: z.object({ zh: z.string(), en: z.string() }).nullable(),
  /** The number is new and is kept for next time. */
  keep: z.boolean(),
});
export type BillItem = z.infer<typeof billItem>;

/** Payments to billers as a proposal freezes them, with the account that pays. */
export const billOrder = z.object({
  items: z.array(billItem).min(1),
  account: z.templateLiteral(['acct_', z.string()]),
  tail: z.string(),
  total: z.string(),
  currency: z.literal('CNY'),
  /** When the biller was asked; what was paid since makes the order stale. */
  asOf: z.string(),
});
export type BillOrder = z.infer<typeof billOrder>;
