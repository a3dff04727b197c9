import type { Capability } from '@banxing/capability';
import type { Clock } from '@banxing/kernel';
import type { Access } from './access.ts';
import { securityDevices } from './capabilities/security-devices.ts';
import { securityPasswordChange } from './capabilities/security-password-change.ts';

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
export type { ChangePassword, ChangePasswordRefusal } from './use-cases/change-password.ts';
export type { HashedSecrets, NewCredential } from './use-cases/enrol.ts';
export { type SignedIn, type SignIn, type SignInRefusal, signInRefusalWords } from './use-cases/sign-in.ts';

/** Credentials, PINs, sessions. */
export const accessMigrations = { name: 'access', folder: new URL('../migrations', import.meta.url) };

/** What customers may ask about their own sign-ins. */
export const accessCapabilities = (uses: {
  readonly access: Access;
  readonly machineClock: Clock;
}): Capability[] => [securityDevices(uses), securityPasswordChange(uses)];
