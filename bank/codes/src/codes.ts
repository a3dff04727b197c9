import type { CustomerId } from '@banxing/capability';
import type { Queryable, Transaction } from '@banxing/database';
import type { Outcome } from '@banxing/kernel';
import type { Charge } from './code.ts';
import { listCharges } from './code-store.ts';
import type { CodesUses } from './codes-uses.ts';
import { type ChargeCode, chargeCode, type ChargeRefusal } from './use-cases/charge-code.ts';
import { collecting, type Collecting } from './use-cases/collecting.ts';

/** Codes that customers show, and what merchants take by them. */
export interface Codes {
  /**
   * Takes an amount for a merchant from whoever shows the code; the same code, merchant and amount is answered again. In
   * a transaction that the caller undoes when this refuses.
   */
  charge(tx: Transaction, wanted: ChargeCode): Promise<Outcome<Charge, ChargeRefusal>>;
  /** Whose collection code a text is, if it holds now. */
  collecting(q: Queryable, text: string): Promise<Collecting | undefined>;
  /** The customer's own charges, the newest first. */
  charges(q: Queryable, customer: CustomerId, limit: number): Promise<Charge[]>;
  /** For `codesCapabilities`. */
  readonly desk: CodesUses;
}

export function createCodes(uses: CodesUses): Codes {
  return {
    charge: (tx, wanted) => chargeCode(uses, tx, wanted),
    collecting: (q, text) => collecting(uses, q, text),
    charges: listCharges,
    desk: uses,
  };
}
