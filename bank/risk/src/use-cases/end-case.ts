import type { HeldEnd, Proposal, Reason } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { words } from '@banxing/kernel';
import { caseOfProposal, endCase } from '../case-store.ts';
import { reportsOf } from '../watch-store.ts';
import type { CaseStatus, RiskCase } from '../case.ts';
import { tellCase } from '../risk-events.ts';
import type { RiskDesk } from '../risk-uses.ts';

export const guardianStopped: Reason = {
  code: 'guardian_stopped',
  words: words(
    '守护人觉得这笔不对,拦下了。没有扣款,钱还在您账户里。',
    'Your guardian stopped this. No money was taken; it is still in your account.',
  ),
};

export const guardianTimedOut: Reason = {
  code: 'guardian_timeout',
  words: words(
    '守护人 24 小时内没有答复,这笔没有转。没有扣款,钱还在您账户里。',
    'Your guardian did not answer within 24 hours, so it was not sent. The money is still in your account.',
  ),
};

const statusFor = (ended: RiskCase, end: HeldEnd, overdue: boolean): Exclude<CaseStatus, 'waiting'> => {
  if (end === 'withdraw') return 'withdrawn';
  if (end === 'go') return ended.outcome === 'guardian' ? 'approved' : 'released';
  return overdue ? 'timed_out' : 'stopped';
};

/** Gives the money back to the account, because the held proposal goes on or is given up. */
export async function letGo(
  desk: RiskDesk,
  tx: Transaction,
  proposal: Proposal,
  end: HeldEnd,
): Promise<void> {
  const waiting = await caseOfProposal(tx, proposal.id);
  if (waiting?.status !== 'waiting') return;
  const now = desk.clock.now();
  const overdue = waiting.until !== null && now >= waiting.until;
  const status = statusFor(waiting, end, overdue);
  if (waiting.hold !== null) {
    // A hold that ran out by itself has given the money back already.
    await desk.ledger.releaseHold(tx, waiting.hold);
  }
  await endCase(tx, waiting.id, status, null, now);
  await tellCase(tx, 'risk.case-closed', { ...waiting, status }, now);
}

/**
 * The time of a held payment is over. Without a guardian's answer it is not sent; after a cooling time it is, unless the
 * payee was found out meanwhile.
 */
export async function endHeldTime(desk: RiskDesk, tx: Transaction, proposal: string): Promise<void> {
  const waiting = await caseOfProposal(tx, proposal);
  if (waiting?.status !== 'waiting') return;
  const foundOut = waiting.outcome === 'cool_off' ? await foundOutSince(tx, waiting) : undefined;
  if (waiting.outcome === 'guardian') {
    await desk.settlements().endHold(tx, proposal, 'stop', [guardianTimedOut]);
    return;
  }
  if (foundOut) {
    await desk.settlements().endHold(tx, proposal, 'stop', [foundOut]);
    return;
  }
  await desk.settlements().endHold(tx, proposal, 'go', waiting.reasons);
}

async function foundOutSince(tx: Transaction, waiting: RiskCase): Promise<Reason | undefined> {
  const { confirmed, count } = await reportsOf(tx, waiting.payee.number);
  if (!confirmed && count === 0) return undefined;
  return {
    code: 'payee_listed',
    words: words(
      '等待期间,这个收款账户被举报涉嫌诈骗,所以没有转。没有扣款,钱还在您账户里。',
      'While this was on hold the receiving account was reported for fraud, so it was not sent. No money was taken.',
    ),
  };
}
