import {
  type Completion,
  type CustomerCaller,
  needs,
  ready,
  refused,
  type SlotOption,
} from '@banxing/capability';
import { dayOf, monthsOfDuration, type Words, words } from '@banxing/kernel';
import { applicantOf } from './applicant.ts';
import type { BorrowRefusal } from './borrowing-words.ts';
import { decideTerms } from './loan.ts';
import { type LoanOffer, offerOf, readAmount } from './loan-offer.ts';
import { type LoanKind, type LoanProduct, productsNamed } from './loan-product.ts';
import { methodNamed, termWords, yuan } from './loan-speech.ts';
import { openProducts } from './loan-store.ts';
import { reviewAt } from './processes/lending-workflows.ts';
import { graduatesIn, monthsUntil, repaymentMonths } from './study.ts';
import { type Applicant, assess, decideLoan } from './underwriting.ts';
import type { LendingDesk, OwnAccount } from './uses.ts';

/** What somebody may say who wants to borrow. */
export interface BorrowInput {
  readonly loan_type?: string | undefined;
  readonly amount?: string | undefined;
  readonly term?: string | undefined;
  readonly method?: string | undefined;
}

type Completed<T> = Completion<T, BorrowRefusal>;

const productOption = (product: LoanProduct): SlotOption => ({
  value: product.name.zh,
  label: product.name,
  detail: words(
    `年利率 ${product.ratePercent}%,最多 ${yuan(product.most)} 元`,
    `${product.ratePercent}% a year, up to ¥${yuan(product.most)}`,
  ),
});

const askKind = (question: Words, products: readonly LoanProduct[]): Completed<never> =>
  needs({ slot: 'loan_type', question, options: products.map(productOption) });

/**
 * Which loan is meant. Without a kind, a sum that a personal loan covers is one; anything else is asked, since a home, a
 * car and a business are lent on different terms.
 */
function chooseProduct(
  products: readonly LoanProduct[],
  given: BorrowInput,
  amount: bigint | undefined,
  isStudent: boolean,
): Completed<LoanProduct> {
  const shown = products.filter(({ kind }) => kind !== 'student' || isStudent);
  const named = given.loan_type === undefined ? 'any' : productsNamed(products, given.loan_type);
  if (named !== 'any') {
    const [only, ...others] = named;
    if (only && others.length === 0) return ready(only);
    const question = words(
      `「${given.loan_type ?? ''}」是指哪一种贷款?`,
      `Which kind of loan is ${given.loan_type ?? ''}?`,
    );
    return askKind(question, named.length > 1 ? named : shown);
  }
  if (amount === undefined) return askKind(words('想办哪一种贷款?', 'Which kind of loan?'), shown);
  const months = given.term === undefined ? undefined : monthsOfDuration(given.term);
  const fits = (product: LoanProduct): boolean =>
    amount <= product.most && (months === undefined || months <= product.longestMonths);
  const personal = products.find(({ kind }) => kind === 'consumer');
  if (personal && fits(personal)) return ready(personal);
  const fitting = shown.filter(fits);
  return askKind(
    words('这笔钱是做什么用的,想办哪一种贷款?', 'What is the money for: which kind of loan?'),
    fitting.length > 0 ? fitting : shown,
  );
}

const termsByKind: Readonly<Record<LoanKind, readonly string[]>> = {
  mortgage: ['P10Y', 'P20Y', 'P30Y'],
  car: ['P1Y', 'P2Y', 'P3Y', 'P5Y'],
  consumer: ['P1Y', 'P2Y', 'P3Y', 'P5Y'],
  business: ['P6M', 'P1Y', 'P2Y', 'P3Y'],
  student: [],
};

function chooseMonths(product: LoanProduct, term: string | undefined): Completed<number> {
  const months = term === undefined ? undefined : monthsOfDuration(term);
  if (months !== undefined) {
    return months >= 1 && months <= product.longestMonths
      ? ready(months)
      : refused({ code: 'loan_term_out_of_range', longestMonths: product.longestMonths });
  }
  const options = termsByKind[product.kind].map((value) => ({
    value,
    label: termWords(monthsOfDuration(value) ?? 0),
  }));
  const question = words(
    `分多久还?最长 ${termWords(product.longestMonths).zh}。`,
    `Over how long? ${termWords(product.longestMonths).en} at most.`,
  );
  return needs({ slot: 'term', question, options });
}

/** The account for the money: the one of the business for a business, else the one that pays ordinarily. */
async function chooseAccount(
  desk: LendingDesk,
  caller: CustomerCaller,
  product: LoanProduct,
): Promise<OwnAccount | undefined> {
  const usual = await desk.accounts.defaultPaying(desk.db, caller.customer);
  if (product.kind === 'business') {
    const all = await desk.accounts.list(desk.db, caller.customer);
    const business = all.find(
      ({ uses, status, currency }) => uses.includes('business') && status === 'open' && currency === 'CNY',
    );
    if (business) return business;
  }
  return usual?.currency === 'CNY' ? usual : undefined;
}

/** How long, and how much of that is still study time. */
function termOf(
  applicant: Applicant,
  product: LoanProduct,
  given: BorrowInput,
  now: Date,
): Completed<{ months: number; graceMonths: number }> {
  if (product.kind === 'student') {
    const today = dayOf(now);
    const graceMonths = monthsUntil(graduatesIn(applicant, today), today);
    return ready({ months: Math.min(graceMonths + repaymentMonths, product.longestMonths), graceMonths });
  }
  const months = chooseMonths(product, given.term);
  return months.status === 'ready' ? ready({ months: months.draft, graceMonths: 0 }) : months;
}

const askAmount = (quota: bigint, product: LoanProduct): Completed<never> =>
  needs({
    slot: 'amount',
    question: words(
      `想借多少?${product.name.zh}您最多可以借 ${yuan(quota)} 元。`,
      `How much? Up to ¥${yuan(quota)} as a ${product.name.en.toLowerCase()}.`,
    ),
  });

/** Completes what was said to an offer that could be signed, or asks, or says why not. */
export async function completeOffer(
  desk: LendingDesk,
  caller: CustomerCaller,
  given: BorrowInput,
  fixed?: LoanKind,
): Promise<Completed<LoanOffer>> {
  const said = given.amount === undefined || given.amount === 'all' ? undefined : readAmount(given.amount);
  if (said && !said.ok) return refused(said.refusal);
  const amount = said?.value.minorUnits;
  const products = await openProducts(desk.db);
  const applicant = await applicantOf(desk, desk.db, caller.customer);
  const only = products.find(({ kind }) => kind === fixed);
  const chosen = only ? ready(only) : chooseProduct(products, given, amount, applicant.segment === 'student');
  if (chosen.status !== 'ready') return chosen;
  const product = chosen.draft;
  const now = desk.clock.now();
  const { quota, reasons } = assess(applicant, product, dayOf(now));
  if (quota === 0n) return refused({ code: 'not_allowed', reasons });
  if (amount === undefined) return askAmount(quota, product);
  if (amount < product.least || amount > product.most)
    return refused({ code: 'loan_amount_out_of_range', least: product.least, most: product.most });
  // No term makes up for a sum beyond the quota, so the term need not be asked for first.
  if (amount > quota && given.term === undefined) return refused({ code: 'limit_exceeded', quota, reasons });
  const term = termOf(applicant, product, given, now);
  if (term.status !== 'ready') return term;
  const method = given.method === undefined ? undefined : methodNamed(given.method);
  const asked = { amount, ...term.draft, method: method ?? product.methods[0] ?? 'equal_instalment' };
  const terms = decideTerms(product, { ...asked, principal: amount, dueDay: 1 });
  if (!terms.ok) return refused(terms.refusal);
  const decided = decideLoan(applicant, product, asked, dayOf(now));
  if (!decided.ok) return refused(decided.refusal);
  const account = await chooseAccount(desk, caller, product);
  if (!account) return refused({ code: 'no_account' });
  const when = { now, reviewOn: dayOf(reviewAt(dayOf(now))) };
  return ready(offerOf(product, asked, account, decided.value, when));
}
