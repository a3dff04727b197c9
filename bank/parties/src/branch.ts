import type { Words } from '@banxing/kernel';

/** A place of the bank. */
export interface Branch {
  /** Four digits, unique within the bank. */
  readonly code: string;
  /** The twelve digits under which other banks address it (联行号). */
  readonly cnaps: string;
  readonly name: Words;
  readonly city: Words;
  readonly address: Words;
  readonly hours: Words;
  readonly phone: string;
}
