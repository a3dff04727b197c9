import { z } from 'zod';
import { command, type Completion, type CustomerCaller, needs, ready, refused } from '@banxing/capability';
import { dayOf, formatMoney, formatMoneyForPeople, money, moneyOf, ok, refuse, words } from '@banxing/kernel';
import { ourBank } from '../banks.ts';
import { choosePaying, isWholeOf } from '../order-choices.ts';
import { amountWords, fundsWords, payeeWords, termsWords } from '../payment-refusals.ts';
import { type AmountRefusal, decideAmount } from '../transfer-amount.ts';
import { type TransferOrder, transferOrder } from '../transfer-order.ts';
import { transferConfirmation, transferDetails } from '../transfer-statement.ts';
import { type TransferDone, transferDone, transferDoneOf, transferReceipt } from '../transfer-receipt.ts';
import { makeTransfer, type MakeTransferRefusal } from '../use-cases/make-transfer.ts';
import type { PaymentAccount, PaymentsDesk } from '../uses.ts';

const input = z.object({
  amount: z.string().optional(),
  from_account: z.string().optional(),
  account: z.string().optional(),
});
type Input = z.infer<typeof input>;

export type TransferOwnRefusal = AmountRefusal | MakeTransferRefusal;

const takesYuan = (account: PaymentAccount): boolean =>
  account.status === 'open' && account.currency === 'CNY';

const optionOf = (account: PaymentAccount) => ({
  value: account.id,
  label: words(`${account.name}(*${account.tail})`, `${account.name} (*${account.tail})`),
});

type Chosen = Completion<PaymentAccount, TransferOwnRefusal>;

/** The account that receives: the one that was named, else the customer's other one, else a choice. */
async function chooseReceiving(
  desk: PaymentsDesk,
  caller: CustomerCaller,
  spoken: string | undefined,
  from: string | undefined,
): Promise<Chosen> {
  const accounts = (await desk.accounts.list(desk.db, caller.customer)).filter(takesYuan);
  const question = words('转到哪个账户?', 'To which account?');
  if (spoken === undefined) {
    const others = accounts.filter((account) => account.id !== from);
    const [only] = others;
    if (!only) return refused({ code: 'account_not_found' });
    return others.length === 1 && from !== undefined
      ? ready(only)
      : needs({ slot: 'account', question, options: others.map(optionOf) });
  }
  const resolved = await desk.accounts.resolve(desk.db, caller.customer, spoken);
  if (resolved.kind === 'none') return refused({ code: 'account_not_found' });
  if (resolved.kind === 'one') {
    return takesYuan(resolved.account)
      ? ready(resolved.account)
      : refused({ code: 'account_restricted', whose: 'receiving' });
  }
  const fitting = resolved.accounts.filter((account) => takesYuan(account) && account.id !== from);
  const [only] = fitting;
  return only && fitting.length === 1
    ? ready(only)
    : needs({ slot: 'account', question, options: fitting.map(optionOf) });
}

async function choosePair(
  desk: PaymentsDesk,
  caller: CustomerCaller,
  given: Input,
  amount: bigint,
): Promise<Completion<{ paying: PaymentAccount; receiving: PaymentAccount }, TransferOwnRefusal>> {
  const { from_account: from } = given;
  const named =
    from === undefined && given.account !== undefined
      ? await chooseReceiving(desk, caller, given.account, undefined)
      : undefined;
  if (named && named.status !== 'ready') return named;
  const paying = await choosePaying(desk, caller.customer, {
    spoken: from,
    amount,
    receiving: named?.draft.id ?? null,
  });
  if (paying.status === 'needs') return needs({ ...paying.need, slot: 'from_account' });
  if (paying.status === 'refused') return paying;
  const receiving = named ?? (await chooseReceiving(desk, caller, given.account, paying.draft.id));
  if (receiving.status !== 'ready') return receiving;
  return paying.draft.id === receiving.draft.id
    ? refused({ code: 'own_account' })
    : ready({ paying: paying.draft, receiving: receiving.draft });
}

async function complete(
  desk: PaymentsDesk,
  caller: CustomerCaller,
  given: Input,
): Promise<Completion<TransferOrder, TransferOwnRefusal>> {
  const whole = given.amount !== undefined && isWholeOf(given.amount);
  const asked = given.amount === undefined || whole ? undefined : decideAmount(given.amount);
  if (asked && !asked.ok) return refused(asked.refusal);
  const pair = await choosePair(desk, caller, given, asked?.value.minorUnits ?? 0n);
  if (pair.status !== 'ready') return pair;
  const { paying, receiving } = pair.draft;
  if (given.amount !== 'all' && !asked) {
    return needs({
      slot: 'amount',
      question: words(`转多少到${receiving.name}?`, `How much to ${receiving.name}?`),
    });
  }
  const { available } = await desk.ledger.balance(desk.db, paying.id);
  // Between own accounts the whole is a plain wish: nobody else gets the money.
  const amount = asked?.value.minorUnits ?? available;
  if (amount <= 0n) return refused({ code: 'insufficient_funds', tail: paying.tail, available });
  return ready({
    kind: 'own',
    account: paying.id,
    tail: paying.tail,
    payee: {
      id: null,
      name: receiving.name,
      shownName: receiving.name,
      nicknames: [],
      number: receiving.number,
      bank: ourBank,
      account: receiving.id,
      relation: null,
      phone: null,
    },
    amount: formatMoney(money(amount)),
    currency: 'CNY',
    memo: '',
    date: dayOf(desk.clock.now()),
    proof: 'pin',
  });
}

/** 从工资卡转两千到储蓄卡. */
export const transferOwn = (desk: PaymentsDesk) =>
  command<Input, TransferOrder, TransferDone, TransferOwnRefusal>({
    id: 'transfer.own',
    title: words('自己的账户互转', 'Move money between own accounts'),
    about: words('在自己名下的账户之间转钱', "Moves yuan between the customer's own accounts"),
    authority: 'customer-confirms',
    input,
    draft: transferOrder,
    done: transferDone,
    refusals: { ...amountWords, ...fundsWords, ...payeeWords, date_past: termsWords.date_past },
    complete: (caller, given) => complete(desk, caller, given),
    proof: () => Promise.resolve(['pin'] as const),
    state: (_caller, order) => {
      const amount = formatMoneyForPeople(moneyOf(order.amount));
      const tail = order.payee.number.slice(-4);
      return Promise.resolve(
        ok({
          summary: words(
            `从尾号 ${order.tail} 转 ${amount} 元到${order.payee.name}(*${tail})。`,
            `Move ¥${amount} from the account ending ${order.tail} to ${order.payee.name} (*${tail}).`,
          ),
          details: transferDetails(order, undefined),
        }),
      );
    },
    execute: async (tx, caller, mandate) => {
      const made = await makeTransfer(desk, tx, {
        key: mandate.id,
        customer: caller.customer,
        order: mandate.draft,
      });
      return made.ok ? ok(transferDoneOf(made.value)) : refuse(made.refusal);
    },
    confirmation: transferConfirmation,
    receipt: transferReceipt,
  });
