import type { CustomerCaller, ProposalRefusal } from '@banxing/capability';
import { ok, type Outcome, refuse } from '@banxing/kernel';
import { findRequest, noteDecider } from '../case-store.ts';
import type { Answered, AnswerRefusal, GuardianAnswer } from '../guardian-answer.ts';
import type { RiskDesk } from '../risk-uses.ts';
import { answerInvitation } from './change-guardians.ts';
import { guardianStopped } from './end-case.ts';

const over = (refusal: ProposalRefusal): AnswerRefusal =>
  refusal.code === 'proposal_not_found' ? { code: 'request_not_found' } : { code: 'request_over' };

/**
 * A guardian approves or stops, and proves with their own PIN that it is they. Who comes second (the customer who
 * withdraws, another guardian, the clock) finds it over.
 */
export async function answerRequest(
  desk: RiskDesk,
  caller: CustomerCaller,
  id: string,
  answer: GuardianAnswer,
): Promise<Outcome<Answered, AnswerRefusal>> {
  const request = id.startsWith('greq_') ? await findRequest(desk.db, caller.customer, id) : undefined;
  if (id.startsWith('greq_')) {
    if (!request) return refuse({ code: 'request_not_found' });
    const late = request.case.until !== null && desk.clock.now() >= request.case.until;
    if (request.case.status !== 'waiting' || late) return refuse({ code: 'request_over' });
  }
  const proved = await desk.access.checkPin(caller.customer, answer.pin);
  if (!proved.ok) return proved;
  if (!request) return answerInvitation(desk, caller.customer, id, answer.decision === 'approve');
  const { proposal } = request.case;
  return desk.db.transaction(async (tx) => {
    const ended = await desk
      .settlements()
      .endHold(
        tx,
        proposal,
        answer.decision === 'approve' ? 'go' : 'stop',
        answer.decision === 'approve' ? request.case.reasons : [guardianStopped],
      );
    if (!ended.ok) return refuse(over(ended.refusal));
    await noteDecider(tx, request.case.id, caller.customer);
    return ok({ kind: 'payment' as const, settlement: ended.value });
  });
}
