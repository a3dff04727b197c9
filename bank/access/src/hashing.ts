import { hash, verify } from '@node-rs/argon2';

/** Turns passwords and PINs into what may be stored, and compares. Nothing that goes in ever comes out in an error. */
export interface SecretHasher {
  hash(secret: string): Promise<string>;
  matches(stored: string, secret: string): Promise<boolean>;
}

/** 19 MiB, two passes, one lane: OWASP's least for argon2id. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const argon2id = 2;

/**
 * With a pepper (a key kept outside the database), a stolen database alone cannot be searched for PINs. The same pepper
 * must be given for ever.
 */
export function secretHasher(pepper?: Uint8Array): SecretHasher {
  const options = { algorithm: argon2id, ...cost, ...(pepper ? { secret: pepper } : {}) };
  return {
    hash: (secret) => hash(secret, options),
    matches: (stored, secret) => verify(stored, secret, options),
  };
}
