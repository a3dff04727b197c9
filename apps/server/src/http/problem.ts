import type { Locale, Words } from '@banxing/kernel';

/** A refusal on its way out: RFC 9457 problem details with a stable code and one sentence for the person. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: string;
  readonly words: Words;
  readonly more: Readonly<Record<string, unknown>>;

  constructor(status: number, code: string, words: Words, more: Readonly<Record<string, unknown>> = {}) {
    super(code);
    this.status = status;
    this.code = code;
    this.words = words;
    this.more = more;
  }
}

const titles: Record<number, string> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Refused',
  423: 'Locked',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Not available',
};

/** The body of `application/problem+json`. */
export const problemBody = (problem: Problem, locale: Locale): Record<string, unknown> => ({
  type: `https://banxing.example/problems/${problem.code}`,
  title: titles[problem.status] ?? 'Problem',
  status: problem.status,
  detail: problem.words[locale],
  code: problem.code,
  ...problem.more,
});

const problem =
  (status: number, code: string, zh: string, en: string) =>
  (more: Record<string, unknown> = {}) =>
    new Problem(status, code, { zh, en }, more);

/** Problems that the surface itself knows; those of capabilities come with their own words. */
export const problems = {
  malformed: problem(
    400,
    'malformed_request',
    '请求的格式不对,没有办理。',
    'The request could not be read; nothing was done.',
  ),
  notSignedIn: problem(401, 'not_signed_in', '请先登录。', 'Please sign in first.'),
  crossSite: problem(
    403,
    'cross_site',
    '请求不是从伴行发出的,没有办理。',
    'The request did not come from Banxing; nothing was done.',
  ),
  notAllowed: problem(403, 'not_allowed', '您没有权限办这件事。', 'You are not allowed to do this.'),
  notFound: problem(404, 'not_found', '没有找到。', 'Not found.'),
  unknownCapability: problem(404, 'unknown_capability', '没有这项服务。', 'There is no such service.'),
  keyReused: problem(
    409,
    'key_reused',
    '这个请求编号已经用在另一句话上了,没有办理。',
    'This Idempotency-Key was used for another message; nothing was done.',
  ),
  conversationBusy: problem(
    409,
    'conversation_busy',
    '上一句还在处理,请稍后再说。',
    'The previous message is still being handled. Please try again.',
  ),
  tooLarge: problem(413, 'too_large', '内容太长了,没有办理。', 'The content is too long; nothing was done.'),
  unsupported: problem(415, 'unsupported_media_type', '请用 JSON 格式。', 'Please send JSON.'),
  internal: problem(
    500,
    'internal_error',
    '系统出了点问题,请稍后再试。',
    'Something went wrong here. Please try again.',
  ),
  unavailable: problem(
    503,
    'unavailable',
    '系统暂时不可用,请稍后再试。',
    'The bank cannot be reached right now. Please try again.',
  ),
};
