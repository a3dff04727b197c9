import type { CustomerId } from '@banxing/capability';
import type { Queryable, Transaction } from '@banxing/database';
import { addMonths, dayOf, invariant, ok, type Outcome, refuse } from '@banxing/kernel';
import {
  type Application,
  type ApplicationId,
  type CardProduct,
  decideEligibility,
  type EligibilityRefusal,
  goesOnAt,
} from '../application.ts';
import { allProducts, applicationsOf, applicationUnderKey, saveApplications } from '../application-store.ts';
import { tell } from '../card-events.ts';
import { cardsOf } from '../card-store.ts';
import { findLine } from '../line-store.ts';
import type { CardsDesk, CardsUses } from '../uses.ts';
import { issueCard, openLine } from './issue-card.ts';
import { putStatus } from './change-card.ts';

export type ApplyRefusal =
  | EligibilityRefusal
  | { readonly code: 'product_not_offered' }
  | { readonly code: 'card_on_its_way'; readonly name: string }
  | { readonly code: 'card_held_already'; readonly name: string };

/** What regularly comes in counts; gifts and moved money do not. */
const incomePurposes = [
  'salary',
  'pension',
  'bonus',
  'freelance',
  'sales',
  'rent_income',
  'subsidy',
  'scholarship',
];
const incomeMonths = 6;

/** What came in on average a month in the last half year, minor units. */
export async function monthlyIncome(uses: CardsUses, q: Queryable, customer: CustomerId): Promise<bigint> {
  const accounts = await uses.accounts.list(q, customer);
  if (accounts.length === 0) return 0n;
  const to = uses.clock.now();
  const totals = await uses.ledger.totals(
    q,
    accounts.map(({ id }) => id),
    { from: addMonths(dayOf(to), -incomeMonths), to: dayOf(to), direction: 'in', purposes: incomePurposes },
  );
  return totals.reduce((sum, { amount }) => sum + amount, 0n) / BigInt(incomeMonths);
}

/**
 * May the customer have the product? Answers the limit; a customer with a credit line keeps its limit for all cards.
 * `beside` is the application that is being decided on, which does not stand in its own way.
 */
export async function decideProduct(
  uses: CardsUses,
  q: Queryable,
  customer: CustomerId,
  product: CardProduct,
  beside?: ApplicationId,
): Promise<Outcome<bigint, ApplyRefusal>> {
  const name = product.name.zh;
  const cards = await cardsOf(q, customer);
  if (
    product.kind === 'credit' &&
    cards.some((card) => card.product === product.code && card.status !== 'lost')
  ) {
    return refuse({ code: 'card_held_already', name });
  }
  const going = (await applicationsOf(q, customer)).some(
    (each) =>
      each.id !== beside &&
      each.product === product.code &&
      each.kind === 'new' &&
      !['declined', 'done'].includes(each.stage),
  );
  if (going) return refuse({ code: 'card_on_its_way', name });
  const person = await uses.parties.customer(q, customer);
  invariant(person, `${customer} banks here`);
  const income = product.kind === 'credit' ? await monthlyIncome(uses, q, customer) : 0n;
  const applicant = { bornOn: person.bornOn, student: person.segment === 'student', income };
  const line = product.kind === 'credit' ? await findLine(q, customer) : undefined;
  const decided = decideEligibility(product, applicant, dayOf(uses.clock.now()));
  // Who has a line already was checked when it was opened; a further card only shares its limit.
  if (line && (decided.ok || decided.refusal.code === 'income_too_low')) return ok(line.creditLimit);
  return decided;
}

const tellStage = (tx: Transaction, { id, customer, product, stage }: Application, at: Date): Promise<void> =>
  tell(tx, 'card.application', { application: id, customer, product, stage }, at);

/** Takes an application. A virtual card is ready at once; a plastic one is decided on, made and posted in days. */
export async function applyForCard(
  desk: CardsDesk,
  tx: Transaction,
  asked: { readonly key: string; readonly customer: CustomerId; readonly product: string },
): Promise<Outcome<Application, ApplyRefusal>> {
  const before = await applicationUnderKey(tx, asked.key);
  if (before) return ok(before);
  const product = (await allProducts(tx)).find(({ code }) => code === asked.product);
  if (!product) return refuse({ code: 'product_not_offered' });
  const decided = await decideProduct(desk, tx, asked.customer, product);
  if (!decided.ok) return decided;
  const at = desk.clock.now();
  const application: Application = {
    id: desk.ids.next('appl'),
    key: asked.key,
    customer: asked.customer,
    kind: 'new',
    product: product.code,
    card: null,
    reason: '',
    stage: 'received',
    decline: null,
    creditLimit: null,
    receivedAt: at,
    decidedAt: null,
    madeAt: null,
    postedAt: null,
    doneAt: null,
  };
  if (product.form === 'virtual') {
    const issued = await issue(desk, tx, application, product, decided.value, at);
    const active = issued.card && (await cardsOf(tx, asked.customer)).find(({ id }) => id === issued.card);
    invariant(active, 'the virtual card was issued');
    await putStatus(tx, active, 'active', at);
    const done = { ...issued, stage: 'done' as const, doneAt: at };
    await saveApplications(tx, [done]);
    await tellStage(tx, done, at);
    return ok(done);
  }
  await saveApplications(tx, [application]);
  await startOff(desk, tx, application);
  await tellStage(tx, application, at);
  return ok(application);
}

/** Sends an application on its way; what it waits for is on the bank's clock. */
export async function startOff(desk: CardsDesk, tx: Transaction, application: Application): Promise<void> {
  const since = application.madeAt ?? application.decidedAt ?? application.receivedAt;
  const dueAt = goesOnAt(application.stage, since);
  if (dueAt) {
    await desk.applications.start(tx, {
      key: application.id,
      state: { application: application.id },
      dueAt,
    });
  }
}

/** What was approved becomes a card, with a line or an account where there is none yet. */
export async function issue(
  desk: CardsDesk,
  tx: Transaction,
  application: Application,
  product: CardProduct,
  limit: bigint,
  at: Date,
): Promise<Application> {
  const { customer } = application;
  const line =
    product.kind === 'credit'
      ? ((await findLine(tx, customer)) ?? (await openLine(desk, tx, { customer, product, limit })))
      : undefined;
  const card = await issueCard(desk, tx, { customer, product, line, at });
  return {
    ...application,
    stage: 'approved',
    card: card.id,
    creditLimit: line ? line.creditLimit : null,
    decidedAt: at,
  };
}
