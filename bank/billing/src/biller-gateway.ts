import type { Day } from '@banxing/kernel';

/** One bill that is not paid, or what is left of it. Minor units of yuan. */
export interface Charge {
  readonly id: string;
  /** What it is for, both days included. */
  readonly from: Day;
  readonly to: Day;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly amount: bigint;
}

export type Due =
  | {
      readonly kind: 'found';
      readonly holder: string;
      readonly address: string;
      /** The oldest first. */
      readonly charges: readonly Charge[];
      /** What the biller holds for bills to come. */
      readonly credit: bigint;
    }
  | { readonly kind: 'unknown_number' }
  | { readonly kind: 'unreachable' };

export interface BillerOrder {
  /** The same reference is one payment, however often it is sent. */
  readonly reference: string;
  readonly biller: string;
  readonly subject: string;
  readonly charges: readonly string[];
  readonly amount: bigint;
}

/** `unknown`: no answer came in time; the biller may have taken it or not. */
export type PayAnswer = 'accepted' | 'refused' | 'unknown';
/** `not_received`: the biller is sure that it has no such payment and will take none under this reference. */
export type StatusAnswer = PayAnswer | 'not_received';

/** The way to the billers' computers. A timeout is an answer, never an exception. */
export interface BillerGateway {
  due(biller: string, subject: string): Promise<Due>;
  pay(order: BillerOrder): Promise<PayAnswer>;
  status(order: Pick<BillerOrder, 'reference' | 'biller' | 'subject'>): Promise<StatusAnswer>;
}
