import { addDays, type Day, dayOf, instantAt, invariant } from '@banxing/kernel';
import type { Posting } from '@banxing/ledger';
import type { Card } from './card.ts';
import { chargePosting, purchasePosting, repaymentPosting } from './card-posting.ts';
import type { Charge } from './charge-store.ts';
import { closeCycle, nextClose, type Statement } from './cycle.ts';
import { annualRateOf, type Plan, planParts } from './instalment-plan.ts';
import {
  type Allocation,
  type CreditLine,
  isDebit,
  type Item,
  type ItemId,
  type LineId,
  meet,
  openOf,
} from './item.ts';
import { expiryOf, type PointLot, pointsFor } from './points.ts';
import { billedOpen, minimumLeftOf } from './standing.ts';
import { itemOf, type NewItem } from './use-cases/book-item.ts';
import type { HistoryFrame, PastLine, PastPurchase } from './past-line.ts';
import type { CardsUses } from './uses.ts';

type Uses = Pick<CardsUses, 'ids' | 'rules' | 'house'>;

interface Deed {
  readonly at: Date;
  readonly rank: number;
  readonly do: () => void;
}

/** A line's past, lived through in memory by the same rules as the nights of the bank. */
export class LinePast {
  readonly charges: Charge[] = [];
  readonly statements: Statement[] = [];
  readonly allocations: Allocation[] = [];
  readonly postings: Posting[] = [];
  readonly #items = new Map<ItemId, Item>();
  readonly #plans: Plan[] = [];
  readonly #uses: Uses;
  readonly #past: PastLine;
  readonly #frame: HistoryFrame;
  readonly #card: Card;
  #line: CreditLine;

  constructor(uses: Uses, line: CreditLine, card: Card, past: PastLine, frame: HistoryFrame) {
    this.#uses = uses;
    this.#line = line;
    this.#card = card;
    this.#past = past;
    this.#frame = frame;
  }

  /** Lives through everything until the story begins. */
  live(): void {
    const { until } = this.#frame;
    const deeds = [...this.#shopping(), ...this.#nights()].filter(({ at }) => at < until);
    deeds.sort((a, b) => a.at.getTime() - b.at.getTime() || a.rank - b.rank);
    for (const deed of deeds) deed.do();
  }

  closedLine = (): CreditLine => this.#line;
  itemsNow = (): Item[] => [...this.#items.values()];
  plansNow = (): Plan[] => this.#plans;

  pointLots(): (Pick<PointLot, 'earnedIn' | 'expiresOn' | 'points'> & { readonly line: LineId })[] {
    const byMonth = new Map<string, bigint>();
    for (const { kind, bookedOn, amount } of this.#items.values()) {
      if (kind !== 'purchase') continue;
      const month = bookedOn.slice(0, 7);
      byMonth.set(month, (byMonth.get(month) ?? 0n) + pointsFor(amount));
    }
    return [...byMonth].map(([earnedIn, points]) => ({
      line: this.#line.id,
      earnedIn,
      expiresOn: expiryOf(`${earnedIn}-01`, this.#uses.rules),
      points,
    }));
  }

  #shopping(): Deed[] {
    return this.#past.purchases.map((purchase) => ({
      at: purchase.at,
      rank: 0,
      do: () => {
        this.#buy(purchase);
      },
    }));
  }

  #nights(): Deed[] {
    const { rules } = this.#uses;
    const yesterday = addDays(dayOf(this.#frame.until), -1);
    const deeds: Deed[] = [];
    for (
      let day = nextClose(this.#line.closedThrough, this.#line.statementDay);
      day <= yesterday;
      day = nextClose(day, this.#line.statementDay)
    ) {
      const closed = day;
      const dueOn = addDays(day, rules.dueAfterDays);
      const payOn = addDays(dueOn, -this.#past.daysEarly);
      deeds.push({
        at: instantAt(addDays(day, 1), 0, 30),
        rank: 1,
        do: () => {
          this.#close(closed);
        },
      });
      deeds.push({
        at: instantAt(payOn, 8, 0),
        rank: 2,
        do: () => {
          this.#pay(instantAt(payOn, 8, 0));
        },
      });
      const checkedAt = instantAt(addDays(dueOn, rules.graceDays + 1), 0, 30);
      deeds.push({
        at: checkedAt,
        rank: 3,
        do: () => {
          this.#check(closed);
        },
      });
    }
    return deeds;
  }

  #add(given: NewItem, at: Date, only?: ReadonlySet<ItemId>): Item {
    const item = itemOf(this.#uses, this.#line.id, given, at);
    this.#items.set(item.id, item);
    const met = meet(this.itemsNow(), item.bookedOn, only);
    for (const changed of met.items) this.#items.set(changed.id, changed);
    this.allocations.push(...met.allocations);
    return item;
  }

  #buy(purchase: PastPurchase): void {
    const { at, merchant, purpose, amount, periods } = purchase;
    const id = this.#uses.ids.next('chrg');
    const charge: Charge = {
      id,
      key: `history/${id}`,
      customer: this.#line.customer,
      card: this.#card.id,
      amount,
      merchant,
      purpose,
      status: 'booked',
      refunded: 0n,
      hold: null,
      chargedAt: at,
      bookedAt: at,
    };
    this.charges.push(charge);
    this.postings.push(purchasePosting(charge, this.#line.receivableAccount, this.#uses.house, at));
    const given = {
      key: id,
      kind: 'purchase' as const,
      amount,
      merchant,
      purpose,
      card: this.#card.id,
      charge: id,
    };
    const item = this.#add(given, at);
    if (periods !== undefined) this.#split(item, periods, at);
  }

  #split(item: Item, periods: number, at: Date): void {
    const parts = planParts(item.amount, periods, this.#uses.rules);
    const plan: Plan = {
      id: this.#uses.ids.next('inst'),
      key: `history/${item.id}`,
      line: this.#line.id,
      customer: this.#line.customer,
      merchant: item.merchant,
      amount: item.amount,
      periods,
      annualRate: annualRateOf(item.amount, parts),
      madeOn: dayOf(at),
      parts,
    };
    this.#plans.push(plan);
    const { amount, merchant } = item;
    const given = { key: `split/${plan.key}`, kind: 'plan_conversion' as const, amount, merchant };
    this.#add({ ...given, purpose: 'other', plan: plan.id }, at, new Set([item.id]));
  }

  #close(day: Day): void {
    const previous = this.statements.at(-1);
    const items = this.itemsNow();
    const fees = openOf(
      items.filter((item) => isDebit(item) && item.statement !== null && item.kind !== 'purchase'),
    );
    const unpaid = minimumLeftOf(previous, billedOpen(items), this.#uses.rules) - fees;
    const closing = closeCycle(
      {
        line: this.#line,
        items,
        allocations: this.allocations,
        previous,
        unpaidMinimum: unpaid > 0n ? unpaid : 0n,
        plans: this.#plans,
      },
      day,
      this.#uses,
    );
    this.statements.push(closing.statement);
    for (const item of [...closing.added, ...closing.changed]) this.#items.set(item.id, item);
    this.allocations.push(...closing.allocations);
    const at = instantAt(addDays(day, 1), 0, 30);
    for (const item of closing.added) {
      const posting = chargePosting(this.#line, item, this.#uses.house, at);
      if (posting) this.postings.push(posting);
    }
    for (const { plan, no } of closing.billed) this.#bill(plan, no, day);
    this.#line = { ...this.#line, closedThrough: day };
  }

  #bill(plan: Plan, no: number, day: Day): void {
    const index = this.#plans.findIndex(({ id }) => id === plan.id);
    const parts = plan.parts.map((part) => (part.no === no ? { ...part, billedOn: day } : part));
    this.#plans[index] = { ...plan, parts };
  }

  #pay(at: Date): void {
    const remaining = billedOpen(this.itemsNow());
    const statement = this.statements.at(-1);
    const amount =
      this.#past.pays === 'full' ? remaining : minimumLeftOf(statement, remaining, this.#uses.rules);
    if (amount === 0n || !statement) return;
    const key = `history/${statement.id}`;
    const from = this.#past.account ?? this.#frame.otherBanks;
    this.postings.push(repaymentPosting(this.#line, key, amount, from, at));
    this.#add(
      { key: `repay/${key}`, kind: 'repayment', amount, merchant: '', purpose: 'card_repayment' },
      at,
    );
  }

  #check(closedOn: Day): void {
    const index = this.statements.findIndex((statement) => statement.closesOn === closedOn);
    const statement = this.statements[index];
    invariant(statement, 'what is checked was closed');
    const paidInFull = billedOpen(this.itemsNow()) <= this.#uses.rules.tolerance;
    this.statements[index] = { ...statement, paidInFull };
  }
}
