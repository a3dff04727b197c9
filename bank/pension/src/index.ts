import type { Capability } from '@banxing/capability';
import { pensionAccountOpen } from './capabilities/pension-account-open.ts';
import { pensionClass } from './capabilities/pension-class.ts';
import { pensionContribute } from './capabilities/pension-contribute.ts';
import { pensionOverview } from './capabilities/pension-overview.ts';
import { pensionPlan } from './capabilities/pension-plan.ts';
import { pensionTax } from './capabilities/pension-tax.ts';
import type { Pension } from './pension.ts';

export { createPension, type Pension, type PensionAccountFact } from './pension.ts';
export type { Contribution, PensionAccount } from './pension-account.ts';
export type { PensionEvents } from './pension-events.ts';
export { personalPension } from './pension-policy.ts';
export type { Annuity, Scheme, StateRecord } from './pillar-record.ts';
export type { Contribute, ContributeRefusal } from './use-cases/contribute.ts';
export type { OpenRefusal } from './use-cases/open-pension-account.ts';
export type { PastPensionAccount } from './use-cases/record-history.ts';
export type { AccountsForPension, PensionUses } from './uses.ts';

/** What the department can do for customers. */
export const pensionCapabilities = ({ uses }: Pick<Pension, 'uses'>): Capability[] => [
  pensionOverview(uses),
  pensionPlan(uses),
  pensionAccountOpen(uses),
  pensionContribute(uses),
  pensionTax(uses),
  pensionClass(),
];

/** Pension records, personal pension accounts, contributions. */
export const pensionMigrations = { name: 'pension', folder: new URL('../migrations', import.meta.url) };
