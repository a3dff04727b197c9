import canonicalize from 'canonicalize';

/** A value that has no one way to be written, so that its hash would mean nothing. */
export class NotCanonical extends TypeError {
  override readonly name = 'NotCanonical';
}

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

function refuseStrange(value: unknown, where: string): void {
  if (value === null || typeof value === 'boolean') return;
  if (typeof value === 'string') {
    if (/\p{Surrogate}/u.test(value)) throw new NotCanonical(`half a character at ${where}`);
    return;
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new NotCanonical(`${value} at ${where}`);
    return;
  }
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      refuseStrange(item, `${where}[${index}]`);
    });
    return;
  }
  if (typeof value === 'object' && isPlain(value)) {
    for (const [key, item] of Object.entries(value)) {
      refuseStrange(key, `a key of ${where}`);
      if (item !== undefined) refuseStrange(item, `${where}.${key}`);
    }
    return;
  }
  throw new NotCanonical(`${typeof value === 'object' ? value.constructor.name : typeof value} at ${where}`);
}

/**
 * The one way to write a JSON value (RFC 8785): keys sorted, no spaces, shortest numbers. Undefined fields are left out.
 * Throws `NotCanonical` for what JSON cannot say exactly: bigint (write money as a decimal string), Date (write
 * ISO 8601), NaN, class instances, undefined in a list.
 */
export function canonicalJson(value: unknown): string {
  refuseStrange(value, 'value');
  return canonicalize(value) as string;
}
