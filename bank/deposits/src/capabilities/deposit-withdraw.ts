import { z } from 'zod';
import {
  command,
  type Completion,
  type CustomerCaller,
  needs,
  ready,
  refused,
  type Statement,
} from '@banxing/capability';
import { dayOf, formatMoney, money, moneyOf, ok, refuse, words } from '@banxing/kernel';
import { allRates, depositsOf } from '../deposit-store.ts';
import { yuan } from '../refusals.ts';
import { fullInterest, noticeEndsOn, percent } from '../time-deposit.ts';
import { interestIfTaken, nameOf, type PayRefusal, withdrawDeposit } from '../use-cases/pay-deposit.ts';
import type { DepositsDesk } from '../uses.ts';

const input = z.object({ deposit: z.string().optional() });
type Input = z.infer<typeof input>;

const draft = z.object({
  deposit: z.string(),
  name: z.object({ zh: z.string(), en: z.string() }),
  amount: z.string(),
  interest: z.string(),
  /** What it would have paid on its day. */
  full: z.string().nullable(),
  paidOn: z.string(),
  notice: z.boolean(),
  tail: z.string(),
});
type Draft = z.infer<typeof draft>;
const done = z.object({ deposit: z.string(), status: z.string(), interest: z.string().nullable() });

const yuanOf = (amount: string): string => yuan(moneyOf(amount).minorUnits);

async function complete(
  desk: DepositsDesk,
  caller: CustomerCaller,
  given: Input,
): Promise<Completion<Draft, PayRefusal>> {
  const rates = await allRates(desk.db);
  const own = (await depositsOf(desk.db, caller.customer)).filter(({ status }) => status === 'active');
  const [only] = own;
  if (!only) return refused({ code: 'deposit_not_found' });
  const named = given.deposit === undefined ? undefined : own.find(({ id }) => id === given.deposit);
  const chosen = named ?? (own.length === 1 && given.deposit === undefined ? only : undefined);
  if (!chosen) {
    return needs({
      slot: 'deposit',
      question: words('取哪一笔定期?', 'Which deposit?'),
      options: own.map((deposit) => ({
        value: deposit.id,
        label: words(
          `${nameOf(rates, deposit).zh} ${yuan(deposit.principal)} 元`,
          `${nameOf(rates, deposit).en} ¥${yuan(deposit.principal)}`,
        ),
        detail: words(
          `${percent(deposit.basisPoints)},${deposit.maturesOn ?? '随时'} 到期`,
          `${percent(deposit.basisPoints)}, due ${deposit.maturesOn ?? 'with notice'}`,
        ),
      })),
    });
  }
  const now = desk.clock.now();
  const notice = chosen.form === 'notice';
  return ready({
    deposit: chosen.id,
    name: nameOf(rates, chosen),
    amount: formatMoney(money(chosen.principal)),
    interest: formatMoney(money(interestIfTaken(rates, chosen, now))),
    full: notice ? null : formatMoney(money(fullInterest(chosen.principal, chosen.basisPoints, chosen.term))),
    paidOn: notice ? noticeEndsOn(chosen.term, dayOf(now)) : dayOf(now),
    notice,
    tail: chosen.payingTail,
  });
}

const stateOf = (given: Draft): Statement => ({
  summary: given.notice
    ? words(
        `通知支取${given.name.zh} ${yuanOf(given.amount)} 元,${given.paidOn} 连利息到尾号 ${given.tail}。`,
        `Call back ¥${yuanOf(given.amount)} of ${given.name.en}; it arrives with interest on ${given.paidOn}.`,
      )
    : words(
        `提前取出${given.name.zh} ${yuanOf(given.amount)} 元,利息按活期只有 ${yuanOf(given.interest)} 元(到期有 ${yuanOf(given.full ?? '0.00')} 元),到尾号 ${given.tail}。`,
        `Take out ¥${yuanOf(given.amount)} of ${given.name.en} early: ¥${yuanOf(given.interest)} of interest instead of ¥${yuanOf(given.full ?? '0.00')}, to the account ending ${given.tail}.`,
      ),
  details: { ...given, currency: 'CNY', account: given.tail },
});

/** Takes a time deposit out early, or calls one of notice back. */
export const depositWithdraw = (desk: DepositsDesk) =>
  command<Input, Draft, z.infer<typeof done>, PayRefusal>({
    id: 'deposit.withdraw',
    title: words('支取定期', 'Take out a deposit'),
    about: words(
      '提前支取定期,或通知支取通知存款',
      'Takes a time deposit out early, or calls a notice deposit back',
    ),
    authority: 'customer-confirms',
    input,
    draft,
    done,
    refusals: {
      deposit_not_found: () =>
        words('没有可以支取的定期。钱没有动。', 'There is no deposit to take out. No money has moved.'),
      account_restricted: () =>
        words('收款账户现在不能收钱。钱没有动。', 'The account cannot take money now. No money has moved.'),
    },
    complete: (caller, given) => complete(desk, caller, given),
    proof: () => Promise.resolve(['pin'] as const),
    state: (_caller, given) => Promise.resolve(ok(stateOf(given))),
    execute: async (tx, caller, mandate) => {
      const taken = await withdrawDeposit(desk, tx, caller.customer, mandate.draft.deposit);
      if (!taken.ok) return refuse(taken.refusal);
      const { id, status, interest } = taken.value;
      return ok({ deposit: id, status, interest: interest === null ? null : formatMoney(money(interest)) });
    },
    confirmation: (statement, { locale }) => {
      const facts = draft.parse(statement.details);
      const zh = locale === 'zh';
      return {
        title: zh ? '确认支取' : 'Confirm',
        headline: { amount: facts.amount, currency: 'CNY' },
        rows: [
          { label: zh ? '存款' : 'Deposit', value: facts.name[locale] },
          { label: zh ? '现在取的利息' : 'Interest today', value: yuanOf(facts.interest) },
          ...(facts.full === null
            ? []
            : [{ label: zh ? '到期的利息' : 'Interest if kept', value: yuanOf(facts.full) }]),
          { label: zh ? '到账' : 'Paid', value: facts.paidOn },
        ],
        confirmLabel: zh ? `确认支取 ${yuanOf(facts.amount)} 元` : `Take out ¥${yuanOf(facts.amount)}`,
      };
    },
    receipt: (result, statement, { locale }) => {
      const facts = draft.parse(statement.details);
      const paid = result.status === 'paid';
      return {
        text:
          locale === 'zh'
            ? paid
              ? `取好了:本金 ${yuanOf(facts.amount)} 元和利息 ${yuanOf(result.interest ?? '0.00')} 元已到尾号 ${facts.tail}。`
              : `通知好了,${facts.paidOn} 本息到尾号 ${facts.tail}。`
            : paid
              ? `Done: ¥${yuanOf(facts.amount)} and ¥${yuanOf(result.interest ?? '0.00')} of interest are in the account ending ${facts.tail}.`
              : `Noted: principal and interest arrive on ${facts.paidOn}.`,
        cards: [],
      };
    },
  });
