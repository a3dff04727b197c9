import { existsSync } from 'node:fs';
import cookie from '@fastify/cookie';
import fastifyStatic from '@fastify/static';
import fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import type { Bank } from '../bank.ts';
import { accountRoutes } from './account-routes.ts';
import { assistantRoutes } from './assistant-routes.ts';
import { authRoutes } from './auth-routes.ts';
import { collectionRoutes } from './collection-routes.ts';
import { merchantRoutes } from './merchant-routes.ts';
import { cardRoutes, demoTillRoutes } from './card-routes.ts';
import { capabilityRoutes } from './capability-routes.ts';
import { localeOf } from './context.ts';
import { guardianRoutes } from './guardian-routes.ts';
import { demoRoutes } from './demo-routes.ts';
import { documentRoutes } from './document-routes.ts';
import { inboxRoutes } from './inbox-routes.ts';
import { learningRoutes, modelRoutes } from './model-routes.ts';
import { openApiDocument } from './openapi.ts';
import { Problem, problemBody, problems } from './problem.ts';
import { ownDataRoutes } from './own-data-routes.ts';
import { proposalRoutes } from './proposal-routes.ts';
import { searchRoutes } from './search-routes.ts';
import { protectionHeaders, refuseCrossSite, signInFrom } from './session.ts';

export interface AppOptions {
  /** The built front end; absent in tests of the API alone. */
  readonly mobileFolder?: string | undefined;
  readonly secureCookies: boolean;
}

/** Bodies beyond this are refused before they are read. */
const bodyLimitBytes = 1_048_576;

const unreachableDatabase = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  '57P01',
  '57P03',
  '08006',
  '08001',
  'EPIPE',
]);

/** PostgreSQL's codes for a text that no column can hold, such as one with a NUL character. */
const unstorableText = new Set(['22021', '22P05']);

function problemOf(fault: FastifyError | Error): Problem {
  if (fault instanceof Problem) return fault;
  const { code = '', statusCode } = fault as Partial<FastifyError>;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return problems.tooLarge();
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return problems.unsupported();
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return problems.malformed();
  if (unstorableText.has(code)) return problems.malformed();
  if (unreachableDatabase.has(code)) return problems.unavailable();
  return problems.internal();
}

/** The whole HTTP surface over one bank. Routes hold no rule: they read, call and write. */
export async function buildApp(bank: Bank, options: AppOptions): Promise<FastifyInstance> {
  const app = fastify({ bodyLimit: bodyLimitBytes, logger: false, trustProxy: false });
  await app.register(cookie);
  app.decorateRequest('signed', undefined);
  app.decorateRequest('locale', 'zh');

  app.addHook('onRequest', async (request, out) => {
    request.locale = localeOf(request.headers['accept-language']);
    protectionHeaders(out);
    // The router decodes a path before it chooses; only its choice says what is asked for.
    const route = request.routeOptions.url ?? '';
    refuseCrossSite(request);
    if (route.startsWith('/api/')) {
      void out.header('cache-control', 'no-store');
      request.signed = await signInFrom(request, bank);
    }
  });

  app.setErrorHandler((fault: FastifyError, request, out) => {
    const problem = problemOf(fault);
    if (problem.status >= 500)
      bank.log.error('http.failed', fault, { route: request.routeOptions.url ?? '' });
    return out
      .status(problem.status)
      .type('application/problem+json; charset=utf-8')
      .send(JSON.stringify(problemBody(problem, request.signed?.locale ?? request.locale)));
  });

  app.get('/healthz', async (_, out) => {
    await bank.isServing();
    return out.send({ status: 'ok' });
  });
  app.get('/api/openapi.json', async () => openApiDocument(bank.counter.catalogue));

  authRoutes(app, bank, options);
  assistantRoutes(app, bank);
  capabilityRoutes(app, bank);
  proposalRoutes(app, bank);
  guardianRoutes(app, bank);
  ownDataRoutes(app, bank);
  searchRoutes(app, bank);
  accountRoutes(app, bank);
  collectionRoutes(app, bank);
  inboxRoutes(app, bank);
  documentRoutes(app, bank);
  modelRoutes(app, bank);
  learningRoutes(app, bank);
  cardRoutes(app, bank);
  if (bank.demo) demoTillRoutes(app, bank);
  if (bank.demo) {
    demoRoutes(app, bank, bank.demo);
    merchantRoutes(app, bank);
  }
  await serveMobile(app, options.mobileFolder);
  return app;
}

/** The front end: hashed assets for ever, the shell for every other path that a person may open. */
async function serveMobile(app: FastifyInstance, folder: string | undefined): Promise<void> {
  if (folder === undefined || !existsSync(folder)) {
    app.setNotFoundHandler(() => {
      throw problems.notFound();
    });
    return;
  }
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: true,
    setHeaders: (response, path) => {
      const hashed = /[/\\]assets[/\\]/u.test(path);
      response.setHeader('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.setNotFoundHandler((request, out) => {
    const page =
      request.method === 'GET' &&
      !request.url.startsWith('/api/') &&
      !/\.[a-z0-9]+$/iu.test(request.url.split('?')[0] ?? '');
    if (!page) throw problems.notFound();
    return out.header('cache-control', 'no-cache').sendFile('index.html');
  });
}
