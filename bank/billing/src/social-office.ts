import type { Day } from '@banxing/kernel';

/** What the social insurance offices know of somebody who is insured through an employer or by themselves. */
export interface InsuranceRecord {
  readonly pensionMonths: number;
  readonly pensionMonthly: bigint;
  /** Null for those whom only the residents' scheme covers. */
  readonly medicalBalance: bigint | null;
  readonly fundBalance: bigint | null;
  readonly fundMonthly: bigint | null;
  readonly paidThrough: string;
}

export interface InsuredPerson {
  readonly id: string;
  readonly employed: boolean;
  readonly sinceOn: Day;
}

export const schemeCodes = ['resident-medical', 'resident-pension'] as const;
export type SchemeCode = (typeof schemeCodes)[number];

export interface Contribution {
  readonly amount: bigint;
  readonly paid: boolean;
}

/** The way to the social insurance offices. Undefined: the office cannot be reached. */
export interface SocialOffice {
  record(person: InsuredPerson): Promise<InsuranceRecord | undefined>;
  /** What a resident pays for a year. `paid` when it has been. Minor units. */
  contribution(scheme: SchemeCode, subject: string, year: number): Promise<Contribution | undefined>;
}
