import type { CustomerCaller, CustomerId, RiskOfficer, SettlementDesk } from '@banxing/capability';
import type { Queryable, Transaction } from '@banxing/database';
import { invariant, type Outcome } from '@banxing/kernel';
import type { RunnableWorkflow, Subscriber } from '@banxing/outbox';
import { loadAntiFraudModel } from './anti-fraud-model.ts';
import { casesOf, requestsTo } from './case-store.ts';
import type { GuardianRequest, RiskCase } from './case.ts';
import { guardiansOf, insertGuardianships, invitationsTo } from './guardian-store.ts';
import { type Guardianship, coolingMs } from './guardianship.ts';
import { heldPayments } from './processes/held-payments.ts';
import { signInWatcher } from './processes/watch-sign-ins.ts';
import type { RiskDesk, RiskUses } from './risk-uses.ts';
import type { Answered, AnswerRefusal, GuardianAnswer } from './guardian-answer.ts';
import { answerRequest } from './use-cases/answer-request.ts';
import { decideMovement } from './use-cases/decide-movement.ts';
import { letGo } from './use-cases/end-case.ts';
import { type StoppedPayment, stoppedPayments, withdrawHeld } from './use-cases/held-transfers.ts';
import { reportPayee } from './watch-store.ts';

/** A guardian of long standing, as a bank has them when its books are opened. */
export interface StandingGuardian {
  readonly customer: CustomerId;
  readonly guardian: CustomerId;
  readonly called: string;
  readonly since: Date;
}

/** The bank that watches over its customers. */
export interface Risk {
  /** What the settlement desk asks before anything is booked. */
  readonly officer: RiskOfficer;
  /** Where held proposals go on; given once, when the bank is put together. */
  takeSeat(settlements: Pick<SettlementDesk, 'endHold'>): void;
  /** Payments that wait for this guardian, the newest first. */
  requests(q: Queryable, guardian: CustomerId): Promise<GuardianRequest[]>;
  /** Invitations to guard somebody, the newest first. */
  invitations(q: Queryable, guardian: CustomerId): Promise<Guardianship[]>;
  /** A guardian answers a payment or an invitation, with their PIN. */
  answer(
    caller: CustomerCaller,
    request: string,
    answer: GuardianAnswer,
  ): Promise<Outcome<Answered, AnswerRefusal>>;
  guardians(q: Queryable, customer: CustomerId): Promise<Guardianship[]>;
  /** The customer's own cases, the newest first. */
  cases(q: Queryable, customer: CustomerId, limit: number): Promise<RiskCase[]>;
  /** What was stopped or waits, the newest first. */
  stoppedPayments(q: Queryable, customer: CustomerId): Promise<StoppedPayment[]>;
  /** Takes back a payment that waits; false when it is over or somebody else's. */
  withdraw(tx: Transaction, customer: CustomerId, proposal: string): Promise<boolean>;
  /** In one statement; the cooling days are long over. */
  recordGuardians(tx: Transaction, guardians: readonly StandingGuardian[]): Promise<void>;
  /** Staff put a receiving number on the list: nothing is sent to it any more. */
  listPayee(tx: Transaction, number: string, staff: string): Promise<void>;
  readonly workflows: readonly RunnableWorkflow[];
  readonly subscribers: readonly Subscriber[];
  /** For `riskCapabilities`. */
  readonly desk: RiskDesk;
}

const standing = (uses: RiskUses, given: StandingGuardian): Guardianship => ({
  id: uses.ids.next('grd'),
  customer: given.customer,
  guardian: given.guardian,
  called: given.called,
  status: 'active',
  invitedAt: given.since,
  effectiveAt: new Date(given.since.getTime() + coolingMs),
  endsAt: null,
});

export function createRisk(uses: RiskUses): Risk {
  let seat: Pick<SettlementDesk, 'endHold'> | undefined;
  const desk: RiskDesk = {
    ...uses,
    antiFraud: uses.model === null ? undefined : (uses.model ?? loadAntiFraudModel()),
    holds: heldPayments(() => desk),
    settlements: () => {
      invariant(seat, 'the bank is open before anything is held');
      return seat;
    },
  };
  return {
    officer: {
      decide: (tx, caller, proposal) => decideMovement(desk, tx, caller, proposal),
      letGo: (tx, proposal, end) => letGo(desk, tx, proposal, end),
    },
    takeSeat: (settlements) => {
      seat = settlements;
    },
    requests: requestsTo,
    invitations: invitationsTo,
    answer: (caller, request, answer) => answerRequest(desk, caller, request, answer),
    guardians: (q, customer) => guardiansOf(q, customer, uses.clock.now()),
    cases: casesOf,
    stoppedPayments,
    withdraw: (tx, customer, proposal) => withdrawHeld(desk, tx, customer, proposal),
    recordGuardians: (tx, guardians) =>
      insertGuardianships(
        tx,
        guardians.map((each) => standing(uses, each)),
      ),
    listPayee: async (tx, number, staff) => {
      await reportPayee(tx, { number, reporter: staff, confirmed: true, at: uses.clock.now() });
    },
    workflows: [desk.holds],
    subscribers: [signInWatcher],
    desk,
  };
}
