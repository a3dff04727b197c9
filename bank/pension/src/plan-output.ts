import { z } from 'zod';

const inBoth = z.object({ zh: z.string(), en: z.string() });

/** What a plan answers: a projection, or for those who draw a pension already what comes beside what goes. */
export const planOutput = z.object({
  currency: z.string(),
  drawing: z
    .object({
      monthly: z.string(),
      wanted: z.string(),
      /** Was the wanted sum said, or is it what was spent? */
      wantedSaid: z.boolean(),
      gap: z.string(),
      left: z.string(),
      deposits: z.string(),
      lastsMonths: z.number().nullable(),
    })
    .nullable(),
  projection: z
    .object({
      age: z.number(),
      retireAgeMonths: z.number(),
      lawfulAgeMonths: z.number(),
      monthsLeft: z.number(),
      paidMonths: z.number(),
      leastMonths: z.number(),
      insured: z.boolean(),
      stateFromAge: z.number(),
      payoutMonths: z.number(),
      state: z.string(),
      stateBasic: z.string(),
      stateAccount: z.string(),
      annuity: z.string(),
      personal: z.string(),
      /** Put by, as was said, and what of it comes each month. */
      savings: z.string(),
      fromSavings: z.string(),
      total: z.string(),
      wanted: z.string(),
      gap: z.string(),
      bridge: z.string(),
      saveMonthly: z.string(),
      assumptions: z.array(inBoth),
    })
    .nullable(),
});
export type PlanOutput = z.infer<typeof planOutput>;
