import { cardChargeBody, cardPinBody, cardRefundBody } from './card-routes.ts';
import { instant, type Json, money, operation, record, schemaOf, text } from './openapi-parts.ts';

const card = record({
  id: text,
  kind: { enum: ['debit', 'credit'] },
  form: { enum: ['plastic', 'virtual'] },
  name: text,
  tail: text,
  status: text,
  expiresOn: text,
});

const charge = record({
  id: text,
  amount: money,
  refunded: money,
  merchant: text,
  status: text,
  at: instant,
});

/** The cards of a customer, their PINs, and the till of the demo bank. */
export const cardPaths = (): Json => ({
  '/api/cards': {
    get: operation({
      summary: 'The customer’s cards, by their last digits',
      answer: { type: 'array', items: card },
    }),
  },
  '/api/cards/pin': {
    post: operation({
      summary: 'Set a card’s PIN under the permit that a confirmed card.pin_change gave',
      body: schemaOf(cardPinBody, 'input'),
      answer: record({ status: text }),
    }),
  },
  '/api/demo/merchants/card-charge': {
    post: operation({
      summary: 'Demo bank: a merchant charges a card of the customer’s',
      body: schemaOf(cardChargeBody, 'input'),
      answer: charge,
      command: true,
    }),
  },
  '/api/demo/merchants/card-refund': {
    post: operation({
      summary: 'Demo bank: a merchant gives a charge back, whole or in part',
      body: schemaOf(cardRefundBody, 'input'),
      answer: charge,
      command: true,
    }),
  },
});
