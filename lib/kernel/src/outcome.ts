/**
 * What a decision answers. A refusal is an expected answer and is returned; a bug throws (`invariant`); a fault of the
 * machine (lost connection, full disk) climbs as an exception.
 */
export type Outcome<T, R> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: R };

/** A refusal names itself with a stable code; more fields carry what its words need. */
export interface Refusal {
  readonly code: string;
}

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const refuse = <R>(refusal: R): { readonly ok: false; readonly refusal: R } => ({
  ok: false,
  refusal,
});

/** A broken promise inside the program: never the caller's fault. */
export class InvariantViolation extends Error {
  override readonly name = 'InvariantViolation';
}

export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InvariantViolation(message);
}

/** For the branch that a closed union says cannot happen. */
export function unreachable(value: never): never {
  throw new InvariantViolation(`unreachable: ${JSON.stringify(value)}`);
}
