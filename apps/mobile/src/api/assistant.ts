import type { Card, Reply } from '@banxing/cards';
import { call } from './client.ts';
import { Problem, Unreachable } from './problem.ts';
import { eachEvent, type StreamEvent } from './sse.ts';

export type Question = { readonly text: string; readonly conversation?: string; readonly action?: string };

/** Hears an answer as it comes; `reply` is the whole and the truth. */
export type Listener = {
  readonly delta: (text: string) => void;
  readonly cards: (cards: readonly Card[]) => void;
};

const parsed = (data: string): unknown => {
  try {
    return JSON.parse(data);
  } catch {
    throw new Unreachable();
  }
};

const heard = (event: StreamEvent, listener: Listener): Reply | undefined => {
  if (event.event === 'text') listener.delta((parsed(event.data) as { delta: string }).delta);
  if (event.event === 'cards') listener.cards(parsed(event.data) as readonly Card[]);
  if (event.event === 'error') {
    const body = parsed(event.data) as Record<string, unknown>;
    throw new Problem(typeof body['status'] === 'number' ? body['status'] : 500, body);
  }
  return event.event === 'reply' ? (parsed(event.data) as Reply) : undefined;
};

/**
 * Asks the assistant and returns its whole reply, letting the listener hear it as it comes. The same key sent again
 * is the same question. Throws `Problem`, or `Unreachable` when the stream ended without a reply.
 */
export const ask = async (question: Question, key: string, listener: Listener): Promise<Reply> => {
  const response = await call('/api/assistant/messages', {
    method: 'POST',
    body: question,
    accept: 'text/event-stream',
    idempotencyKey: key,
  });
  if (!(response.headers.get('content-type') ?? '').startsWith('text/event-stream')) {
    return (await response.json()) as Reply;
  }
  let reply: Reply | undefined;
  try {
    await eachEvent(response, (event) => {
      reply = heard(event, listener) ?? reply;
    });
  } catch (fault) {
    if (fault instanceof Problem) throw fault;
    throw new Unreachable();
  }
  if (reply === undefined) throw new Unreachable();
  return reply;
};
