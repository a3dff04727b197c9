import { command } from '@banxing/capability';
import { moneyOf, ok, refuse, words } from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';
import type { z } from 'zod';
import type { LoanId } from '../loan.ts';
import {
  completePrepayment,
  type PrepayDraft,
  prepayDraft,
  prepayInput,
  type PrepayRefusal,
} from '../prepay-choices.ts';
import {
  prepayConfirmation,
  prepayDetails,
  type PrepayDone,
  prepayDone,
  prepayDoneOf,
  prepayReceipt,
  prepayRefusals,
  prepaySummary,
} from '../prepay-statement.ts';
import { prepayLoan } from '../use-cases/prepay-loan.ts';
import type { LendingDesk } from '../uses.ts';

/** 房贷我想提前还十万. */
export const loanPrepay = (desk: LendingDesk) =>
  command<z.infer<typeof prepayInput>, PrepayDraft, PrepayDone, PrepayRefusal>({
    id: 'loan.prepay',
    title: words('提前还款', 'Prepay a loan'),
    about: words(
      '提前还一部分或全部贷款,确认前给出新的还款计划和省下的利息',
      'Pays part or all of a loan before it is due; the new schedule and the interest saved are shown first',
    ),
    authority: 'customer-confirms',
    input: prepayInput,
    draft: prepayDraft,
    done: prepayDone,
    refusals: prepayRefusals,
    complete: (caller, given) => completePrepayment(desk, caller, given),
    proof: () => Promise.resolve(['pin']),
    state: (_caller, draft) =>
      Promise.resolve(ok({ summary: prepaySummary(draft), details: prepayDetails(draft) })),
    execute: async (tx, caller, { id: key, draft }) => {
      const paid = await prepayLoan(desk, tx, {
        key,
        customer: caller.customer,
        loan: draft.loan as LoanId,
        amount: draft.all ? 'all' : moneyOf(draft.principal).minorUnits,
        effect: draft.effect,
        from: draft.account as AccountId,
        pays: moneyOf(draft.amount).minorUnits,
      });
      return paid.ok ? ok(prepayDoneOf(paid.value, draft)) : refuse(paid.refusal);
    },
    confirmation: prepayConfirmation,
    receipt: prepayReceipt,
  });
