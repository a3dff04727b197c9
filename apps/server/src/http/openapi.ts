import { reply } from '@banxing/cards';
import { type Catalogue, describeCapability } from '@banxing/capability';
import { messageBody } from './assistant-routes.ts';
import { cardPaths } from './card-paths.ts';
import { loginBody, preferencesBody } from './auth-routes.ts';
import { guardianPaths } from './guardian-paths.ts';
import { inboxPaths } from './inbox-paths.ts';
import { modelPaths } from './model-paths.ts';
import {
  type Json,
  instant,
  money,
  operation,
  pathParameter,
  queryParameter,
  record,
  schemaOf,
  text,
} from './openapi-parts.ts';
import { confirmBody } from './proposal-routes.ts';

const account = record({
  id: text,
  name: text,
  kind: text,
  currency: text,
  balance: money,
  available: money,
  tail: text,
});

const entry = record({
  id: text,
  at: instant,
  amount: money,
  direction: { enum: ['in', 'out'] },
  counterparty: text,
  memo: text,
  balance: money,
  transfer: { type: ['string', 'null'] },
});

const settlement = record(
  {
    status: { enum: ['done', 'step_up', 'cooling_off', 'awaiting_guardian', 'refused'] },
    receipt: record({ id: text, details: {} }),
    requires: { type: 'array', items: text },
    until: instant,
    reasons: { type: 'array', items: record({ code: text, text }) },
    text,
    cards: { type: 'array', items: {} },
    proposal: {
      description: 'The next proposal, when another request was waiting.',
      type: ['object', 'null'],
    },
  },
  ['status', 'reasons'],
);

const signInAndTalkPaths = (): Json => ({
  '/healthz': {
    get: operation({ summary: 'Can it serve?', answer: record({ status: { const: 'ok' } }), open: true }),
  },
  '/api/auth/login': {
    post: operation({
      summary: 'Sign in',
      body: schemaOf(loginBody, 'input'),
      answer: record({ token: text, customer: record({ id: text, name: text }), expiresAt: instant }),
      open: true,
    }),
  },
  '/api/auth/logout': { post: operation({ summary: 'Sign out', answer: record({ status: text }) }) },
  '/api/me': {
    get: operation({ summary: 'Who is signed in, and how they like the app', answer: { type: 'object' } }),
  },
  '/api/me/preferences': {
    put: operation({
      summary: 'Change how the app looks',
      body: schemaOf(preferencesBody, 'input'),
      answer: { type: 'object' },
    }),
  },
  '/api/assistant/messages': {
    post: operation({
      summary: 'Say something',
      body: schemaOf(messageBody, 'input'),
      answer: { $ref: '#/components/schemas/Reply' },
    }),
  },
  '/api/assistant/conversations/current': {
    get: operation({ summary: 'The running conversation', answer: { type: 'object' } }),
  },
  '/api/assistant/suggestions': {
    get: operation({ summary: 'What to offer at the start', answer: { type: 'object' } }),
  },
});

const bankPaths = (): Json => ({
  '/api/proposals/{id}': {
    get: operation({ summary: 'A proposal', answer: { type: 'object' }, parameters: [pathParameter('id')] }),
  },
  '/api/proposals/{id}/confirm': {
    post: operation({
      summary: 'Confirm exactly what was proposed',
      body: schemaOf(confirmBody, 'input'),
      answer: settlement,
      command: true,
      parameters: [pathParameter('id')],
    }),
  },
  '/api/proposals/{id}/cancel': {
    post: operation({
      summary: 'Withdraw a proposal',
      answer: record({ status: text }),
      parameters: [pathParameter('id')],
    }),
  },
  '/api/capabilities': {
    get: operation({
      summary: 'What the caller may use',
      answer: { type: 'array', items: { type: 'object' } },
    }),
  },
  '/api/search': {
    post: operation({
      summary: 'Find answers, functions, payees, products and entries; changes nothing',
      body: record({ q: text }),
      answer: record({
        answer: { type: ['object', 'null'] },
        things: { type: 'array', items: { type: 'object' } },
      }),
    }),
  },
  '/api/accounts': {
    get: operation({ summary: 'The customer’s accounts', answer: { type: 'array', items: account } }),
  },
  '/api/accounts/{id}/entries': {
    get: operation({
      summary: 'The entries of an account, newest first',
      answer: record({ entries: { type: 'array', items: entry }, next: { type: ['string', 'null'] } }),
      parameters: [pathParameter('id'), ...['from', 'to', 'limit', 'cursor'].map(queryParameter)],
    }),
  },
  ...collectionPaths(),
});

const collectionPaths = (): Json => ({
  '/api/collections': {
    get: operation({
      summary: 'Requests for money: those waiting for the customer, and those sent',
      answer: record({
        waiting: { type: 'array', items: { type: 'object' } },
        sent: { type: 'array', items: { type: 'object' } },
      }),
    }),
  },
  '/api/collections/{id}/decline': {
    post: operation({
      summary: 'Say no to a request for money',
      answer: record({ status: text }),
      parameters: [pathParameter('id')],
    }),
  },
  '/api/collections/{id}/withdraw': {
    post: operation({
      summary: 'Take back a request for money',
      answer: record({ status: text }),
      parameters: [pathParameter('id')],
    }),
  },
});

function capabilityPaths(catalogue: Catalogue): Json {
  const paths = catalogue.all().map((capability): [string, Json] => {
    const { id, title, about, authority, input, output } = describeCapability(capability, 'en');
    const { $schema: _, ...body } = input as Json;
    const answer =
      authority === 'customer-confirms'
        ? record({
            proposal: { $ref: '#/components/schemas/Proposal' },
            text,
            cards: { type: 'array', items: {} },
          })
        : record({ output: output as Json, text, cards: { type: 'array', items: {} } });
    const described = operation({ summary: title, body, answer, command: authority !== 'reads' });
    return [
      `/api/capabilities/${id}`,
      { post: { ...described, description: about, operationId: id, 'x-authority': authority } },
    ];
  });
  return Object.fromEntries(paths);
}

/** The OpenAPI 3.1 document of the running server: what is fixed, and a path for each capability. */
export function openApiDocument(catalogue: Catalogue): Json {
  const proposal = schemaOf(reply.shape.proposal.unwrap());
  return {
    openapi: '3.1.0',
    info: {
      title: '伴行 Banxing',
      version: '0.1.0',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    security: [{ bearer: [] }, { session: [] }],
    paths: {
      ...signInAndTalkPaths(),
      ...bankPaths(),
      ...cardPaths(),
      ...guardianPaths(),
      ...inboxPaths(),
      ...modelPaths(),
      ...capabilityPaths(catalogue),
    },
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'banxing_session' },
      },
      schemas: {
        Problem: record({ type: text, title: text, status: { type: 'integer' }, detail: text, code: text }),
        Proposal: proposal,
        Reply: schemaOf(reply),
      },
    },
  };
}
