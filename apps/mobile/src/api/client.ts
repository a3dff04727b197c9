import { problemOf, Unreachable } from './problem.ts';

let language = 'zh-CN';
let signedOut: () => void = () => undefined;

/** Sets the language that the bank answers in. */
export const speakIn = (locale: 'zh' | 'en'): void => {
  language = locale === 'zh' ? 'zh-CN' : 'en';
};

/** Registers what to do when the bank says that nobody is signed in any more. */
export const onSignedOut = (listener: () => void): void => {
  signedOut = listener;
};

export type Call = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  readonly accept?: string;
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
};

const headersOf = (call: Call): Headers => {
  const headers = new Headers({
    Accept: call.accept ?? 'application/json',
    'Accept-Language': language,
    'X-Banxing-Client': 'mobile',
  });
  if (call.body !== undefined) headers.set('Content-Type', 'application/json');
  if (call.idempotencyKey !== undefined) headers.set('Idempotency-Key', call.idempotencyKey);
  return headers;
};

/** Calls the bank; throws `Problem` for an answer of 4xx or 5xx and `Unreachable` when there was no answer. */
export const call = async (path: string, options: Call = {}): Promise<Response> => {
  const response = await fetch(path, {
    method: options.method ?? 'GET',
    headers: headersOf(options),
    credentials: 'same-origin',
    cache: 'no-store',
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  }).catch((fault: unknown) => {
    if (fault instanceof DOMException && fault.name === 'AbortError') throw fault;
    throw new Unreachable();
  });
  if (response.ok) return response;
  const problem = await problemOf(response);
  // A wrong PIN or password is a 401 too; only a session that no longer holds ends it.
  if (response.status === 401 && (problem.code === 'not_signed_in' || problem.code === 'http_401'))
    signedOut();
  throw problem;
};

/** Calls the bank and reads its JSON; the shape is the contract's, given by the caller. */
export const callJson = async <T>(path: string, options: Call = {}): Promise<T> => {
  const response = await call(path, options);
  if (response.status === 204) return undefined as T;
  return (await response.json()) as T;
};
