import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Settlement } from '@banxing/capability';
import { formatInstant, type Locale } from '@banxing/kernel';
import type { Bank } from '../bank.ts';
import { confirmProblem } from './confirm-problems.ts';
import { callerOf, idempotencyKeyOf, read } from './context.ts';

export const confirmBody = z.object({
  hash: z.string().max(200).default(''),
  pin: z.string().max(100).optional(),
  passkey: z.unknown().optional(),
  code: z.string().max(20).optional(),
});

const idParameter = z.object({ id: z.string().max(60) });

function outcomeOf(settlement: Settlement, locale: Locale): Record<string, unknown> {
  const reasons = settlement.reasons.map((reason) => ({ code: reason.code, text: reason.words[locale] }));
  switch (settlement.status) {
    case 'done':
      return { status: 'done', receipt: { id: settlement.receipt, details: settlement.done }, reasons };
    case 'step_up':
      return { status: 'step_up', requires: settlement.requires, reasons };
    case 'cooling_off':
    case 'awaiting_guardian':
      return { status: settlement.status, until: formatInstant(settlement.until), reasons };
    case 'refused':
      return { status: 'refused', reasons };
  }
}

/** Confirming and withdrawing what was proposed. */
export function proposalRoutes(app: FastifyInstance, bank: Bank): void {
  app.post('/api/proposals/:id/confirm', async (request) => {
    const caller = callerOf(request);
    const { id } = read(idParameter, request.params);
    const { hash, ...proofs } = read(confirmBody, request.body);
    const proposal = await bank.settlements.find(caller, id);
    const confirmation = { hash, proofs, idempotencyKey: idempotencyKeyOf(request) };
    const settled = await bank.settlements.confirm(caller, id, confirmation);
    if (!settled.ok) throw confirmProblem(settled.refusal);
    const settlement = settled.value;
    const retold = proposal?.status !== 'open';
    const reply =
      proposal && !retold ? await bank.assistant.settled(caller, proposal, settlement) : undefined;
    const answer = reply ?? (proposal ? bank.settlements.answerTo(caller, proposal, settlement) : undefined);
    return {
      ...outcomeOf(settlement, caller.locale),
      text: answer?.text ?? '',
      cards: answer?.cards ?? [],
      proposal: reply?.proposal ?? null,
      ...(reply ? { message: reply } : {}),
    };
  });

  app.post('/api/proposals/:id/cancel', async (request) => {
    const caller = callerOf(request);
    const { id } = read(idParameter, request.params);
    const cancelled = await bank.settlements.cancel(caller, id);
    if (!cancelled.ok) throw confirmProblem(cancelled.refusal);
    await bank.assistant.withdrawn(caller, cancelled.value);
    if (cancelled.value.conversation !== null) {
      bank.models.beside(bank.models.collector.withdrawn(cancelled.value.conversation, id));
    }
    return { status: 'cancelled' };
  });

  app.get('/api/proposals/:id', async (request) => {
    const caller = callerOf(request);
    const { id } = read(idParameter, request.params);
    const proposal = await bank.settlements.find(caller, id);
    if (!proposal) throw confirmProblem({ code: 'proposal_not_found' });
    const shown = bank.settlements.show(caller, proposal);
    return {
      id: proposal.id,
      capability: proposal.capability,
      status: proposal.status,
      hash: proposal.hash,
      cards: shown.cards,
    };
  });
}
