import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Bank } from '../bank.ts';
import type { Signed } from './context.ts';
import { problems } from './problem.ts';

export const sessionCookie = 'banxing_session';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

const bearerOf = (request: FastifyRequest): string | undefined =>
  /^Bearer (\S+)$/iu.exec(request.headers.authorization ?? '')?.[1];

/** The token of a request: in the header for programs, in the cookie for the app. */
export const tokenOf = (request: FastifyRequest): string | undefined =>
  bearerOf(request) ?? request.cookies[sessionCookie];

/** The signed-in caller behind a request's token; none when there is no token or it no longer holds. */
export async function signInFrom(request: FastifyRequest, bank: Bank): Promise<Signed | undefined> {
  const token = tokenOf(request);
  return token === undefined
    ? undefined
    : bank.callerOf(token, request.headers['x-banxing-client'] === 'mobile' ? 'mobile' : 'api');
}

/**
 * A change that rides on the cookie must come from the bank's own pages: they send a header that no foreign page can
 * add without asking first. A bearer token is proof enough, because no browser adds it by itself.
 */
export function refuseCrossSite(request: FastifyRequest): void {
  if (safeMethods.has(request.method) || bearerOf(request) !== undefined) return;
  const site = request.headers['sec-fetch-site'];
  const foreign = site !== undefined && site !== 'same-origin' && site !== 'none';
  const carriesCookie = request.cookies[sessionCookie] !== undefined;
  if (foreign || (carriesCookie && request.headers['x-banxing-client'] === undefined))
    throw problems.crossSite();
}

const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

export function protectionHeaders(out: FastifyReply): void {
  void out.headers({
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(self), microphone=(self), geolocation=(self), payment=()',
  });
}
