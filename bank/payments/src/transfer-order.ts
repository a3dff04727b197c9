import { z } from 'zod';
import { relationKinds, type RelationKind } from '@banxing/parties';

const relation = z.enum(relationKinds as [RelationKind, ...RelationKind[]]);
const accountId = z.templateLiteral(['acct_', z.string()]);

/** The payee as frozen in a proposal: a saved one by id, or a new one to be saved. */
export const orderPayee = z.object({
  id: z.templateLiteral(['pay_', z.string()]).nullable(),
  name: z.string(),
  /** How the name is shown: masked when the customer did not know it. */
  shownName: z.string(),
  nicknames: z.array(z.string()),
  number: z.string(),
  bank: z.string(),
  account: accountId.nullable(),
  relation: relation.nullable(),
  phone: z.string().nullable(),
});
export type OrderPayee = z.infer<typeof orderPayee>;

/** A transfer as frozen in a proposal: everything resolved, the amount a decimal string. */
export const transferOrder = z.object({
  kind: z.enum(['others', 'own']),
  account: accountId,
  tail: z.string(),
  payee: orderPayee,
  amount: z.string(),
  currency: z.literal('CNY'),
  memo: z.string(),
  /** The day on which the money leaves. */
  date: z.string(),
  /** Put off by two hours, during which it can be called back; `date` is then the day that it will be. */
  delay: z.literal('PT2H').optional(),
  /** The proof that the day's total demanded when it was proposed. */
  proof: z.enum(['pin', 'passkey']),
});
export type TransferOrder = z.infer<typeof transferOrder>;
