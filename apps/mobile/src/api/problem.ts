/** A refusal or fault as the bank tells it (RFC 9457); `detail` is already a sentence for the person. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;

  constructor(status: number, body: Readonly<Record<string, unknown>>) {
    const code = typeof body['code'] === 'string' ? body['code'] : `http_${status}`;
    super(code);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.detail = typeof body['detail'] === 'string' && body['detail'] !== '' ? body['detail'] : undefined;
    this.body = body;
  }
}

/** No answer came: the network or the bank could not be reached, so nobody knows yet what happened. */
export class Unreachable extends Error {
  constructor() {
    super('unreachable');
    this.name = 'Unreachable';
  }
}

/** Reads the problem that a response carries, however little of it is there. */
export const problemOf = async (response: Response): Promise<Problem> => {
  const body: unknown = await response.json().catch(() => ({}));
  const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  return new Problem(response.status, fields);
};
