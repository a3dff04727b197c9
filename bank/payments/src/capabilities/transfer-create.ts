import { z } from 'zod';
import { command, type Completion, type CustomerCaller, needs, ready, refused } from '@banxing/capability';
import { dayOf, formatMoney, formatMoneyForPeople, money, moneyOf, ok, refuse, words } from '@banxing/kernel';
import { sharesWaitingFor } from '../collection-store.ts';
import { reminderAbove, strongProofAbove } from '../limits.ts';
import { amountNeed, chooseDeparture, choosePaying, type Departure, isWholeOf } from '../order-choices.ts';
import {
  fundsWords,
  type FundsRefusal,
  type PayeeRefused,
  payeeWords,
  termsWords,
  type TransferTermsRefusal,
} from '../payment-refusals.ts';
import { decideAmount, decideMemo } from '../transfer-amount.ts';
import { type TransferOrder, transferOrder } from '../transfer-order.ts';
import { sentToOthersOn } from '../transfer-store.ts';
import { transferConfirmation, transferDetails, transferSummary } from '../transfer-statement.ts';
import { type TransferDone, transferDone, transferDoneOf, transferReceipt } from '../transfer-receipt.ts';
import { findOrderPayee } from '../use-cases/find-order-payee.ts';
import { makeTransfer } from '../use-cases/make-transfer.ts';
import type { PaymentsDesk } from '../uses.ts';

const input = z.object({
  payee: z.string().optional(),
  amount: z.string().optional(),
  bank: z.string().optional(),
  phone: z.string().optional(),
  account: z.string().optional(),
  memo: z.string().optional(),
  date: z.string().optional(),
  /** Answers to what is asked when the payee is new. */
  card_number: z.string().optional(),
  payee_name: z.string().optional(),
});
type Input = z.infer<typeof input>;

export type TransferCreateRefusal = FundsRefusal | TransferTermsRefusal | PayeeRefused;

/** What is wrong with the terms whatever the payee, so that a slip is heard before anything else is asked. */
function checkTerms(
  desk: PaymentsDesk,
  given: Input,
): Completion<Departure & { memo: string }, TransferCreateRefusal> {
  if (given.amount !== undefined && !isWholeOf(given.amount)) {
    const amount = decideAmount(given.amount);
    if (!amount.ok) return refused(amount.refusal);
  }
  const memo = decideMemo(given.memo);
  if (!memo.ok) return refused(memo.refusal);
  const departure = chooseDeparture(desk.clock.now(), given.date);
  return departure.status === 'ready' ? ready({ ...departure.draft, memo: memo.value }) : departure;
}

async function complete(
  desk: PaymentsDesk,
  caller: CustomerCaller,
  given: Input,
): Promise<Completion<TransferOrder, TransferCreateRefusal>> {
  const terms = checkTerms(desk, given);
  if (terms.status !== 'ready') return terms;
  const found = await findOrderPayee(desk, caller.customer, given);
  if (found.status === 'needs') return needs(found.need);
  if (found.status === 'refused') return refused(found.refusal);
  const said = given.amount ?? (found.asked === undefined ? undefined : formatMoney(money(found.asked)));
  const amount = said === undefined || isWholeOf(said) ? undefined : decideAmount(said);
  const paying = await choosePaying(desk, caller.customer, {
    spoken: given.account,
    amount: amount?.ok ? amount.value.minorUnits : 0n,
    receiving: found.payee.account,
  });
  if (paying.status !== 'ready') return paying;
  if (!amount?.ok) {
    const waiting = await sharesWaitingFor(desk.db, caller.customer);
    const asked = waiting.find(({ account }) => account === found.payee.account)?.amount;
    return needs(await amountNeed(desk, found.payee, paying.draft, given.amount, asked));
  }
  const unproved: Omit<TransferOrder, 'proof'> = {
    kind: found.own ? 'own' : 'others',
    account: paying.draft.id,
    tail: paying.draft.tail,
    payee: found.payee,
    amount: formatMoney(amount.value),
    currency: 'CNY',
    ...terms.draft,
  };
  const strong = (await dayTotal(desk, caller, unproved)) > strongProofAbove;
  return ready({ ...unproved, proof: strong ? 'passkey' : 'pin' });
}

/** What leaves to others on the order's day, with the order. */
async function dayTotal(
  desk: PaymentsDesk,
  caller: CustomerCaller,
  order: Pick<TransferOrder, 'kind' | 'date' | 'amount'>,
): Promise<bigint> {
  if (order.kind === 'own') return 0n;
  return (await sentToOthersOn(desk.db, caller.customer, order.date)) + moneyOf(order.amount).minorUnits;
}

async function cautionOf(desk: PaymentsDesk, caller: CustomerCaller, order: TransferOrder) {
  const total = await dayTotal(desk, caller, order);
  if (total <= reminderAbove) return undefined;
  const sum = formatMoneyForPeople(money(total));
  return words(
    `这一天转给别人的钱一共会到 ${sum} 元。请确认是您本人要转,对方是您认识的人。`,
    `This brings what you send to others on that day to ¥${sum}. Please be sure that it is your own wish and that you know the payee.`,
  );
}

/** 给我妈转500块钱. */
export const transferCreate = (desk: PaymentsDesk) =>
  command<Input, TransferOrder, TransferDone, TransferCreateRefusal>({
    id: 'transfer.create',
    title: words('转账', 'Transfer'),
    about: words('把人民币转给别人,可以指定日期', 'Sends yuan to somebody in China, now or on a day to come'),
    authority: 'customer-confirms',
    input,
    draft: transferOrder,
    done: transferDone,
    refusals: { ...termsWords, ...fundsWords, ...payeeWords },
    complete: (caller, given) => complete(desk, caller, given),
    proof: (_caller, order) => Promise.resolve([order.proof]),
    state: async (caller, order) => {
      const caution = await cautionOf(desk, caller, order);
      return ok({
        summary: transferSummary(order, desk.clock.now()),
        details: transferDetails(order, caution),
      });
    },
    execute: async (tx, caller, mandate) => {
      const made = await makeTransfer(desk, tx, {
        key: mandate.id,
        customer: caller.customer,
        order: mandate.draft,
      });
      return made.ok ? ok(transferDoneOf(made.value)) : refuse(made.refusal);
    },
    later: (order, at) => (order.date < dayOf(at) ? { ...order, date: dayOf(at) } : order),
    confirmation: transferConfirmation,
    receipt: transferReceipt,
  });
