import { createHash, timingSafeEqual } from 'node:crypto';

/** SHA-256, or SM3 (GB/T 32905) where Chinese rules ask for it. */
export type DigestName = 'sha256' | 'sm3';

/** In lower-case hex, 64 characters. Text is hashed as UTF-8. */
export const digestHex = (content: string | Uint8Array, digest: DigestName = 'sha256'): string =>
  createHash(digest).update(content).digest('hex');

export const sha256Hex = (content: string | Uint8Array): string => digestHex(content);

/** What stands before the first link of a chain. */
export const chainStart = '0'.repeat(64);

/**
 * The next link of a hash chain: it changes with the content and with everything before it. The label keeps a link from
 * being taken for the hash of some document, and hashing the content first keeps the parts from running together.
 */
export function chainHash(
  previous: string,
  content: string | Uint8Array,
  digest: DigestName = 'sha256',
): string {
  if (!/^[0-9a-f]{64}$/u.test(previous)) throw new TypeError('the previous link is not a hash in hex');
  return digestHex(`banxing-chain-1\n${previous}\n${digestHex(content, digest)}`, digest);
}

/** Are the two the same? Takes as long whether they differ early or late. */
export function equalInConstantTime(a: string | Uint8Array, b: string | Uint8Array): boolean {
  const [left, right] = [createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest()];
  return timingSafeEqual(left, right);
}
