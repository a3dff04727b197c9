export { canonicalJson, NotCanonical } from './canonical-json.ts';
export { SealBroken, type SuiteName } from './cipher.ts';
export {
  chainHash,
  chainStart,
  digestHex,
  type DigestName,
  equalInConstantTime,
  sha256Hex,
} from './digest.ts';
export {
  type KeyRing,
  type Secrets,
  SecretsError,
  secretsFrom,
  secretsOf,
  type SecretsOptions,
} from './secrets.ts';
