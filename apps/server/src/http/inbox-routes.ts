import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Message } from '@banxing/engage';
import { formatInstant, type Locale } from '@banxing/kernel';
import { homeTiles } from '@banxing/parties';
import type { Bank } from '../bank.ts';
import { callerOf, read } from './context.ts';
import { Problem } from './problem.ts';

const inboxQuery = z.object({
  unread: z.enum(['true', 'false']).optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
  cursor: z.string().max(60).optional(),
});

export const subscriptionBody = z.object({
  endpoint: z.string().max(1000),
  keys: z.object({
    p256dh: z.string().regex(/^[\w-]{80,120}=*$/u),
    auth: z.string().regex(/^[\w-]{16,40}=*$/u),
  }),
});

export const endpointBody = z.object({ endpoint: z.string().max(1000).optional() });

const idParameter = z.object({ id: z.string().max(60) });

const messageView = (message: Message, locale: Locale) => ({
  id: message.id,
  kind: message.kind,
  title: message.title[locale],
  body: message.body[locale],
  at: formatInstant(message.createdAt),
  read: message.readAt !== null,
  action: message.say ? { action: `say:${message.say[locale]}`, label: message.say[locale] } : null,
});

/** The inbox, what stands on the home page, and where browsers agree to push messages. */
export function inboxRoutes(app: FastifyInstance, bank: Bank): void {
  const { engage, parties } = bank.departments;

  app.get('/api/inbox', async (request) => {
    const { customer, locale } = callerOf(request);
    const { unread, limit = 20, cursor } = read(inboxQuery, request.query);
    const query = { unreadOnly: unread === 'true', limit: limit + 1, after: cursor };
    const found = await engage.inbox(bank.db, customer, query);
    const shown = found.slice(0, limit);
    return {
      messages: shown.map((message) => messageView(message, locale)),
      unread: await engage.unread(bank.db, customer),
      next: found.length > limit ? (shown.at(-1)?.id ?? null) : null,
    };
  });

  const markRead = async (customer: ReturnType<typeof callerOf>['customer'], id: string | null) => {
    await bank.db.transaction((tx) => engage.markRead(tx, customer, id));
    return { unread: await engage.unread(bank.db, customer) };
  };
  app.post('/api/inbox/read', async (request) => markRead(callerOf(request).customer, null));
  app.post('/api/inbox/:id/read', async (request) => {
    const caller = callerOf(request);
    return markRead(caller.customer, read(idParameter, request.params).id);
  });

  app.get('/api/home', async (request) => {
    const { customer, locale } = callerOf(request);
    const { home } = await parties.preferences(bank.db, customer);
    return homeTiles(home, bank.counter.catalogue.all()).map(({ id, title }) => ({
      id,
      title: title[locale],
      action: `say:${title[locale]}`,
    }));
  });

  pushRoutes(app, bank);
}

function pushRoutes(app: FastifyInstance, bank: Bank): void {
  const { engage } = bank.departments;

  app.get('/api/push', async (request) => {
    const { customer } = callerOf(request);
    const subscriptions = await engage.subscriptions(bank.db, customer);
    return { publicKey: bank.push?.publicKey ?? null, browsers: subscriptions.length };
  });

  app.post('/api/push/subscriptions', async (request) => {
    const { customer, locale } = callerOf(request);
    const { endpoint, keys } = read(subscriptionBody, request.body);
    if (!bank.push) {
      throw new Problem(503, 'push_unavailable', {
        zh: '现在不能推送,消息都在收件箱里。',
        en: 'Push is not available here; messages are in the inbox.',
      });
    }
    if (!bank.push.accepts(endpoint)) {
      throw new Problem(422, 'push_service_unknown', {
        zh: '不认识这个推送服务,没有登记。',
        en: 'This push service is not known; nothing was registered.',
      });
    }
    await bank.db.transaction((tx) =>
      engage.subscribe(tx, { endpoint, customer, locale, p256dh: keys.p256dh, auth: keys.auth }),
    );
    return { status: 'subscribed' };
  });

  app.delete('/api/push/subscriptions', async (request) => {
    const { customer } = callerOf(request);
    const { endpoint } = read(endpointBody, request.body);
    await bank.db.transaction((tx) => engage.unsubscribe(tx, customer, endpoint ?? null));
    return { status: 'unsubscribed' };
  });
}
