import { z } from 'zod';
import { choosePayer } from '@banxing/accounts';
import { command, type Completion, type CustomerCaller, needs, ready, refused } from '@banxing/capability';
import { dayOf, formatMoney, moneyOf, ok, refuse, words } from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';
import { moveMoney, type MoveRefusal } from '../use-cases/move-money.ts';
import type { WalletUses } from '../uses.ts';
import { decideTopup, levelOpened } from '../wallet.ts';
import { type AmountRefusal, amountWords, decideAmount, fundsWords, limitWords } from '../wallet-speech.ts';
import { findWallet, limitsOf, movedSoFar } from '../wallet-store.ts';
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
  /** Answers the question which account pays. */
  account: z.string().optional(),
});
type Input = z.infer<typeof input>;

export type TopupRefusal = AmountRefusal | MoveRefusal;

async function complete(
  uses: WalletUses,
  caller: CustomerCaller,
  given: Input,
): Promise<Completion<MoveOrder, TopupRefusal>> {
  const wallet = await findWallet(uses.db, caller.customer);
  if (given.amount === undefined || given.amount === 'all' || given.amount === 'minimum') {
    return needs({
      slot: 'amount',
      question: words('要充多少到数字人民币钱包?', 'How much shall go into the e-CNY wallet?'),
    });
  }
  const amount = decideAmount(given.amount);
  if (!amount.ok) return refused(amount.refusal);
  const { minorUnits } = amount.value;
  const level = wallet?.level ?? levelOpened;
  const moved = wallet
    ? await movedSoFar(uses.db, wallet.id, 'topup', dayOf(uses.clock.now()))
    : { day: 0n, year: 0n };
  const balance = wallet ? (await uses.ledger.balance(uses.db, wallet.account)).balance : 0n;
  const decided = decideTopup(await limitsOf(uses.db, level), balance, moved, minorUnits);
  if (!decided.ok) return refused(decided.refusal);
  const payer = await choosePayer(uses, uses.db, caller.customer, {
    spoken: given.account,
    amount: minorUnits,
  });
  if (payer.kind === 'ask') return needs(payer.need);
  if (payer.kind !== 'one') {
    return refused({ code: payer.kind === 'none' ? 'account_not_found' : 'account_restricted' });
  }
  const { id: account, tail } = payer.account;
  if (payer.available < minorUnits) {
    return refused({ code: 'insufficient_funds', tail, available: payer.available });
  }
  return ready({
    kind: 'topup',
    amount: formatMoney(amount.value),
    account,
    tail,
    wallet: wallet?.number.slice(-4) ?? null,
    level,
  });
}

/** 充100到数字人民币: from the bank account into the wallet, which is opened when there is none. */
export const ecnyTopup = (uses: WalletUses) =>
  command<Input, MoveOrder, MoveDone, TopupRefusal>({
    id: 'ecny.topup',
    title: words('数字人民币充值', 'Top up the e-CNY wallet'),
    about: words('从银行卡充到数字人民币钱包', 'Moves money from a bank account into the e-CNY wallet'),
    authority: 'customer-confirms',
    input,
    draft: moveOrder,
    done: moveDone,
    refusals: { ...amountWords, ...fundsWords, ...limitWords },
    complete: (caller, given) => complete(uses, caller, given),
    proof: () => Promise.resolve(['pin'] as const),
    state: (_caller, order) =>
      Promise.resolve(ok({ summary: moveSummary(order), details: moveDetails(order) })),
    execute: async (tx, caller, { id: key, draft: order }) => {
      const moved = await moveMoney(uses, tx, {
        key,
        customer: caller.customer,
        kind: 'topup',
        account: order.account as AccountId,
        tail: order.tail,
        amount: moneyOf(order.amount).minorUnits,
      });
      return moved.ok ? ok(moveDoneOf(moved.value, 'topup')) : refuse(moved.refusal);
    },
    confirmation: moveConfirmation,
    receipt: moveReceipt,
  });
