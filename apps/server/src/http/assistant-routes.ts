import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { CustomerCaller } from '@banxing/capability';
import type { Reply } from '@banxing/cards';
import { ConversationMoved } from '@banxing/dialogue';
import { formatInstant } from '@banxing/kernel';
import type { HeardTurn } from '@banxing/models';
import type { Bank } from '../bank.ts';
import { callerOf, idempotencyKeyOf, read } from './context.ts';
import { turnOf } from '../learning.ts';
import { problems } from './problem.ts';

export const messageBody = z.object({
  text: z.string().max(200_000),
  conversation: z.string().max(60).optional(),
  action: z.string().max(400).optional(),
});

export const feedbackBody = z.object({ helpful: z.boolean() });

const messageParameter = z.object({ id: z.string().max(60) });

/** An answer that the caller was given in the running conversation, with what they had said before it. */
async function ownTurn(bank: Bank, caller: CustomerCaller, id: string): Promise<HeardTurn | undefined> {
  const current = await bank.assistant.current(caller, 200);
  const place = current?.messages.findIndex((message) => message.id === id) ?? -1;
  const answer = current?.messages[place];
  const said = current?.messages[place - 1];
  if (!answer?.reply || said?.from !== 'customer') return undefined;
  return turnOf(bank, caller, said.text, answer.reply, said.at);
}

const event = (name: string, data: unknown): string => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

/** Sentences, so that what is streamed reads naturally while it grows. */
const sentencesOf = (text: string): string[] => text.match(/[^。!?!?\n]+[。!?!?\n]*/gu) ?? [text];

function stream(out: FastifyReply, reply: Reply): FastifyReply {
  const events = [
    event('understanding', {
      ...reply.understanding,
      emotion: reply.emotion,
      conversation: reply.conversation,
    }),
    ...sentencesOf(reply.text).map((delta) => event('text', { delta })),
    event('cards', reply.cards),
    event('reply', reply),
  ];
  return out
    .header('content-type', 'text/event-stream; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(events.join(''));
}

/** The conversation, over HTTP. */
export function assistantRoutes(app: FastifyInstance, bank: Bank): void {
  app.post('/api/assistant/messages', async (request, out) => {
    const caller = callerOf(request);
    const body = read(messageBody, request.body);
    const key = idempotencyKeyOf(request);
    const reply = await bank.assistant.hear(caller, { ...body, key }).catch((fault: unknown) => {
      throw fault instanceof ConversationMoved ? problems.conversationBusy() : fault;
    });
    if (reply === 'not_found') throw problems.notFound();
    if (reply === 'key_reused') throw problems.keyReused();
    bank.models.beside(bank.models.collector.heard(turnOf(bank, caller, body.text, reply, bank.clock.now())));
    const streams = request.headers.accept?.includes('text/event-stream') ?? false;
    return streams ? stream(out, reply) : reply;
  });

  app.post('/api/assistant/messages/:id/feedback', async (request) => {
    const caller = callerOf(request);
    const { id } = read(messageParameter, request.params);
    const { helpful } = read(feedbackBody, request.body);
    const rated = await ownTurn(bank, caller, id);
    if (!rated) throw problems.notFound();
    await bank.models.collector.rated(rated, helpful);
    return { status: 'noted' };
  });

  app.get('/api/assistant/conversations/current', async (request) => {
    const current = await bank.assistant.current(callerOf(request), 200);
    if (!current) return { conversation: null, messages: [] };
    return {
      conversation: current.conversation,
      messages: current.messages.map((message) => ({
        id: message.id,
        from: message.from,
        at: formatInstant(message.at),
        text: message.text,
        cards: message.reply?.cards ?? [],
        proposal: message.reply?.proposal ?? null,
        suggestions: message.reply?.suggestions ?? [],
      })),
    };
  });

  app.get('/api/assistant/suggestions', async (request) => bank.openingLine(callerOf(request)));
}
