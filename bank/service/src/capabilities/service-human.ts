import { ready, setting } from '@banxing/capability';
import { ok, words } from '@banxing/kernel';
import { z } from 'zod';
import { queueFor } from '../queue.ts';
import { type ServiceUses, standingOf } from '../service-uses.ts';
import {
  handCallerOver,
  handedOver,
  type HandedOverOutput,
  handoverAnswer,
  topicInput,
} from './handover-answer.ts';

const input = z.object({
  topic: topicInput,
  /** What the customer said, for whoever takes over. */
  said: z.string().max(10_000).optional(),
  /** What was heard in their words: one of the contract's emotions. */
  emotion: z.string().max(20).optional(),
});
type Input = z.infer<typeof input>;

interface Draft {
  readonly topic: string;
  readonly said: string;
  readonly feeling: string;
}

/** Hands over to a person: opens a ticket in the line that fits the customer, or answers the place they have. */
export const serviceHuman = (uses: ServiceUses) =>
  setting<Input, Draft, HandedOverOutput, never>({
    id: 'service.human',
    title: words('转人工', 'Talk to a person'),
    about: words('转给人工客服,带上事情的来由', 'Hands over to a person, with what it is about'),
    authority: 'interface',
    input,
    output: handedOver,
    refusals: {},
    complete: (_caller, { topic = '', said = '', emotion = 'neutral' }) =>
      Promise.resolve(ready({ topic, said: said.slice(0, 500), feeling: emotion })),
    perform: async (tx, caller, draft) => {
      const queue = queueFor({ ...draft, ...(await standingOf(uses, tx, caller.customer)) });
      return ok(await handCallerOver(uses, tx, caller, { ...draft, queue }));
    },
    answer: (output, speech) => handoverAnswer(output, speech),
  });
