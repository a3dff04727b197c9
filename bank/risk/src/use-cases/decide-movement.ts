import type { CustomerCaller, Proposal, RiskDecision } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { dayOf, type Words, words } from '@banxing/kernel';
import type { HoldId } from '@banxing/ledger';
import { judgedBy } from '../anti-fraud-model.ts';
import { assess, verdictOf } from '../assessment.ts';
import { insertRequests, saveCase } from '../case-store.ts';
import type { RiskCase } from '../case.ts';
import { factsOf } from '../facts.ts';
import { guardiansOf } from '../guardian-store.ts';
import { type Guardianship, hasSay } from '../guardianship.ts';
import { movementOf, type Movement } from '../movement.ts';
import { momentWords } from '../moment-words.ts';
import { policy } from '../policy.ts';
import { tellCase } from '../risk-events.ts';
import { explain, type Explained } from '../reason-words.ts';
import type { RiskDesk } from '../risk-uses.ts';
import { rules } from '../rules.ts';
import { gatherFacts } from './gather-facts.ts';

/** The guardians who may be asked about this payment: never the one who would be paid. */
async function askable(
  desk: RiskDesk,
  tx: Transaction,
  proposal: Proposal,
  movement: Movement,
): Promise<Guardianship[]> {
  const now = desk.clock.now();
  const { account, number } = movement.payee;
  const receiving = account === null ? undefined : await desk.accounts.byId(tx, account);
  const chosen: Guardianship[] = [];
  for (const guardianship of await guardiansOf(tx, proposal.customer, now)) {
    if (!hasSay(guardianship, now) || receiving?.customer === guardianship.guardian) continue;
    const own = await desk.accounts.list(tx, guardianship.guardian);
    if (!own.some((each) => each.number === number)) chosen.push(guardianship);
  }
  return chosen;
}

/** Sets the money aside; undefined where nothing leaves now. A day longer than needed, so that no delay lets it slip. */
async function setAside(
  desk: RiskDesk,
  tx: Transaction,
  proposal: Proposal,
  movement: Movement,
  until: Date,
): Promise<HoldId | null | 'short'> {
  if (movement.leavesOn === null || movement.leavesOn > dayOf(desk.clock.now())) return null;
  const held = await desk.ledger.placeHold(tx, {
    id: desk.ids.next('hold'),
    key: `risk/${proposal.id}`,
    account: movement.account,
    amount: movement.amount,
    expiresAt: new Date(until.getTime() + 24 * 3_600_000),
    reason: 'risk',
  });
  return held.ok ? held.value.id : 'short';
}

function heldWords(outcome: 'cool_off' | 'guardian', until: Date, asked: readonly Guardianship[]): Words {
  const at = momentWords(until);
  const names = asked.map(({ called }) => called);
  return outcome === 'guardian'
    ? words(
        `这笔先停一停,钱没有转走,还在您账户里。已经请${names.join('、')}帮您看一看,${at} 前没有答复就不转。有人催您、教您这么转的话,先挂断电话。`,
        `This is stopped for now; the money has not left your account. ${names.join(', ')} has been asked to look. Without an answer by ${at} it will not be sent. If somebody is pressing you, hang up first.`,
      )
    : words(
        `这笔先缓一缓,钱没有转走,还在您账户里。${at} 之前您随时可以取消;到时没有取消才会转出。有人催您、教您这么转的话,先挂断电话。`,
        `This is on hold; the money has not left your account. You can withdraw it until ${at}; only then will it be sent. If somebody is pressing you, hang up first.`,
      );
}

const refusedWords = words(
  '这笔不能转,没有扣款,钱还在您账户里。它很像诈骗。请先挂断电话,可以说“转人工”,防诈专席马上帮您核实。',
  'This cannot be sent; no money has moved. It looks very much like a swindle. Hang up first, and say “a person, please”: the fraud desk will check it with you.',
);

const shortOfMoney: RiskDecision = {
  outcome: 'refuse',
  reasons: [
    {
      code: 'insufficient_funds',
      words: words('余额不够,没有扣款。', 'There is not enough money. Nothing was taken.'),
    },
  ],
};

interface Judged {
  readonly movement: Movement;
  readonly kept: Omit<RiskCase, 'outcome' | 'status' | 'hold' | 'until' | 'closedAt'>;
  readonly reasons: readonly Explained[];
}

async function refuseIt(tx: Transaction, { kept, reasons }: Judged): Promise<RiskDecision> {
  const refused: RiskCase = {
    ...kept,
    outcome: 'refuse',
    status: 'refused',
    hold: null,
    until: null,
    closedAt: kept.openedAt,
  };
  await saveCase(tx, refused);
  await tellCase(tx, 'risk.case-opened', refused, kept.openedAt);
  return { outcome: 'refuse', reasons, words: refusedWords };
}

async function holdIt(
  desk: RiskDesk,
  tx: Transaction,
  proposal: Proposal,
  { movement, kept, reasons }: Judged,
  plan: { outcome: 'cool_off' | 'guardian'; holdMs: number; asked: readonly Guardianship[] },
): Promise<RiskDecision> {
  const until = new Date(kept.openedAt.getTime() + plan.holdMs);
  const hold = await setAside(desk, tx, proposal, movement, until);
  if (hold === 'short') return shortOfMoney;
  const held: RiskCase = { ...kept, outcome: plan.outcome, status: 'waiting', hold, until, closedAt: null };
  await saveCase(tx, held);
  const asked = plan.outcome === 'guardian' ? plan.asked : [];
  if (asked.length > 0) {
    const requests = asked.map(({ guardian }) => ({ id: desk.ids.next('greq'), case: held.id, guardian }));
    await insertRequests(tx, requests);
  }
  await desk.holds.start(tx, { key: proposal.id, state: { proposal: proposal.id }, dueAt: until });
  await tellCase(tx, 'risk.case-opened', held, kept.openedAt);
  return { outcome: plan.outcome, until, reasons, words: heldWords(plan.outcome, until, asked) };
}

/** Judges a confirmed proposal that sends money to somebody, and sets aside what it holds back. */
export async function decideMovement(
  desk: RiskDesk,
  tx: Transaction,
  caller: CustomerCaller,
  proposal: Proposal,
): Promise<RiskDecision> {
  const movement = movementOf(proposal);
  if (!movement) return { outcome: 'allow', reasons: [] };
  const surroundings = await gatherFacts(desk, tx, proposal, movement);
  const facts = judgedBy(desk.antiFraud, factsOf(surroundings));
  const { score, contributions } = assess(facts, rules);
  if (score < policy.holdFrom) return { outcome: 'allow', reasons: [] };
  const asked = await askable(desk, tx, proposal, movement);
  const reasons = explain(contributions, facts, surroundings.talk);
  const verdict = verdictOf(score, asked.length > 0, policy);
  const judged: Judged = {
    movement,
    reasons,
    kept: {
      id: desk.ids.next('case'),
      proposal: proposal.id,
      customer: caller.customer,
      capability: proposal.capability,
      amount: movement.amount,
      payee: { name: movement.payee.shownName, number: movement.payee.number, bank: movement.payee.bank },
      score,
      facts: { facts, talk: surroundings.talk },
      reasons,
      decidedBy: null,
      openedAt: surroundings.at,
    },
  };
  switch (verdict.outcome) {
    case 'allow':
      return { outcome: 'allow', reasons: [] };
    case 'refuse':
      return refuseIt(tx, judged);
    case 'cool_off':
    case 'guardian':
      return holdIt(desk, tx, proposal, judged, { ...verdict, asked });
  }
}
