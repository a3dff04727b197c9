import type { CustomerId } from '@banxing/capability';
import type { Day } from '@banxing/kernel';

export const schemes = ['employees', 'residents', 'civil'] as const;
/** 城镇职工, 城乡居民, 机关事业单位. */
export type Scheme = (typeof schemes)[number];

/** What social insurance reports of somebody: the first pillar. Amounts in minor units. */
export interface StateRecord {
  readonly customer: CustomerId;
  readonly scheme: Scheme;
  readonly city: string;
  readonly paidMonths: number;
  /** The wage a month on which contributions are reckoned. */
  readonly base: bigint;
  /** In the insurance's own account of the insured. */
  readonly balance: bigint;
  /** Does a pension come already? */
  readonly drawing: boolean;
  readonly reportedOn: Day;
}

/** What an employer's plan reports: the second pillar. */
export interface Annuity {
  readonly customer: CustomerId;
  readonly employer: string;
  readonly balance: bigint;
  /** What goes in each month. */
  readonly monthly: bigint;
  readonly reportedOn: Day;
}
