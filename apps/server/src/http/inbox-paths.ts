import { endpointBody, subscriptionBody } from './inbox-routes.ts';
import {
  instant,
  type Json,
  operation,
  pathParameter,
  queryParameter,
  record,
  schemaOf,
  text,
} from './openapi-parts.ts';

const message = record({
  id: text,
  kind: text,
  title: text,
  body: text,
  at: instant,
  read: { type: 'boolean' },
  action: { type: ['object', 'null'] },
});
const unread = record({ unread: { type: 'integer' } });

/** The inbox, the home page, pushes and issued documents. */
export const inboxPaths = (): Json => ({
  '/api/inbox': {
    get: operation({
      summary: 'The customer’s messages, newest first',
      answer: record({
        messages: { type: 'array', items: message },
        unread: { type: 'integer' },
        next: { type: ['string', 'null'] },
      }),
      parameters: ['unread', 'limit', 'cursor'].map(queryParameter),
    }),
  },
  '/api/inbox/read': { post: operation({ summary: 'Mark all messages as read', answer: unread }) },
  '/api/inbox/{id}/read': {
    post: operation({ summary: 'Mark a message as read', answer: unread, parameters: [pathParameter('id')] }),
  },
  '/api/home': {
    get: operation({
      summary: 'What stands on the home page, in order',
      answer: { type: 'array', items: record({ id: text, title: text, action: text }) },
    }),
  },
  '/api/push': {
    get: operation({
      summary: 'The key for web push, and how many browsers agreed',
      answer: record({ publicKey: { type: ['string', 'null'] }, browsers: { type: 'integer' } }),
    }),
  },
  '/api/push/subscriptions': {
    post: operation({
      summary: 'A browser agrees to push messages',
      body: schemaOf(subscriptionBody, 'input'),
      answer: record({ status: text }),
    }),
    delete: operation({
      summary: 'A browser, or all of them, no longer',
      body: schemaOf(endpointBody, 'input'),
      answer: record({ status: text }),
    }),
  },
  '/api/documents/{id}': {
    get: operation({
      summary: 'A statement or certificate as PDF',
      answer: { type: 'string', contentMediaType: 'application/pdf' },
      parameters: [pathParameter('id')],
    }),
  },
  '/api/documents/verify/{number}': {
    get: operation({
      summary: 'Was a paper with this number issued by the bank?',
      answer: { type: 'object' },
      parameters: [pathParameter('number')],
      open: true,
    }),
  },
});
