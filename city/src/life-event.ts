/**
 * One movement in somebody's life, before it is booked. Amounts are fen of yuan, positive when money comes in. The
 * other side is another account of the city when `with` names one, and the outside world (other banks, merchants'
 * settlement) when not.
 */
export interface LifeEvent {
  readonly at: Date;
  readonly account: string;
  readonly amount: number;
  readonly purpose: string;
  readonly counterparty: string;
  readonly memo: string;
  readonly merchant?: string;
  /** Key of the other account, when both sides bank here. */
  readonly with?: string;
}

/** Where the other side of a movement settles when it is outside the bank. */
export const settlesWithMerchant = (event: LifeEvent): boolean => event.merchant !== undefined;
