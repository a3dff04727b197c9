import { decideBody } from './guardian-routes.ts';
import {
  type Json,
  instant,
  money,
  operation,
  pathParameter,
  record,
  schemaOf,
  text,
} from './openapi-parts.ts';
import { passwordBody } from './own-data-routes.ts';

const reason = record({ code: text, text });

const request = record(
  {
    id: text,
    kind: { enum: ['payment', 'invitation'] },
    from: record({ name: text }),
    amount: money,
    currency: text,
    payee: record({ name: text, tail: text, bank: text }),
    reasons: { type: 'array', items: reason },
    createdAt: instant,
    until: { type: ['string', 'null'] },
  },
  ['id', 'kind', 'from', 'reasons', 'createdAt'],
);

/** What guardians see and answer, and what customers do about their own secrets and data. */
export const guardianPaths = (): Json => ({
  '/api/guardian/requests': {
    get: operation({
      summary: 'What waits for the customer as a guardian, the newest first',
      answer: { type: 'array', items: request },
    }),
  },
  '/api/guardian/requests/{id}/decide': {
    post: operation({
      summary: 'Approve or stop, with one’s own PIN',
      body: schemaOf(decideBody, 'input'),
      answer: record({ status: text, reasons: { type: 'array', items: reason }, text }),
      parameters: [pathParameter('id')],
    }),
  },
  '/api/auth/password': {
    post: operation({
      summary: 'Change the password, in a session in which security.password_change was confirmed',
      body: schemaOf(passwordBody, 'input'),
      answer: record({ status: text, text }),
    }),
  },
  '/api/me/data': {
    get: operation({
      summary: 'Everything of the customer’s own, in one document',
      answer: { type: 'object' },
    }),
  },
});
