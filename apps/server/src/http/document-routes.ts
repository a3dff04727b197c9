import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { formatInstant } from '@banxing/kernel';
import { maskName } from '@banxing/parties';
import type { Bank } from '../bank.ts';
import { callerOf, read } from './context.ts';
import { Problem } from './problem.ts';

const idParameter = z.object({ id: z.string().max(60) });
const numberParameter = z.object({ number: z.string().regex(/^BX[0-9A-Z]{10,40}$/u) });

const notFound = (): Problem =>
  new Problem(404, 'document_not_found', { zh: '没有这份文件。', en: 'There is no such document.' });

/** Statements and certificates: the file for its owner, and whether a paper is true for whoever holds it. */
export function documentRoutes(app: FastifyInstance, bank: Bank): void {
  const { accounts } = bank.departments;

  app.get('/api/documents/:id', async (request, out) => {
    const { customer } = callerOf(request);
    const { id } = read(idParameter, request.params);
    const document = await accounts.document(bank.db, customer, id);
    if (!document) throw notFound();
    return out
      .type('application/pdf')
      .header('content-disposition', `attachment; filename="banxing-${document.number}.pdf"`)
      .header('x-content-sha256', document.sha256)
      .send(document.content);
  });

  // The number on the paper is secret enough: seventy bits of chance. No more is told than the paper says.
  app.get('/api/documents/verify/:number', async (request) => {
    const { number } = read(numberParameter, request.params);
    const document = await accounts.documentByNumber(bank.db, number);
    if (!document) throw notFound();
    return {
      number: document.number,
      kind: document.kind,
      holder: maskName(document.holder),
      from: document.from,
      to: document.to,
      issuedAt: formatInstant(document.issuedAt),
      sha256: document.sha256,
    };
  });
}
