import type { CustomerId } from '@banxing/capability';
import type { Queryable, Transaction } from '@banxing/database';
import { dayOf, type DayRange, type Outcome, type Refusal } from '@banxing/kernel';
import type { RunnableWorkflow } from '@banxing/outbox';
import type { Application } from './application.ts';
import { applicationsOf, saveApplications } from './application-store.ts';
import { ordinaryRules } from './card-rules.ts';
import type { Card } from './card.ts';
import { cardsOf, insertCards } from './card-store.ts';
import type { Charge } from './charge-store.ts';
import type { CardId } from './item.ts';
import { type DueBill, fallingDue } from './falling-due.ts';
import { findLine, lockLineOf } from './line-store.ts';
import { lotsOf, noteSpend, saveLots, wasSpent } from './point-store.ts';
import { pointsLeft, takePoints } from './points.ts';
import { cardProcesses } from './processes/card-workflows.ts';
import { type Standing, standingOf } from './standing.ts';
import {
  chargeCard,
  type ChargeCard,
  type ChargeRefusal,
  refundCharge,
  type RefundCharge,
  type RefundRefusal,
} from './use-cases/charge-card.ts';
import { startOff } from './use-cases/apply-card.ts';
import type { HistoryFrame, LineHistory, PastDebitCard, PastLine } from './past-line.ts';
import { recordDebitCards, recordHistory } from './use-cases/record-history.ts';
import { repayLine, type RepayLine, type RepayRefusal } from './use-cases/repay-line.ts';
import { setCardPin } from './use-cases/set-card-pin.ts';
import type { CardsDesk, CardsUses } from './uses.ts';

/** Cards on their way when the story begins, with their plastic. */
export interface PastApplication {
  readonly application: Application;
  readonly card: Card | undefined;
}

export type SpendRefusal =
  { readonly code: 'no_credit_card' } | { readonly code: 'points_short'; readonly left: bigint };

/** Debit and credit cards. */
export interface BankCards {
  /** A customer's cards that are not closed. */
  cards(q: Queryable, customer: CustomerId): Promise<Card[]>;
  /** A customer's applications, the newest first. */
  applications(q: Queryable, customer: CustomerId): Promise<Application[]>;
  /** How the customer's credit line stands; undefined without one. */
  standing(q: Queryable, customer: CustomerId): Promise<Standing | undefined>;
  /** Statements that fall due in a range of days and are not paid, of everybody or of one customer. */
  fallingDue(q: Queryable, range: DayRange, customer?: CustomerId): Promise<DueBill[]>;
  /** A merchant charges a card. The same key again answers the same charge. */
  charge(tx: Transaction, asked: ChargeCard): Promise<Outcome<Charge, ChargeRefusal>>;
  /** A merchant gives back all or a part of a charge. */
  refund(tx: Transaction, asked: RefundCharge): Promise<Outcome<Charge, RefundRefusal>>;
  repay(tx: Transaction, asked: RepayLine): Promise<Outcome<bigint, RepayRefusal>>;
  /** Points that can be spent today. */
  points(q: Queryable, customer: CustomerId): Promise<bigint>;
  /** Spends points, those that expire first; once for a key. Answers what is left. */
  spendPoints(
    tx: Transaction,
    spend: { readonly key: string; readonly customer: CustomerId; readonly points: bigint },
  ): Promise<Outcome<bigint, SpendRefusal>>;
  /** Sets a card's PIN under a permit that a confirmed `card.pin_change` gave. */
  setPin(
    tx: Transaction,
    asked: { readonly customer: CustomerId; readonly permit: string; readonly pin: string },
  ): Promise<Outcome<CardId, Refusal>>;
  /** Writes lines of the past; their postings are handed back for the bulk posting of history. */
  recordHistory(tx: Transaction, pasts: readonly PastLine[], frame: HistoryFrame): Promise<LineHistory>;
  recordDebitCards(tx: Transaction, pasts: readonly PastDebitCard[]): Promise<void>;
  /** Writes applications that are under way; those that go on by themselves do. */
  recordApplications(tx: Transaction, pasts: readonly PastApplication[]): Promise<void>;
  /** Durable work for the runner: clearing, cycles, due days, autopay, applications. */
  readonly workflows: readonly RunnableWorkflow[];
  /** For `bankCardsCapabilities`. */
  readonly desk: CardsDesk;
}

async function spendPoints(
  desk: CardsDesk,
  tx: Transaction,
  spend: { readonly key: string; readonly customer: CustomerId; readonly points: bigint },
): Promise<Outcome<bigint, SpendRefusal>> {
  const line = await lockLineOf(tx, spend.customer);
  if (!line) return { ok: false, refusal: { code: 'no_credit_card' } };
  const now = desk.clock.now();
  const today = dayOf(now);
  const lots = await lotsOf(tx, line.id);
  const { key, points } = spend;
  if (await wasSpent(tx, key)) return { ok: true, value: pointsLeft(lots, today) };
  const touched = takePoints(lots, points, today);
  if (!touched) return { ok: false, refusal: { code: 'points_short', left: pointsLeft(lots, today) } };
  await noteSpend(tx, { key, line: line.id, points, at: now });
  await saveLots(tx, line.id, touched);
  return { ok: true, value: pointsLeft(await lotsOf(tx, line.id), today) };
}

export function createBankCards(
  given: Omit<CardsUses, 'rules'> & Partial<Pick<CardsUses, 'rules'>>,
): BankCards {
  const uses: CardsUses = { rules: ordinaryRules, ...given };
  const processes = cardProcesses(() => desk);
  const { applications, clearing, begin } = processes;
  const desk: CardsDesk = { ...uses, applications, clearing, begin };
  return {
    cards: cardsOf,
    applications: applicationsOf,
    standing: async (q, customer) => {
      const line = await findLine(q, customer);
      return line && standingOf(desk, q, line);
    },
    fallingDue: (q, range, customer) => fallingDue(q, range, customer, uses.rules),
    charge: (tx, asked) => chargeCard(desk, tx, asked),
    refund: (tx, asked) => refundCharge(desk, tx, asked),
    repay: (tx, asked) => repayLine(desk, tx, asked),
    points: async (q, customer) => {
      const line = await findLine(q, customer);
      return line ? pointsLeft(await lotsOf(q, line.id), dayOf(desk.clock.now())) : 0n;
    },
    spendPoints: (tx, spend) => spendPoints(desk, tx, spend),
    setPin: (tx, asked) => setCardPin(desk, tx, asked),
    recordHistory: (tx, pasts, frame) => recordHistory(desk, tx, pasts, frame),
    recordDebitCards: (tx, pasts) => recordDebitCards(desk, tx, pasts),
    recordApplications: async (tx, pasts) => {
      await insertCards(
        tx,
        pasts.flatMap(({ card }) => (card ? [card] : [])),
      );
      await saveApplications(
        tx,
        pasts.map(({ application }) => application),
      );
      for (const { application } of pasts) await startOff(desk, tx, application);
    },
    workflows: processes.workflows,
    desk,
  };
}
