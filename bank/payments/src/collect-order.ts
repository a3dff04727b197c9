import { z } from 'zod';

/** A request for money as a proposal freezes it. Amounts are decimal strings of yuan. */
export const collectOrder = z.object({
  payers: z
    .array(
      z.object({
        /** Null for somebody who does not bank here. */
        customer: z.templateLiteral(['cust_', z.string()]).nullable(),
        name: z.string(),
        amount: z.string(),
      }),
    )
    .min(1),
  account: z.templateLiteral(['acct_', z.string()]),
  tail: z.string(),
  /** What comes in when everybody pays. */
  total: z.string(),
  /** What was shared out, as it was said. */
  amount: z.string(),
  currency: z.literal('CNY'),
});
export type CollectOrder = z.infer<typeof collectOrder>;
