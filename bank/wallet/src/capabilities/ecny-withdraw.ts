import { z } from 'zod';
import { choosePayer } from '@banxing/accounts';
import { command, type Completion, type CustomerCaller, needs, ready, refused } from '@banxing/capability';
import { formatMoney, money, moneyOf, ok, refuse, words } from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';
import { moveMoney, type MoveRefusal } from '../use-cases/move-money.ts';
import type { WalletUses } from '../uses.ts';
import {
  type AmountRefusal,
  amountWords,
  decideAmount,
  fundsWords,
  limitWords,
  sayYuan,
} from '../wallet-speech.ts';
import { findWallet } from '../wallet-store.ts';
import {
  moveConfirmation,
  moveDetails,
  type MoveDone,
  moveDone,
  moveDoneOf,
  type MoveOrder,
  moveOrder,
  moveReceipt,
  moveSummary,
} from './move-words.ts';

const input = z.object({
  amount: z.string().optional(),
  /** Answers the question which account receives. */
  account: z.string().optional(),
});
type Input = z.infer<typeof input>;

export type WithdrawRefusal = AmountRefusal | MoveRefusal | { readonly code: 'wallet_not_open' };

async function complete(
  uses: WalletUses,
  caller: CustomerCaller,
  given: Input,
): Promise<Completion<MoveOrder, WithdrawRefusal>> {
  const wallet = await findWallet(uses.db, caller.customer);
  if (!wallet) return refused({ code: 'wallet_not_open' });
  const { available } = await uses.ledger.balance(uses.db, wallet.account);
  if (available <= 0n) return refused({ code: 'insufficient_funds', tail: null, available });
  if (given.amount === undefined || given.amount === 'minimum') {
    return needs({
      slot: 'amount',
      question: words(
        `要存回多少?数字人民币钱包里有 ${sayYuan(available, 'zh')}。`,
        `How much? The e-CNY wallet has ${sayYuan(available, 'en')}.`,
      ),
      options: [
        {
          value: 'all',
          label: words(`全部 ${sayYuan(available, 'zh')}`, `All of ${sayYuan(available, 'en')}`),
        },
      ],
    });
  }
  const asked = given.amount === 'all' ? ok(money(available)) : decideAmount(given.amount);
  if (!asked.ok) return refused(asked.refusal);
  if (asked.value.minorUnits > available)
    return refused({ code: 'insufficient_funds', tail: null, available });
  const receiver = await choosePayer(uses, uses.db, caller.customer, { spoken: given.account, amount: 0n });
  if (receiver.kind === 'ask') {
    return needs({ ...receiver.need, question: words('存回哪个账户?', 'To which account?') });
  }
  if (receiver.kind !== 'one') {
    return refused({ code: receiver.kind === 'none' ? 'account_not_found' : 'account_restricted' });
  }
  return ready({
    kind: 'withdrawal',
    amount: formatMoney(asked.value),
    account: receiver.account.id,
    tail: receiver.account.tail,
    wallet: wallet.number.slice(-4),
    level: wallet.level,
  });
}

/** 数字人民币存回银行卡: from the wallet back to the bank account, some or all of it. */
export const ecnyWithdraw = (uses: WalletUses) =>
  command<Input, MoveOrder, MoveDone, WithdrawRefusal>({
    id: 'ecny.withdraw',
    title: words('数字人民币存回银行卡', 'Cash out the e-CNY wallet'),
    about: words('把数字人民币钱包里的钱存回银行卡', 'Moves money from the e-CNY wallet to a bank account'),
    authority: 'customer-confirms',
    input,
    draft: moveOrder,
    done: moveDone,
    refusals: {
      ...amountWords,
      ...fundsWords,
      ...limitWords,
      wallet_not_open: () =>
        words(
          '您还没有开通数字人民币钱包,没有钱可以存回。没有扣款。充一笔就能开通。',
          'You have no e-CNY wallet yet. No money has moved. A first top-up opens one.',
        ),
    },
    complete: (caller, given) => complete(uses, caller, given),
    proof: () => Promise.resolve(['pin'] as const),
    state: (_caller, order) =>
      Promise.resolve(ok({ summary: moveSummary(order), details: moveDetails(order) })),
    execute: async (tx, caller, { id: key, draft: order }) => {
      const moved = await moveMoney(uses, tx, {
        key,
        customer: caller.customer,
        kind: 'withdrawal',
        account: order.account as AccountId,
        tail: order.tail,
        amount: moneyOf(order.amount).minorUnits,
      });
      return moved.ok ? ok(moveDoneOf(moved.value, 'withdrawal')) : refuse(moved.refusal);
    },
    confirmation: moveConfirmation,
    receipt: moveReceipt,
  });
