import type { Transaction } from '@banxing/database';
import { addDays, type Day, dayOf, instantAt, invariant } from '@banxing/kernel';
import { type Card, expiryOfCard } from '../card.ts';
import { creditCardNumber } from '../card-number.ts';
import { drawSerials, insertCards } from '../card-store.ts';
import { insertCharges } from '../charge-store.ts';
import type { CreditLine } from '../item.ts';
import { insertAllocations, insertItems } from '../item-store.ts';
import { insertLines } from '../line-store.ts';
import { LinePast } from '../line-past.ts';
import type { HistoryFrame, LineHistory, PastDebitCard, PastLine } from '../past-line.ts';
import { insertPlans } from '../plan-store.ts';
import { addPoints } from '../point-store.ts';
import { insertStatements } from '../statement-store.ts';
import type { CardsDesk } from '../uses.ts';
import { openReceivable } from './issue-card.ts';

function lineOf(desk: CardsDesk, past: PastLine, closedThrough: Day): CreditLine {
  return {
    id: desk.ids.next('line'),
    customer: past.customer,
    product: past.product,
    receivableAccount: desk.ids.next('acct'),
    creditLimit: past.creditLimit,
    statementDay: past.statementDay,
    autopay: past.account === undefined ? 'off' : past.autopay,
    autopayAccount: past.autopay === 'off' ? null : (past.account ?? null),
    openedOn: past.openedOn,
    closedThrough,
  };
}

const cardOf = (desk: CardsDesk, past: PastLine, line: CreditLine, number: string): Card => ({
  id: desk.ids.next('card'),
  customer: past.customer,
  kind: 'credit',
  form: 'plastic',
  product: past.product,
  account: null,
  line: line.id,
  name: past.name,
  number,
  tail: number.slice(-4),
  issue: 1,
  expiresOn: expiryOfCard(past.openedOn, desk.rules.cardYears),
  status: 'active',
  replaces: null,
  madeAt: instantAt(past.openedOn, 10),
});

/**
 * Writes lines that began in the past with their purchases, statements, interest, repayments and points, by the rules of
 * today, in a few statements. No events are told: nobody is to be informed of history.
 */
export async function recordHistory(
  desk: CardsDesk,
  tx: Transaction,
  pasts: readonly PastLine[],
  frame: HistoryFrame,
): Promise<LineHistory> {
  const serials = await drawSerials(tx, pasts.length);
  const lived = pasts.map((past, index) => {
    const serial = serials[index];
    invariant(serial, 'a serial was drawn for each');
    const line = lineOf(desk, past, addDays(past.openedOn, -1));
    const card = cardOf(desk, past, line, creditCardNumber(serial, past.tail));
    const life = new LinePast(desk, line, card, past, frame);
    life.live();
    return { card, life };
  });
  const lines = lived.map(({ life }) => life.closedLine());
  for (const line of lines) await openReceivable(desk, tx, line, instantAt(line.openedOn, 9));
  await insertLines(tx, lines);
  const cards = lived.map(({ card }) => card);
  await insertCards(tx, cards);
  const lives = lived.map(({ life }) => life);
  await insertCharges(
    tx,
    lives.flatMap(({ charges }) => charges),
  );
  await insertStatements(
    tx,
    lives.flatMap(({ statements }) => statements),
  );
  await insertPlans(
    tx,
    lives.flatMap((life) => life.plansNow()),
  );
  await insertItems(
    tx,
    lives.flatMap((life) => life.itemsNow()),
  );
  await insertAllocations(
    tx,
    lives.flatMap(({ allocations }) => allocations),
  );
  await addPoints(
    tx,
    lives.flatMap((life) => life.pointLots()),
  );
  await desk.begin(tx);
  return { lines, cards, postings: lives.flatMap(({ postings }) => postings) };
}

/** Writes the debit cards of accounts that stand since long, each with its account's number. */
export async function recordDebitCards(
  desk: CardsDesk,
  tx: Transaction,
  pasts: readonly PastDebitCard[],
): Promise<void> {
  const today = dayOf(desk.clock.now());
  const expiryFrom = (madeOn: Day): Day => {
    // Long-standing cards were renewed as they ran out.
    let expiresOn = expiryOfCard(madeOn, desk.rules.cardYears);
    while (expiresOn < today) expiresOn = expiryOfCard(expiresOn, desk.rules.cardYears);
    return expiresOn;
  };
  await insertCards(
    tx,
    pasts.map((past) => ({
      id: desk.ids.next('card'),
      customer: past.customer,
      kind: 'debit' as const,
      form: 'plastic' as const,
      product: 'debit',
      account: past.account,
      line: null,
      name: past.name,
      number: past.number,
      tail: past.number.slice(-4),
      issue: 1,
      expiresOn: expiryFrom(past.madeOn),
      status: 'active' as const,
      replaces: null,
      madeAt: instantAt(past.madeOn, 10),
    })),
  );
}
