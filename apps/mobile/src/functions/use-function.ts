import { useCallback, useEffect, useRef, useState } from 'react';
import type { Card } from '@banxing/cards';
import { callJson } from '../api/client.ts';
import { Problem } from '../api/problem.ts';
import type { Capability, Missing, Told } from '../api/types.ts';
import { useConfirmation } from '../confirm/confirmation.tsx';
import { useConversation } from '../conversation/conversation.tsx';
import { useWords } from '../i18n/words.tsx';
import { newKey } from '../platform/platform.ts';
import { useSession } from '../session/session.tsx';
import { settingsIn } from '../conversation/settings-in.ts';

export type Input = Readonly<Record<string, string>>;

export type Running = {
  readonly state: 'idle' | 'busy' | 'answered';
  readonly input: Input;
  readonly missing: Missing | undefined;
  readonly told: Told | undefined;
  readonly fault: string | undefined;
};

const atRest: Running = { state: 'idle', input: {}, missing: undefined, told: undefined, fault: undefined };

const missingIn = (problem: Problem): Missing | undefined => {
  const { needs } = problem.body as { readonly needs?: Missing };
  return problem.code === 'input_incomplete' ? needs : undefined;
};

const proposalIn = (cards: readonly Card[] = []): string | undefined =>
  cards.flatMap((card) => (card.type === 'confirm' ? [card.proposal] : [])).at(-1);

/**
 * Runs one capability by its own route: the answer stands on the page, a proposal also in the conversation, because that
 * is where what was agreed to is kept.
 */
export const useFunction = (capability: Capability, given: Input) => {
  const [running, setRunning] = useState<Running>({ ...atRest, input: given });
  const { told } = useConversation();
  const { open } = useConfirmation();
  const { t } = useWords();
  const { changeLook } = useSession();
  const latest = useRef(0);

  const run = useCallback(
    async (input: Input) => {
      latest.current += 1;
      const turn = latest.current;
      const show = (next: Partial<Running>) => {
        if (turn === latest.current) setRunning({ ...atRest, input, ...next });
      };
      show({ state: 'busy' });
      try {
        const path = `/api/capabilities/${encodeURIComponent(capability.id)}`;
        const answer = await callJson<Told>(path, { method: 'POST', body: input, idempotencyKey: newKey() });
        show({ state: 'answered', told: answer });
        const change = settingsIn(answer.cards ?? []);
        if (change !== undefined) void changeLook(change);
        const proposal = proposalIn(answer.cards);
        if (proposal !== undefined) {
          told(answer);
          open(proposal);
        }
      } catch (problem) {
        const missing = problem instanceof Problem ? missingIn(problem) : undefined;
        const fault = problem instanceof Problem ? (problem.detail ?? t.state.error) : t.state.error;
        show(missing === undefined ? { fault } : { missing });
      }
    },
    [capability.id, changeLook, open, t, told],
  );

  const first = useRef({ run, given });
  useEffect(() => {
    if (capability.authority === 'reads') void first.current.run(first.current.given);
  }, [capability.authority]);

  return { running, run };
};
