import type { z } from 'zod';
import { type Capability, command } from '@banxing/capability';
import { moneyOf, ok, refuse, type Words } from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';
import { type BorrowInput, completeOffer } from './borrowing.ts';
import {
  borrowConfirmation,
  borrowDetails,
  type BorrowDone,
  borrowDone,
  borrowDoneOf,
  borrowReceipt,
  borrowSummary,
} from './borrowing-statement.ts';
import { type BorrowRefusal, borrowRefusals } from './borrowing-words.ts';
import { type LoanOffer, loanOffer } from './loan-offer.ts';
import type { LoanKind } from './loan-product.ts';
import { applyForLoan } from './use-cases/apply-for-loan.ts';
import type { LendingDesk } from './uses.ts';

interface BorrowDeclaration<Input extends BorrowInput> {
  readonly id: string;
  readonly title: Words;
  readonly about: Words;
  readonly input: z.ZodType<Input>;
  /** The one kind that this application is for. */
  readonly fixed?: LoanKind;
}

/** An application for a loan: decided and offered with the proposal, signed with the confirmation. */
export const borrowCommand = <Input extends BorrowInput>(
  desk: LendingDesk,
  { id, title, about, input, fixed }: BorrowDeclaration<Input>,
): Capability =>
  command<Input, LoanOffer, BorrowDone, BorrowRefusal>({
    id,
    title,
    about,
    authority: 'customer-confirms',
    input,
    draft: loanOffer,
    done: borrowDone,
    refusals: borrowRefusals,
    complete: (caller, given) => completeOffer(desk, caller, given, fixed),
    proof: () => Promise.resolve(['pin']),
    state: (_caller, offer) =>
      Promise.resolve(ok({ summary: borrowSummary(offer), details: borrowDetails(offer) })),
    execute: async (tx, caller, mandate) => {
      const offer = mandate.draft;
      const applied = await applyForLoan(desk, tx, {
        key: mandate.id,
        customer: caller.customer,
        order: {
          product: offer.product,
          amount: moneyOf(offer.amount).minorUnits,
          months: offer.months,
          graceMonths: offer.graceMonths,
          method: offer.method,
          ratePercent: offer.rate,
          account: offer.account as AccountId,
        },
      });
      return applied.ok ? ok(borrowDoneOf(applied.value, offer.amount)) : refuse(applied.refusal);
    },
    confirmation: borrowConfirmation,
    receipt: borrowReceipt,
  });
