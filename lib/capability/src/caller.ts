import type { Id, Locale } from '@banxing/kernel';

export type CustomerId = Id<'cust'>;
export type StaffId = Id<'stf'>;
export type SessionId = Id<'ses'>;

/** Ways of proving, at the moment of confirming, that it is really the customer. `passkey` is the strong one. */
export type Proof = 'pin' | 'passkey' | 'code';

/** A signed-in customer, acting for themselves and nobody else. */
export interface CustomerCaller {
  readonly kind: 'customer';
  readonly customer: CustomerId;
  readonly session: SessionId;
  readonly locale: Locale;
  /** Where the call comes from: `mobile`, `api`, `wecom`… */
  readonly channel: string;
}

/** A signed-in member of staff with the rights of these roles. */
export interface StaffCaller {
  readonly kind: 'staff';
  readonly staff: StaffId;
  readonly session: SessionId;
  readonly roles: readonly string[];
  readonly locale: Locale;
  readonly channel: string;
}

export type Caller = CustomerCaller | StaffCaller;
