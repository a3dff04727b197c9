import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type CallResult, describeCapability } from '@banxing/capability';
import { viewOf } from '@banxing/dialogue';
import type { Locale } from '@banxing/kernel';
import type { Bank } from '../bank.ts';
import { callerOf, idempotencyKeyOf, read } from './context.ts';
import { Problem, problems } from './problem.ts';

const idParameter = z.object({ id: z.string().max(80) });

function answerOf(result: CallResult, locale: Locale): unknown {
  switch (result.kind) {
    case 'answer':
      return { output: result.output, text: result.answer.text, cards: result.answer.cards };
    case 'proposed':
      return {
        proposal: viewOf(result.proposal, locale),
        text: result.answer.text,
        cards: result.answer.cards,
      };
    case 'needs': {
      const { slot, question, options = [] } = result.need;
      const shown = options.map((option) => ({
        value: option.value,
        label: option.label[locale],
        detail: option.detail?.[locale],
      }));
      throw new Problem(422, 'input_incomplete', question, {
        needs: { slot, question: question[locale], options: shown },
      });
    }
    case 'refused': {
      const { code, words } = result.refusal;
      throw new Problem(code === 'key_reused' ? 409 : 422, code, words, {
        reasons: [{ code, text: words[locale] }],
      });
    }
    case 'unknown_capability':
      throw problems.unknownCapability();
    case 'malformed':
      throw problems.malformed({ issues: result.issues });
  }
}

/** Every capability, called directly. */
export function capabilityRoutes(app: FastifyInstance, bank: Bank): void {
  app.get('/api/capabilities', async (request) => {
    const caller = callerOf(request);
    return bank.counter.catalogue.all().map((capability) => describeCapability(capability, caller.locale));
  });

  app.post('/api/capabilities/:id', async (request) => {
    const caller = callerOf(request);
    const { id } = read(idParameter, request.params);
    const options = { idempotencyKey: idempotencyKeyOf(request) };
    return answerOf(await bank.counter.call(id, caller, request.body ?? {}, options), caller.locale);
  });
}
