import type { Database, Queryable, Transaction } from '@banxing/database';
import { type Clock, invariant, ok, type Outcome, refuse, type Words } from '@banxing/kernel';
import { publish } from '@banxing/outbox';
import type { CustomerCaller, Proof } from './caller.ts';
import type { Answer, Command, Speech } from './capability.ts';
import type { Catalogue } from './catalogue.ts';
import { confirmationOf } from './counter.ts';
import { answeredBefore, inputHash, type KeyReused, rememberAnswer } from './idempotency.ts';
import type {
  GivenProofs,
  HeldEnd,
  ProofChecker,
  ProofRefusal,
  Reason,
  ReceiptId,
  Registrar,
  RiskDecision,
  RiskOfficer,
} from './ports.ts';
import { mayConfirm, mayTouch, type Proposal, type ProposalRefusal } from './proposal.ts';
import { findProposal, lockProposal, settleProposal } from './proposal-store.ts';

/** What came of a confirmation. Only `done` has moved anything. */
export type Settlement =
  | {
      readonly status: 'done';
      readonly receipt: ReceiptId;
      readonly done: unknown;
      readonly reasons: readonly Reason[];
    }
  | { readonly status: 'step_up'; readonly requires: readonly Proof[]; readonly reasons: readonly Reason[] }
  | {
      readonly status: 'cooling_off' | 'awaiting_guardian';
      readonly until: Date;
      readonly reasons: readonly Reason[];
      readonly words?: Words;
    }
  | { readonly status: 'refused'; readonly reasons: readonly Reason[]; readonly words?: Words };

export type ConfirmRefusal = ProposalRefusal | ProofRefusal | KeyReused;

export interface Confirmation {
  readonly hash: string;
  readonly proofs: GivenProofs;
  readonly idempotencyKey?: string | undefined;
}

export interface SettlementUses {
  readonly db: Database;
  readonly clock: Clock;
  readonly catalogue: Catalogue;
  readonly proofs: ProofChecker;
  readonly registrar: Registrar;
  /** Absent only where nothing can be at risk, as in a department's own tests. */
  readonly risk?: RiskOfficer | undefined;
}

/** Where proposals are confirmed or withdrawn. */
export interface SettlementDesk {
  confirm(
    caller: CustomerCaller,
    proposal: string,
    confirmation: Confirmation,
  ): Promise<Outcome<Settlement, ConfirmRefusal>>;
  /** Withdraws what is open or held. What was held may be withdrawn in any session of the customer. */
  cancel(caller: CustomerCaller, proposal: string): Promise<Outcome<Proposal, ProposalRefusal>>;
  /** Carries out what was held, gives it up for these reasons, or withdraws it. Whoever comes second is refused. */
  endHold(
    tx: Transaction,
    proposal: string,
    end: HeldEnd,
    reasons: readonly Reason[],
  ): Promise<Outcome<Settlement, ProposalRefusal>>;
  /** What to show and say of a settlement. */
  answerTo(caller: CustomerCaller, proposal: Proposal, settlement: Settlement): Answer;
  find(caller: CustomerCaller, proposal: string): Promise<Proposal | undefined>;
  show(caller: CustomerCaller, proposal: Proposal): Answer;
}

function commandOf(catalogue: Catalogue, proposal: Proposal): Command {
  const capability = catalogue.get(proposal.capability);
  invariant(capability?.authority === 'customer-confirms', `no command is called ${proposal.capability}`);
  return capability;
}

const provesAll = (given: readonly Proof[], required: readonly Proof[]): boolean =>
  // A passkey is stronger than a PIN and stands for it.
  required.every((proof) => given.includes(proof) || (proof === 'pin' && given.includes('passkey')));

/** Undoes what execution did before it refused. */
class Refused extends Error {
  readonly settlement: Settlement;
  constructor(settlement: Settlement) {
    super('refused');
    this.settlement = settlement;
  }
}

async function decide(
  uses: SettlementUses,
  tx: Transaction,
  caller: CustomerCaller,
  proposal: Proposal,
  given: readonly Proof[],
): Promise<RiskDecision> {
  return uses.risk ? uses.risk.decide(tx, caller, proposal, given) : { outcome: 'allow', reasons: [] };
}

async function execute(
  uses: SettlementUses,
  tx: Transaction,
  caller: CustomerCaller,
  proposal: Proposal,
  given: readonly Proof[],
  decision: RiskDecision,
): Promise<Settlement> {
  const capability = commandOf(uses.catalogue, proposal);
  const confirmed = capability.draft.parse(proposal.draft);
  const draft = capability.later?.(confirmed, uses.clock.now()) ?? confirmed;
  const result = await capability.execute(tx, caller, { id: proposal.id, draft, details: proposal.details });
  if (!result.ok) {
    const say = capability.refusals[result.refusal.code];
    invariant(say, `no words for ${result.refusal.code}`);
    throw new Refused({
      status: 'refused',
      reasons: [{ code: result.refusal.code, words: say(result.refusal) }],
    });
  }
  const at = uses.clock.now();
  const content = { proposal, channel: caller.channel, proofs: given, decision, done: result.value, at };
  const receipt = await uses.registrar.seal(tx, content);
  return { status: 'done', receipt, done: result.value, reasons: decision.reasons };
}

async function settle(
  uses: SettlementUses,
  tx: Transaction,
  caller: CustomerCaller,
  proposal: Proposal,
  given: readonly Proof[],
): Promise<Settlement> {
  const decision = await decide(uses, tx, caller, proposal, given);
  const { reasons } = decision;
  const words = decision.words ? { words: decision.words } : {};
  switch (decision.outcome) {
    case 'allow':
      return execute(uses, tx, caller, proposal, given, decision);
    case 'verify':
      return provesAll(given, decision.requires)
        ? execute(uses, tx, caller, proposal, given, decision)
        : { status: 'step_up', requires: decision.requires, reasons };
    case 'cool_off':
      return { status: 'cooling_off', until: decision.until, reasons, ...words };
    case 'guardian':
      return { status: 'awaiting_guardian', until: decision.until, reasons, ...words };
    case 'refuse':
      return { status: 'refused', reasons, ...words };
  }
}

const statusAfter = {
  done: 'done',
  refused: 'refused',
  cooling_off: 'held',
  awaiting_guardian: 'held',
} as const;

const undoneWhenRefused = (
  tx: Transaction,
  work: (inner: Transaction) => Promise<Settlement>,
): Promise<Settlement> =>
  tx.nested(work).catch((fault: unknown) => {
    if (fault instanceof Refused) return fault.settlement;
    throw fault;
  });

async function keepSettlement(
  tx: Transaction,
  proposal: Proposal,
  settlement: Exclude<Settlement, { status: 'step_up' }>,
  at: Date,
): Promise<void> {
  await settleProposal(tx, proposal.id, statusAfter[settlement.status], at, settlement);
  const { id, capability, customer } = proposal;
  const payload = { proposal: id, capability, customer, status: settlement.status };
  await publish(tx, { kind: 'proposal.settled', payload, at });
}

async function endHold(
  uses: SettlementUses,
  tx: Transaction,
  id: string,
  end: HeldEnd,
  reasons: readonly Reason[],
): Promise<Outcome<Settlement, ProposalRefusal>> {
  const proposal = await lockProposal(tx, id);
  if (!proposal) return refuse({ code: 'proposal_not_found' });
  if (proposal.status !== 'held') return refuse({ code: 'proposal_settled', status: proposal.status });
  await uses.risk?.letGo(tx, proposal, end);
  const { customer, session } = proposal;
  const caller: CustomerCaller = { kind: 'customer', customer, session, locale: 'zh', channel: 'held' };
  const settlement: Settlement =
    end !== 'go'
      ? { status: 'refused', reasons }
      : await undoneWhenRefused(tx, (inner) =>
          execute(uses, inner, caller, proposal, proposal.requires, { outcome: 'allow', reasons }),
        );
  invariant(settlement.status !== 'step_up', 'what was held is carried out without further proof');
  const at = uses.clock.now();
  if (end === 'withdraw') await settleProposal(tx, proposal.id, 'cancelled', at, { status: 'cancelled' });
  else await keepSettlement(tx, proposal, settlement, at);
  return ok(settlement);
}

async function settleLocked(
  uses: SettlementUses,
  caller: CustomerCaller,
  id: string,
  confirmation: Confirmation,
  given: readonly Proof[],
): Promise<Outcome<Settlement, ConfirmRefusal>> {
  return uses.db.transaction(async (tx) => {
    const locked = await lockProposal(tx, id);
    const told = await toldBefore(tx, id, confirmation);
    if (told) return told;
    const allowed = mayConfirm(locked, caller, confirmation.hash, uses.clock.now());
    if (!allowed.ok) return allowed;
    const proposal = allowed.value;
    const settlement = await undoneWhenRefused(tx, (inner) => settle(uses, inner, caller, proposal, given));
    if (settlement.status === 'step_up') return ok(settlement);
    const at = uses.clock.now();
    await keepSettlement(tx, proposal, settlement, at);
    if (confirmation.idempotencyKey !== undefined) {
      const hash = inputHash({ hash: confirmation.hash });
      await rememberAnswer(tx, {
        scope: `confirm/${proposal.id}`,
        key: confirmation.idempotencyKey,
        inputHash: hash,
        answer: settlement,
        at,
      });
    }
    return ok(settlement);
  });
}

/** What an earlier confirmation under the same key was answered. */
async function toldBefore(
  q: Queryable,
  id: string,
  { hash, idempotencyKey }: Confirmation,
): Promise<Outcome<Settlement, KeyReused> | undefined> {
  if (idempotencyKey === undefined) return undefined;
  const before = await answeredBefore(q, `confirm/${id}`, idempotencyKey, inputHash({ hash }));
  if (!before.ok) return before;
  return before.value ? ok(revive(before.value.answer)) : undefined;
}

async function confirm(
  uses: SettlementUses,
  caller: CustomerCaller,
  id: string,
  confirmation: Confirmation,
): Promise<Outcome<Settlement, ConfirmRefusal>> {
  const proposal = await findProposal(uses.db, id);
  if (proposal?.customer === caller.customer) {
    const told = await toldBefore(uses.db, id, confirmation);
    if (told) return told;
  }
  const allowed = mayConfirm(proposal, caller, confirmation.hash, uses.clock.now());
  if (!allowed.ok) return allowed;
  const given = await uses.proofs.check(caller, allowed.value, confirmation.proofs);
  if (!given.ok) return refuse(given.refusal);
  if (!provesAll(given.value, allowed.value.requires)) {
    return ok({ status: 'step_up', requires: allowed.value.requires, reasons: [] });
  }
  return settleLocked(uses, caller, id, confirmation, given.value);
}

/** A settlement as JSON kept it: the one instant becomes a `Date` again. */
function revive(kept: unknown): Settlement {
  const settlement = kept as Settlement;
  return 'until' in settlement ? { ...settlement, until: new Date(settlement.until) } : settlement;
}

async function cancel(
  uses: SettlementUses,
  caller: CustomerCaller,
  id: string,
): Promise<Outcome<Proposal, ProposalRefusal>> {
  return uses.db.transaction(async (tx) => {
    const locked = await lockProposal(tx, id);
    const held = locked?.status === 'held' && locked.customer === caller.customer ? locked : undefined;
    const touched = held ? ok(held) : mayTouch(locked, caller);
    if (!touched.ok) return touched;
    if (held) await uses.risk?.letGo(tx, held, 'withdraw');
    await settleProposal(tx, touched.value.id, 'cancelled', uses.clock.now(), { status: 'cancelled' });
    return ok({ ...touched.value, status: 'cancelled' as const });
  });
}

function answerTo(
  uses: SettlementUses,
  caller: CustomerCaller,
  proposal: Proposal,
  settlement: Settlement,
): Answer {
  const speech: Speech = { locale: caller.locale, now: uses.clock.now() };
  const capability = commandOf(uses.catalogue, proposal);
  const statement = { summary: proposal.summary, details: proposal.details };
  if (settlement.status === 'done')
    return capability.receipt(capability.done.parse(settlement.done), statement, speech);
  const reasons = settlement.reasons.map((reason) => ({
    code: reason.code,
    text: reason.words[caller.locale],
  }));
  const text = {
    step_up: { zh: '还需要更强的验证,钱没有动。', en: 'A stronger proof is needed. No money has moved.' },
    cooling_off: {
      zh: '这笔先缓一缓,钱还在您的账户里。',
      en: 'This is on hold for now. The money is still in your account.',
    },
    awaiting_guardian: {
      zh: '正在等您的守护人确认,钱还在您的账户里。',
      en: 'Waiting for your guardian. The money is still in your account.',
    },
    refused: { zh: '没有办成,钱没有动。', en: 'This was not done. No money has moved.' },
  }[settlement.status][caller.locale];
  const own = 'words' in settlement ? settlement.words?.[caller.locale] : undefined;
  const said = own ?? (settlement.status === 'refused' && reasons[0] ? reasons[0].text : text);
  const held = settlement.status === 'cooling_off' || settlement.status === 'awaiting_guardian';
  const actions = held ? heldActions(proposal, caller.locale) : [];
  return {
    text: said,
    cards: reasons.length > 0 ? [{ type: 'reasons', title: text, reasons, actions }] : [],
  };
}

const heldActions = (proposal: Proposal, locale: Speech['locale']) => [
  { action: `cancel:${proposal.id}`, label: locale === 'zh' ? '不转了' : 'Withdraw it' },
  {
    action: locale === 'zh' ? 'say:转人工' : 'say:A person, please',
    label: locale === 'zh' ? '找人工' : 'A person',
  },
];

export function createSettlementDesk(uses: SettlementUses): SettlementDesk {
  return {
    confirm: (caller, id, confirmation) => confirm(uses, caller, id, confirmation),
    cancel: (caller, id) => cancel(uses, caller, id),
    endHold: (tx, id, end, reasons) => endHold(uses, tx, id, end, reasons),
    answerTo: (caller, proposal, settlement) => answerTo(uses, caller, proposal, settlement),
    find: async (caller, id) => {
      const proposal = await findProposal(uses.db, id);
      return proposal?.customer === caller.customer ? proposal : undefined;
    },
    show: (caller, proposal) =>
      confirmationOf(commandOf(uses.catalogue, proposal), proposal, {
        locale: caller.locale,
        now: uses.clock.now(),
      }),
  };
}
