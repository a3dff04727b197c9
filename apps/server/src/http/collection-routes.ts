import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { formatInstant, formatMoney, money } from '@banxing/kernel';
import type { AskedShare, Collection } from '@banxing/payments';
import type { Bank } from '../bank.ts';
import { callerOf, read } from './context.ts';
import { problems } from './problem.ts';

const idParameter = z.object({ id: z.string().max(60) });

const amountOf = (minorUnits: bigint) => ({ amount: formatMoney(money(minorUnits)), currency: 'CNY' });

/** What the caller is asked for; it is paid by `transfer.create` with the id as `card_number`. */
const waitingFact = (share: AskedShare) => ({
  id: share.id,
  from: share.requesterName,
  ...amountOf(share.amount),
  askedAt: formatInstant(share.askedAt),
  pay: { capability: 'transfer.create', input: { card_number: share.id } },
});

const sentFact = (collection: Collection) => ({
  id: collection.id,
  ...amountOf(collection.amount),
  askedAt: formatInstant(collection.createdAt),
  shares: collection.shares.map((share) => ({
    id: share.id,
    payer: share.payerName,
    ...amountOf(share.amount),
    status: share.status,
    transfer: share.transfer,
  })),
});

const mostSent = 50;

/** Requests for money: those that wait for the caller, and those that the caller has sent. */
export function collectionRoutes(app: FastifyInstance, bank: Bank): void {
  const { payments } = bank.departments;

  app.get('/api/collections', async (request) => {
    const { customer } = callerOf(request);
    const [waiting, sent] = await Promise.all([
      payments.askedOf(bank.db, customer),
      payments.collections(bank.db, customer, mostSent),
    ]);
    return { waiting: waiting.map(waitingFact), sent: sent.map(sentFact) };
  });

  const end = (path: string, role: 'payer' | 'requester', status: string): void => {
    app.post(path, async (request) => {
      const { customer } = callerOf(request);
      const { id } = read(idParameter, request.params);
      const by = role === 'payer' ? { payer: customer } : { requester: customer };
      const ended = await bank.db.transaction((tx) => payments.endRequest(tx, id, by));
      if (!ended) throw problems.notFound();
      return { status };
    });
  };
  end('/api/collections/:id/decline', 'payer', 'declined');
  end('/api/collections/:id/withdraw', 'requester', 'withdrawn');
}
