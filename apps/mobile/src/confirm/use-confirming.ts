import type { Card, CardOf } from '@banxing/cards';
import { useCallback, useRef, useState } from 'react';
import { callJson } from '../api/client.ts';
import { Problem } from '../api/problem.ts';
import type { Confirmation } from '../api/types.ts';
import { useConversation } from '../conversation/conversation.tsx';
import type { Settled } from '../conversation/thread.ts';
import { useWords } from '../i18n/words.tsx';
import { newKey } from '../platform/platform.ts';
import { useBankClock } from '../session/session.tsx';
import { emptyPin, reducePin, type Pin, type PinEvent } from './pin.ts';
import { confirmRefusal, type ConfirmRefusal } from './refusal.ts';

export type Step =
  | { readonly kind: 'review' }
  | { readonly kind: 'pin'; readonly refusal?: Extract<ConfirmRefusal, { kind: 'wrong-pin' }> }
  /** No answer came; the same attempt can be sent again under the same key. */
  | { readonly kind: 'unsure' }
  | { readonly kind: 'refused'; readonly refusal: ConfirmRefusal }
  | { readonly kind: 'stopped'; readonly answer: Confirmation };

/** How each answer ends the proposal; a stronger proof leaves it open. */
const endings: Readonly<Record<Confirmation['status'], Settled | undefined>> = {
  done: 'confirmed',
  refused: 'stopped',
  cooling_off: 'waiting',
  awaiting_guardian: 'waiting',
  step_up: undefined,
};

type Attempt = { readonly pin: string; readonly key: string };

const receiptOf = (card: CardOf<'confirm'>, answer: Confirmation, at: Date): readonly Card[] => {
  const said = answer.message?.cards ?? answer.cards ?? [];
  if (said.some(({ type }) => type === 'receipt')) return said;
  if (answer.receipt?.card !== undefined) return [answer.receipt.card, ...said];
  const own: CardOf<'receipt'> = {
    type: 'receipt',
    actions: [],
    receipt: answer.receipt?.id ?? card.proposal,
    status: 'done',
    rows: card.rows,
    at: at.toISOString(),
    ...(card.title === undefined ? {} : { title: card.title }),
    ...(card.headline === undefined ? {} : { headline: card.headline }),
  };
  return [own, ...said];
};

const usePin = (full: (pin: string) => void) => {
  const current = useRef(emptyPin);
  const [pin, setPin] = useState<Pin>(emptyPin);
  const press = useCallback(
    (event: PinEvent) => {
      const before = current.current;
      const next = reducePin(before, event);
      current.current = next;
      setPin(next);
      if (next.state === 'sending' && before.state !== 'sending') full(next.digits);
    },
    [full],
  );
  return { pin, press };
};

/** Tells the conversation what came of it, and says which step follows; none when it is done. */
const useSettle = (card: CardOf<'confirm'>) => {
  const { told, settled } = useConversation();
  const { t } = useWords();
  const clock = useBankClock();
  return useCallback(
    (answer: Confirmation): Step | undefined => {
      const text = answer.message?.text ?? answer.text ?? '';
      const suggestions = answer.message?.suggestions ?? [];
      const how = endings[answer.status];
      if (how !== undefined) settled(card.proposal, how);
      if (answer.status === 'done') {
        const cards = receiptOf(card, answer, clock());
        told({ text: text === '' ? t.confirm.done : text, cards, suggestions });
        return undefined;
      }
      if (text !== '') told({ text, cards: answer.message?.cards ?? answer.cards ?? [], suggestions });
      return { kind: 'stopped', answer };
    },
    [card, clock, settled, told, t],
  );
};

const postConfirmation = (card: CardOf<'confirm'>, { pin, key }: Attempt): Promise<Confirmation> =>
  callJson<Confirmation>(`/api/proposals/${encodeURIComponent(card.proposal)}/confirm`, {
    method: 'POST',
    body: { hash: card.hash, pin },
    idempotencyKey: key,
  });

const stepAfter = (refusal: ConfirmRefusal): Step =>
  refusal.kind === 'wrong-pin' ? { kind: 'pin', refusal } : { kind: 'refused', refusal };

/** The way of one confirmation: review, PIN, one attempt under one key, and what came of it. */
export const useConfirming = (card: CardOf<'confirm'>, close: () => void) => {
  const settle = useSettle(card);
  const [step, setStep] = useState<Step>({ kind: 'review' });
  const attempt = useRef<Attempt | undefined>(undefined);
  const pressing = useRef<(event: PinEvent) => void>(() => undefined);

  const send = useCallback(async () => {
    const given = attempt.current;
    if (given === undefined) return;
    const over = (next: Step | undefined, pin: 'wrong' | 'clear') => {
      attempt.current = undefined;
      pressing.current({ kind: pin });
      if (next === undefined) close();
      else setStep(next);
    };
    try {
      const answer = await postConfirmation(card, given);
      over(settle(answer), 'clear');
    } catch (fault) {
      // A fault of the bank itself leaves the result as open as a lost connection does.
      if (!(fault instanceof Problem) || fault.status >= 500) return setStep({ kind: 'unsure' });
      const refusal = confirmRefusal(fault);
      over(stepAfter(refusal), refusal.kind === 'wrong-pin' ? 'wrong' : 'clear');
    }
    return undefined;
  }, [card, close, settle]);

  const full = useCallback(
    (pin: string) => {
      attempt.current = { pin, key: newKey() };
      void send();
    },
    [send],
  );
  const { pin, press } = usePin(full);
  pressing.current = press;

  const goTo = useCallback(
    (kind: 'review' | 'pin') => {
      attempt.current = undefined;
      press({ kind: 'clear' });
      setStep({ kind });
    },
    [press],
  );
  const sendAgain = useCallback(() => {
    setStep({ kind: 'pin' });
    void send();
  }, [send]);

  return { step, pin, press, goTo, sendAgain };
};
