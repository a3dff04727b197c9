import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { addDays, dayOf, invariant } from '@banxing/kernel';
import type { AccountId, Ledger } from '@banxing/ledger';
import type { BankCards } from './cards.ts';
import type { Card } from './card.ts';
import type { CreditLine } from './item.ts';
import type { PastLine } from './past-line.ts';

/** Gives a customer an active credit card with a limit of 20,000.00 that closes on the 5th, for another department's test. */
export async function giveCreditCard(
  { cards, ledger }: { readonly cards: Pick<BankCards, 'recordHistory' | 'desk'>; readonly ledger: Ledger },
  tx: Transaction,
  customer: CustomerId,
  given: Partial<PastLine> = {},
): Promise<{ readonly line: CreditLine; readonly card: Card }> {
  const until = cards.desk.clock.now();
  const past: PastLine = {
    customer,
    product: 'standard',
    name: '标准信用卡',
    creditLimit: 20_000_00n,
    statementDay: 5,
    openedOn: addDays(dayOf(until), -1),
    autopay: 'off',
    purchases: [],
    pays: 'full',
    daysEarly: 1,
    ...given,
  };
  const {
    lines,
    cards: made,
    postings,
  } = await cards.recordHistory(tx, [past], {
    until,
    otherBanks: cards.desk.house.merchants,
  });
  // Booked now, whenever they happened: other tests' entries of the house accounts may be later.
  const posted = await ledger.postBulk(
    tx,
    postings.map((posting) => ({ ...posting, at: until })),
  );
  invariant(posted.ok, 'the past could be booked');
  const [line] = lines;
  const [card] = made;
  invariant(line && card, 'a line was written');
  return { line, card };
}

/** Gives an account its debit card. */
export async function giveDebitCard(
  cards: Pick<BankCards, 'recordDebitCards' | 'cards' | 'desk'>,
  tx: Transaction,
  account: {
    readonly id: AccountId;
    readonly customer: CustomerId;
    readonly name: string;
    readonly number: string;
  },
): Promise<Card> {
  const { customer, name, number } = account;
  const madeOn = addDays(dayOf(cards.desk.clock.now()), -100);
  await cards.recordDebitCards(tx, [{ customer, account: account.id, name, number, madeOn }]);
  const card = (await cards.cards(tx, customer)).find((each) => each.account === account.id);
  invariant(card, 'a card was written');
  return card;
}
