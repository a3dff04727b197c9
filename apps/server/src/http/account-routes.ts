import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { EntriesRefusal } from '@banxing/accounts';
import type { Bank } from '../bank.ts';
import { callerOf, read } from './context.ts';
import { Problem, problems } from './problem.ts';

const idParameter = z.object({ id: z.string().max(60) });

const entriesQuery = z.object({
  from: z.string().max(40).optional(),
  to: z.string().max(40).optional(),
  limit: z.coerce.number().int().optional(),
  cursor: z.string().max(200).optional(),
});

const unreadable = (path: string): Problem =>
  problems.malformed({ issues: [{ path, message: 'cannot be read' }] });

const entriesProblems = {
  account_not_found: () =>
    new Problem(404, 'account_not_found', { zh: '没有这个账户。', en: 'There is no such account.' }),
  bound_unreadable: () => unreadable('from, to'),
  limit_out_of_range: () => problems.malformed({ issues: [{ path: 'limit', message: '1 to 200' }] }),
  cursor_unreadable: () => unreadable('cursor'),
} satisfies Record<EntriesRefusal['code'], () => Problem>;

/** The plain facts: accounts and their entries. */
export function accountRoutes(app: FastifyInstance, bank: Bank): void {
  const { accounts, pension } = bank.departments;

  app.get('/api/accounts', async (request) => {
    const { customer } = callerOf(request);
    return [...(await accounts.facts(bank.db, customer)), ...(await pension.accountFacts(bank.db, customer))];
  });

  app.get('/api/accounts/:id/entries', async (request) => {
    const caller = callerOf(request);
    const { id } = read(idParameter, request.params);
    const { from, to, limit, cursor } = read(entriesQuery, request.query);
    const asked = {
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(limit === undefined ? {} : { limit }),
      ...(cursor === undefined ? {} : { cursor }),
    };
    const page = await accounts.entries(bank.db, caller.customer, id, asked);
    if (!page.ok) throw entriesProblems[page.refusal.code]();
    return page.value;
  });
}
