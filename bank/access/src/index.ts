export { type Access, type AccessUses, createAccess, type PinState } from './access.ts';
export { type CredentialRefusal, judgePassword, judgePin, lockMs, mostWrongTries } from './credential.ts';
export type { HashedCredential } from './credential-store.ts';
export type { FurtherCheck } from './proofs.ts';
export {
  defaultSessionPolicy,
  isCustomerId,
  type PartyId,
  type Session,
  type SessionPolicy,
} from './session.ts';
export type { HashedSecrets, NewCredential } from './use-cases/enrol.ts';
export { type SignedIn, type SignIn, type SignInRefusal, signInRefusalWords } from './use-cases/sign-in.ts';

/** Credentials, PINs, sessions. */
export const accessMigrations = { name: 'access', folder: new URL('../migrations', import.meta.url) };
