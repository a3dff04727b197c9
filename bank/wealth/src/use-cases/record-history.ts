import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { dayOf, invariant } from '@banxing/kernel';
import type { Posting } from '@banxing/ledger';
import { insertAssessments, type NewAssessment } from '../assessment-store.ts';
import type { Lot } from '../lot.ts';
import { insertLots } from '../lot-store.ts';
import { daysOfOrder, lockOf, type Order } from '../order.ts';
import { passingPosting, takingPosting } from '../order-posting.ts';
import { insertOrders } from '../order-store.ts';
import { pricedAt, worthNow, worthOn } from '../price.ts';
import type { Product } from '../product.ts';
import { allProducts } from '../product-store.ts';
import { sharesFor } from '../share.ts';
import type { CustomerGrade } from '../suitability.ts';
import type { WealthAccount, WealthDesk } from '../uses.ts';
import { entryFeeOf, isPricedAtOnce } from './place-buy.ts';

/** A purchase of the past that has been confirmed since. Fen. */
export interface PastPurchase {
  readonly key: string;
  readonly account: Pick<WealthAccount, 'id' | 'customer' | 'tail'>;
  readonly product: string;
  readonly amount: bigint;
  readonly at: Date;
}

/** A questionnaire of the past, by what came of it. */
export interface PastAssessment {
  readonly key: string;
  readonly customer: CustomerId;
  readonly grade: CustomerGrade;
  readonly at: Date;
}

const scoreOf: Readonly<Record<CustomerGrade, number>> = { 1: 12, 2: 33, 3: 54, 4: 70, 5: 88 };

/** Writes assessments of the past in one statement. */
export async function recordAssessments(
  desk: Pick<WealthDesk, 'ids'>,
  tx: Transaction,
  pasts: readonly PastAssessment[],
): Promise<void> {
  const made = pasts.map(({ key, customer, grade, at }): NewAssessment => ({
    id: desk.ids.next('asmt'),
    key,
    customer,
    grade,
    score: scoreOf[grade],
    answers: {},
    takenOn: dayOf(at),
    takenAt: at,
  }));
  const inserted = await insertAssessments(tx, made);
  invariant(inserted === made.length, 'an assessment of the history was recorded before');
}

interface Made {
  readonly order: Order;
  readonly lot: Lot;
  readonly product: Product;
}

function make(desk: WealthDesk, past: PastPurchase, product: Product): Made {
  const days = daysOfOrder(product, 'buy', past.at);
  const unitValue = isPricedAtOnce(product)
    ? worthNow(desk.feed, product, past.at).value
    : worthOn(desk.feed, product, days.tradeOn);
  const fee = entryFeeOf(past.amount, product.entryBasisPoints);
  const order: Order = {
    id: desk.ids.next('ord'),
    key: past.key,
    customer: past.account.customer,
    product: product.code,
    side: 'buy',
    account: past.account.id,
    accountTail: past.account.tail,
    amount: past.amount,
    shares: sharesFor(past.amount - fee, unitValue),
    unitValue,
    fee,
    cost: past.amount,
    status: 'done',
    plan: null,
    ...days,
    createdAt: past.at,
    settledAt: isPricedAtOnce(product) ? past.at : pricedAt(days.pricedOn),
  };
  const lot: Lot = {
    id: desk.ids.next('lot'),
    fromOrder: order.id,
    customer: order.customer,
    product: product.code,
    shares: order.shares ?? 0n,
    leftShares: order.shares ?? 0n,
    cost: past.amount,
    boughtOn: days.tradeOn,
    ...lockOf(product, days.tradeOn),
  };
  return { order, lot, product };
}

function postingsOf(desk: WealthDesk, { order, product }: Made): Posting[] {
  const to = isPricedAtOnce(product) ? desk.house.nostro : desk.house.custody;
  const taken = takingPosting(order, product, to, order.createdAt);
  return isPricedAtOnce(product) || order.settledAt === null
    ? [taken]
    : [taken, passingPosting(order, desk.house, order.settledAt)];
}

/**
 * Writes purchases of the past in a few statements and hands back their postings. What they are worth follows from the
 * feed; what they still have coming is worked on from now on.
 */
export async function recordPurchases(
  desk: WealthDesk,
  tx: Transaction,
  pasts: readonly PastPurchase[],
): Promise<readonly Posting[]> {
  const products = await allProducts(tx);
  const made = pasts.map((past) => {
    const product = products.find(({ code }) => code === past.product);
    invariant(product, `no product ${past.product}`);
    return make(desk, past, product);
  });
  const inserted = await insertOrders(
    tx,
    made.map(({ order }) => order),
  );
  invariant(inserted === made.length, 'a purchase of the history was recorded before');
  await insertLots(
    tx,
    made.map(({ lot }) => lot),
  );
  for (const { lot } of made) {
    if (lot.maturesOn !== null) {
      await desk.terms.start(tx, { key: lot.id, state: { lot: lot.id }, dueAt: pricedAt(lot.maturesOn) });
    }
  }
  return made.flatMap((each) => postingsOf(desk, each));
}
