import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { type SignInRefusal, signInRefusalWords } from '@banxing/access';
import { formatInstant, locales } from '@banxing/kernel';
import type { Bank } from '../bank.ts';
import { callerOf, read } from './context.ts';
import { Problem } from './problem.ts';
import { sessionCookie, tokenOf } from './session.ts';

export const loginBody = z.object({ username: z.string().max(100), password: z.string().max(200) });

export const preferencesBody = z
  .object({
    locale: z.enum(locales),
    theme: z.enum(['auto', 'light', 'dark']),
    fontScale: z.number().min(80).max(200),
    edition: z.enum(['standard', 'elder']),
    readAloud: z.boolean(),
  })
  .partial();

const signInProblems = {
  invalid_credentials: () =>
    new Problem(401, 'invalid_credentials', signInRefusalWords.invalid_credentials()),
  sign_in_locked: ({ until }) =>
    new Problem(423, 'sign_in_locked', signInRefusalWords.sign_in_locked(), { until: formatInstant(until) }),
} satisfies { [C in SignInRefusal['code']]: (refusal: Extract<SignInRefusal, { code: C }>) => Problem };

const signInProblem = (refusal: SignInRefusal): Problem =>
  refusal.code === 'sign_in_locked'
    ? signInProblems.sign_in_locked(refusal)
    : signInProblems.invalid_credentials();

export interface AuthOptions {
  readonly secureCookies: boolean;
}

const cookieSettings = (options: AuthOptions) =>
  ({ path: '/', httpOnly: true, sameSite: 'strict', secure: options.secureCookies }) as const;

/** Sign-in, sign-out, who I am and how I like the app. */
export function authRoutes(app: FastifyInstance, bank: Bank, options: AuthOptions): void {
  const { access, parties } = bank.departments;

  app.post('/api/auth/login', async (request, out) => {
    const { username, password } = read(loginBody, request.body);
    const channel = request.headers['x-banxing-client'] === 'mobile' ? 'mobile' : 'api';
    const signed = await access.signIn({
      username,
      password,
      channel,
      device: request.headers['user-agent'],
    });
    if (!signed.ok) throw signInProblem(signed.refusal);
    const { token, session, name } = signed.value;
    void out.setCookie(sessionCookie, token, { ...cookieSettings(options), expires: session.expiresAt });
    return { token, customer: { id: session.party, name }, expiresAt: formatInstant(session.expiresAt) };
  });

  app.post('/api/auth/logout', async (request, out) => {
    const token = tokenOf(request);
    const session = token === undefined ? undefined : await access.authenticate(token);
    if (session) await access.signOut(session.party, session.id);
    return forget(out, options).send({ status: 'signed_out' });
  });

  app.get('/api/me', async (request) => {
    const caller = callerOf(request);
    const [customer, preferences] = await Promise.all([
      parties.customer(bank.db, caller.customer),
      parties.preferences(bank.db, caller.customer),
    ]);
    return {
      customer: { id: caller.customer, name: customer?.name ?? '' },
      preferences,
      now: formatInstant(bank.clock.now()),
    };
  });

  app.put('/api/me/preferences', async (request) => {
    const caller = callerOf(request);
    const { locale, theme, fontScale, edition, readAloud } = read(preferencesBody, request.body);
    const change = {
      ...(locale === undefined ? {} : { locale }),
      ...(theme === undefined ? {} : { theme }),
      ...(fontScale === undefined ? {} : { fontScale }),
      ...(edition === undefined ? {} : { edition }),
      ...(readAloud === undefined ? {} : { readAloud }),
    };
    return bank.db.transaction((tx) => parties.putPreferences(tx, caller.customer, change));
  });
}

const forget = (out: FastifyReply, options: AuthOptions): FastifyReply =>
  out.clearCookie(sessionCookie, cookieSettings(options));
