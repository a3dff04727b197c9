import { z } from 'zod';
import type { Proposal } from '@banxing/capability';
import { moneyOf } from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';

/** Money about to leave a customer's account for somebody else. */
export interface Movement {
  readonly account: AccountId;
  /** Fen. */
  readonly amount: bigint;
  readonly payee: {
    readonly name: string;
    /** As the customer may see it. */
    readonly shownName: string;
    readonly number: string;
    readonly bank: string;
    /** The receiving account, when it is kept in this bank. */
    readonly account: AccountId | null;
    readonly relation: string | null;
  };
  /** The day on which it leaves, when it leaves once; null for what comes again and again. */
  readonly leavesOn: string | null;
}

const accountId = z.templateLiteral(['acct_', z.string()]);

/** What the drafts of all transfers to others have in common. */
const draft = z.object({
  kind: z.string().optional(),
  account: accountId,
  amount: z.string().regex(/^\d+(\.\d{1,2})?$/u),
  currency: z.literal('CNY').optional(),
  payee: z.object({
    name: z.string(),
    shownName: z.string().optional(),
    number: z.string(),
    bank: z.string(),
    account: accountId.nullish(),
    relation: z.string().nullish(),
  }),
  date: z.string().optional(),
});

/** The movement that a proposal is about; undefined for what sends nobody any money, or only to oneself. */
export function movementOf(proposal: Pick<Proposal, 'draft'>): Movement | undefined {
  const parsed = draft.safeParse(proposal.draft);
  if (!parsed.success || parsed.data.kind === 'own') return undefined;
  const { account, amount, payee, date } = parsed.data;
  return {
    account,
    amount: moneyOf(amount).minorUnits,
    payee: {
      name: payee.name,
      shownName: payee.shownName ?? payee.name,
      number: payee.number,
      bank: payee.bank,
      account: payee.account ?? null,
      relation: payee.relation ?? null,
    },
    leavesOn: date ?? null,
  };
}
