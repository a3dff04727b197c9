import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { CustomerCaller } from '@banxing/capability';
import type { Locale } from '@banxing/kernel';
import { problems } from './problem.ts';

/** Who sent a request, when they are signed in. */
export type Signed = CustomerCaller;

declare module 'fastify' {
  interface FastifyRequest {
    signed: Signed | undefined;
    locale: Locale;
  }
}

/** The caller of a route that needs a sign-in. */
export function callerOf(request: FastifyRequest): Signed {
  if (!request.signed) throw problems.notSignedIn();
  return request.signed;
}

/** A request's body, query or parameters, read by a schema; anything else is refused with where it went wrong. */
export function read<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  throw problems.malformed({ issues });
}

export function idempotencyKeyOf(request: FastifyRequest): string | undefined {
  const header = request.headers['idempotency-key'];
  if (header === undefined) return undefined;
  if (typeof header !== 'string' || header.length === 0 || header.length > 200) {
    throw problems.malformed({ issues: [{ path: 'Idempotency-Key', message: '1 to 200 characters' }] });
  }
  return header;
}

/** Chinese unless the first language that the client names is English. */
export function localeOf(header: string | undefined): Locale {
  const first = header?.split(',')[0]?.trim().toLowerCase() ?? '';
  return first.startsWith('en') ? 'en' : 'zh';
}
