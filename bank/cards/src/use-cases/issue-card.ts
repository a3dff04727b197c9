import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { addDays, type Day, dayOf, invariant } from '@banxing/kernel';
import type { CardProduct } from '../application.ts';
import { type Card, expiryOfCard, nameAfter } from '../card.ts';
import { creditCardNumber } from '../card-number.ts';
import { drawSerials, insertCards, takenNumbers } from '../card-store.ts';
import type { CreditLine } from '../item.ts';
import { insertLines } from '../line-store.ts';
import type { CardsDesk, CardsUses } from '../uses.ts';

/** Cycles of lines opened here close on this day of the month and are due twenty days later, on the 25th. */
export const usualStatementDay = 5;

/** Opens a credit line with its receivable in the books. */
export async function openLine(
  desk: CardsDesk,
  tx: Transaction,
  given: { readonly customer: CustomerId; readonly product: CardProduct; readonly limit: bigint },
): Promise<CreditLine> {
  const at = desk.clock.now();
  const today = dayOf(at);
  const line: CreditLine = {
    id: desk.ids.next('line'),
    customer: given.customer,
    product: given.product.code,
    receivableAccount: desk.ids.next('acct'),
    creditLimit: given.limit,
    statementDay: usualStatementDay,
    autopay: 'off',
    autopayAccount: null,
    openedOn: today,
    closedThrough: addDays(today, -1),
  };
  await openReceivable(desk, tx, line, at);
  await insertLines(tx, [line]);
  await desk.begin(tx);
  return line;
}

/** The limit is this department's to keep; the account itself has no floor, so that interest and refunds always fit. */
export async function openReceivable(
  uses: Pick<CardsUses, 'ledger'>,
  tx: Transaction,
  line: CreditLine,
  openedAt: Date,
): Promise<void> {
  const opened = await uses.ledger.openAccount(tx, {
    id: line.receivableAccount,
    chart: 'card-receivable',
    currency: 'CNY',
    floor: null,
    openedAt,
  });
  invariant(opened.ok, `the receivable of ${line.id} could not be opened`);
}

/** A number that is on no card yet. */
export async function freshNumber(tx: Transaction, tail?: string): Promise<string> {
  for (;;) {
    const [serial] = await drawSerials(tx, 1);
    invariant(serial, 'a serial was drawn');
    const number = creditCardNumber(serial, tail);
    if (!(await takenNumbers(tx, [number])).has(number)) return number;
  }
}

const customerAccountName = '二类户';

/** A further account for a new debit card, of class II, at the branch where the customer banks. */
async function openAccountFor(uses: CardsUses, tx: Transaction, customer: CustomerId, openedOn: Day) {
  const person = await uses.parties.customer(tx, customer);
  invariant(person, `${customer} banks here`);
  const opened = await uses.accounts.openAccount(tx, {
    id: uses.ids.next('acct'),
    customer,
    kind: 'current',
    class: 'II',
    name: customerAccountName,
    branch: person.branch,
    openedOn,
  });
  invariant(opened.ok, `no account could be opened for ${customer}`);
  return opened.value;
}

/** Makes a card: the plastic is to be made and posted; a virtual one only waits to be activated. */
export async function issueCard(
  uses: CardsUses,
  tx: Transaction,
  given: {
    readonly customer: CustomerId;
    readonly product: CardProduct;
    readonly line: CreditLine | undefined;
    readonly at: Date;
  },
): Promise<Card> {
  const { customer, product, line, at } = given;
  const on = dayOf(at);
  const account = line ? undefined : await openAccountFor(uses, tx, customer, on);
  const number = account?.number ?? (await freshNumber(tx));
  const card: Card = {
    id: uses.ids.next('card'),
    customer,
    kind: product.kind,
    form: product.form,
    product: product.code,
    account: account?.id ?? null,
    line: line?.id ?? null,
    name: nameAfter(product.name.zh),
    number,
    tail: number.slice(-4),
    issue: 1,
    expiresOn: expiryOfCard(on, uses.rules.cardYears),
    status: product.form === 'virtual' ? 'posted' : 'making',
    replaces: null,
    madeAt: at,
  };
  await insertCards(tx, [card]);
  return card;
}
