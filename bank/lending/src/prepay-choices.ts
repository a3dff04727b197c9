import {
  type Completion,
  type CustomerCaller,
  needs,
  ready,
  refused,
  type SlotOption,
} from '@banxing/capability';
import { dayOf, formatMoney, money, words } from '@banxing/kernel';
import { z } from 'zod';
import type { LoanId } from './loan.ts';
import { readAmount, type AmountRefusal } from './loan-offer.ts';
import { productsNamed } from './loan-product.ts';
import { yuan } from './loan-speech.ts';
import { allProducts, type LoanStanding, loanStandings, scheduleRows } from './loan-store.ts';
import { payoffOn, planPrepayment, type PrepaymentPlan } from './prepayment.ts';
import type { PrepayLoanRefusal } from './use-cases/prepay-loan.ts';
import type { LendingDesk, OwnAccount } from './uses.ts';

export const prepayInput = z.object({
  /** A kind of loan, or the id of a loan. */
  loan_type: z.string().optional(),
  amount: z.string().optional(),
  /** `shorter` (the instalment stays, the default) or `smaller` (the last day stays). */
  effect: z.string().optional(),
});
type Input = z.infer<typeof prepayInput>;

/** A prepayment as it was shown and agreed to. Amounts are decimal strings. */
export const prepayDraft = z.object({
  loan: z.string(),
  product: z.string(),
  name: z.object({ zh: z.string(), en: z.string() }),
  amount: z.string(),
  all: z.boolean(),
  effect: z.enum(['shorter', 'smaller']),
  principal: z.string(),
  interest: z.string(),
  carried: z.string(),
  days: z.number(),
  owedBefore: z.string(),
  owedAfter: z.string(),
  periodsBefore: z.number(),
  periodsAfter: z.number(),
  instalmentBefore: z.string(),
  /** From the second instalment on, without what the first carries; null when settled. */
  instalmentAfter: z.string().nullable(),
  nextAfter: z.object({ dueOn: z.string(), amount: z.string() }).nullable(),
  endsBefore: z.string(),
  endsAfter: z.string().nullable(),
  interestSaved: z.string(),
  monthsSaved: z.number(),
  account: z.string(),
  accountTail: z.string(),
});
export type PrepayDraft = z.infer<typeof prepayDraft>;

export type PrepayRefusal =
  AmountRefusal | PrepayLoanRefusal | { readonly code: 'no_loan' } | { readonly code: 'no_account' };

type Completed<T> = Completion<T, PrepayRefusal>;

const text = (minorUnits: bigint): string => formatMoney(money(minorUnits));

const loanOption = ({ loan, product, owed }: LoanStanding): SlotOption => ({
  value: loan.id,
  label: product.name,
  detail: words(`剩余本金 ${yuan(owed)} 元`, `¥${yuan(owed)} of principal left`),
});

/** The loan that is meant; the only one is meant without a word. */
async function chooseLoan(
  desk: LendingDesk,
  caller: CustomerCaller,
  spoken: string | undefined,
): Promise<Completed<LoanStanding>> {
  const standings = await loanStandings(desk.db, caller.customer);
  const active = standings.filter(({ loan }) => loan.status === 'active');
  const [only, ...others] = active;
  if (!only) return refused({ code: 'no_loan' });
  const byId = active.find(({ loan }) => loan.id === spoken);
  if (byId) return ready(byId);
  const named = spoken === undefined ? 'any' : productsNamed(await allProducts(desk.db), spoken);
  const meant =
    named === 'any'
      ? active
      : active.filter(({ product }) => named.some(({ code }) => code === product.code));
  const [first, ...more] = meant;
  if (first && more.length === 0) return ready(first);
  if (!first && others.length === 0) {
    return needs({
      slot: 'loan_type',
      question: words(
        `您没有${spoken ?? ''},只有${only.product.name.zh},是提前还这一笔吗?`,
        `You have no ${spoken ?? ''}, only a ${only.product.name.en.toLowerCase()}. Is that the one?`,
      ),
      options: [loanOption(only)],
    });
  }
  return needs({
    slot: 'loan_type',
    question: words('提前还哪一笔贷款?', 'Which loan do you want to prepay?'),
    options: (first ? meant : active).map(loanOption),
  });
}

/** The loan's own paying account; when it is short, another of the customer's that has enough. */
async function choosePayer(
  desk: LendingDesk,
  caller: CustomerCaller,
  { loan }: LoanStanding,
  pays: bigint,
): Promise<Completed<OwnAccount>> {
  const usable = (await desk.accounts.list(desk.db, caller.customer)).filter(
    ({ kind, currency, status }) => kind === 'current' && currency === 'CNY' && status === 'open',
  );
  const balances = await desk.ledger.balances(
    desk.db,
    usable.map(({ id }) => id),
  );
  const withMoney = usable.map((account, index) => ({
    account,
    available: balances[index]?.available ?? 0n,
  }));
  const own = withMoney.find(({ account }) => account.id === loan.payingAccount);
  const chosen =
    own && own.available >= pays ? own : (withMoney.find(({ available }) => available >= pays) ?? own);
  if (!chosen) return refused({ code: 'no_account' });
  if (chosen.available < pays) {
    const { account, available } = chosen;
    return refused({ code: 'insufficient_funds', tail: account.tail, available, pays });
  }
  return ready(chosen.account);
}

function draftOf(
  standing: LoanStanding,
  plan: PrepaymentPlan,
  all: boolean,
  effect: 'shorter' | 'smaller',
  account: OwnAccount,
): PrepayDraft {
  const { loan, product } = standing;
  const [next] = plan.rows;
  const ordinary = plan.rows[1] ?? next;
  const before = plan.replaced;
  const total = (row: { principal: bigint; interest: bigint } | undefined): bigint =>
    (row?.principal ?? 0n) + (row?.interest ?? 0n);
  return {
    loan: loan.id,
    product: product.code,
    name: { ...product.name },
    amount: text(plan.principal + plan.interest),
    all,
    effect,
    principal: text(plan.principal),
    interest: text(plan.interest),
    carried: text(plan.carried),
    days: plan.days,
    owedBefore: text(standing.owed),
    owedAfter: text(standing.owed - plan.principal),
    periodsBefore: before.length,
    periodsAfter: plan.rows.length,
    instalmentBefore: text(total(before[1] ?? before[0])),
    instalmentAfter: ordinary ? text(total(ordinary)) : null,
    nextAfter: next ? { dueOn: next.dueOn, amount: text(total(next)) } : null,
    endsBefore: before.at(-1)?.dueOn ?? loan.drawnOn,
    endsAfter: plan.rows.at(-1)?.dueOn ?? null,
    interestSaved: text(plan.interestSaved),
    monthsSaved: plan.monthsSaved,
    account: account.id,
    accountTail: account.tail,
  };
}

const effectOf = (spoken: string | undefined): 'shorter' | 'smaller' =>
  spoken !== undefined && /smaller|减少月供|降低月供|月供减少|减月供/u.test(spoken) ? 'smaller' : 'shorter';

/** Completes what was said to a prepayment with its new schedule, or asks, or says why not. */
export async function completePrepayment(
  desk: LendingDesk,
  caller: CustomerCaller,
  given: Input,
): Promise<Completed<PrepayDraft>> {
  const all = given.amount === 'all';
  const said = given.amount === undefined || all ? undefined : readAmount(given.amount);
  if (said && !said.ok) return refused(said.refusal);
  const chosen = await chooseLoan(desk, caller, given.loan_type);
  if (chosen.status !== 'ready') return chosen;
  const standing = chosen.draft;
  const today = dayOf(desk.clock.now());
  const schedule = await scheduleRows(desk.db, standing.loan.id as LoanId);
  if (!all && said === undefined) {
    const payoff = payoffOn(standing.loan, schedule, today);
    const whole = payoff.principal + payoff.interest;
    return needs({
      slot: 'amount',
      question: words(
        `${standing.product.name.zh}还剩本金 ${yuan(standing.owed)} 元,想提前还多少?`,
        `¥${yuan(standing.owed)} of principal is left on the ${standing.product.name.en.toLowerCase()}. How much do you want to prepay?`,
      ),
      options: [{ value: 'all', label: words(`全部还清 ${yuan(whole)} 元`, `All of it, ¥${yuan(whole)}`) }],
    });
  }
  const effect = effectOf(given.effect);
  const amount = said?.ok ? said.value.minorUnits : 'all';
  const planned = planPrepayment(standing.loan, schedule, { amount, effect }, today);
  if (!planned.ok) return refused(planned.refusal);
  const plan = planned.value;
  const payer = await choosePayer(desk, caller, standing, plan.principal + plan.interest);
  if (payer.status !== 'ready') return payer;
  return ready(draftOf(standing, plan, plan.effect === 'settled', effect, payer.draft));
}
