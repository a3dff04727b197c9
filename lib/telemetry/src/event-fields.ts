/** `noun.verb` or longer: `transfer.booked`, `http.answered`. */
export type EventName = `${string}.${string}`;

/**
 * What may stand beside an event's name: numbers, yes or no, instants, ids and hashes in any field; short codes only in
 * the fields that are named for them. Whatever else is given is left out, whoever logs it.
 */
export type Fields = Readonly<Record<string, string | number | bigint | boolean | Date | null | undefined>>;

/** Fields whose texts come from the program itself, never from a person. */
const codeFields: ReadonlySet<string> = new Set([
  'area',
  'capability',
  'channel',
  'code',
  'command',
  'host',
  'intent',
  'kind',
  'locale',
  'method',
  'model',
  'module',
  'phase',
  'reason',
  'route',
  'signal',
  'status',
  'step',
  'subscriber',
  'version',
  'workflow',
]);

const segment = '[a-zA-Z][a-zA-Z0-9]*';
const namePattern = new RegExp(`^[a-z][a-zA-Z0-9]*(?:[.-]${segment})+$`, 'u');
const codePattern = /^[A-Za-z/][A-Za-z0-9_.:/{}-]{0,79}$/u;
const sqlState = /^[0-9A-Z]{5}$/u;
const longDigitRun = /\d{5}/u;
const idPattern = /^[a-z]{2,6}_[0-9A-HJKMNP-TV-Z]{26}$/u;
const hashPattern = /^[0-9a-f]{16,64}$/u;

/** Stands where a text was that may not be logged. */
export const leftOut = '[left out]';

/** Phone, card and identity numbers are long runs of digits; codes and versions are not. */
const isCode = (text: string): boolean =>
  (codePattern.test(text) && !longDigitRun.test(text)) || sqlState.test(text);

const isIdOrHash = (text: string): boolean =>
  idPattern.test(text) || (hashPattern.test(text) && /[a-f]/u.test(text));

function safeValue(name: string, value: Fields[string]): unknown {
  if (typeof value === 'string')
    return isIdOrHash(value) || (codeFields.has(name) && isCode(value)) ? value : leftOut;
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Date) return value.toISOString();
  return value;
}

export function safeFields(fields: Fields): Record<string, unknown> {
  const safe: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields))
    if (value !== undefined) safe[name] = safeValue(name, value);
  return safe;
}

export const isEventName = (name: string): boolean => namePattern.test(name) && !longDigitRun.test(name);

/**
 * What of a fault may be logged: its kind, its code and where it happened. Messages are left out, since they quote what
 * they complain about ("Key (phone)=(138…) already exists").
 */
export function safeFault(fault: unknown): Record<string, unknown> {
  if (!(fault instanceof Error)) return { fault: typeof fault };
  const { code } = fault as { code?: unknown };
  const frames = (fault.stack ?? '').split('\n').filter((line) => /^\s+at /u.test(line));
  return {
    fault: fault.name,
    ...(typeof code === 'string' && isCode(code) ? { code } : {}),
    at: frames.slice(0, 8).map((line) => line.trim().slice(3)),
    ...(fault.cause === undefined ? {} : { cause: safeFault(fault.cause) }),
  };
}
