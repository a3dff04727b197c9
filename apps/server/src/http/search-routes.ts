import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Bank } from '../bank.ts';
import { callerOf, read } from './context.ts';

const asked = z.object({ q: z.string().max(400).default('') });

/** One box over everything. The text goes in the body, because nothing personal belongs into an address. */
export function searchRoutes(app: FastifyInstance, bank: Bank): void {
  app.post('/api/search', async (request) => {
    const caller = callerOf(request);
    const { q } = read(asked, request.body);
    return bank.search.find(caller, q);
  });
}
