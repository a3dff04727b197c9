import type { Capability } from '@banxing/capability';
import { securityFraudReport } from './capabilities/security-fraud-report.ts';
import { securityGuardianList } from './capabilities/security-guardian-list.ts';
import { securityGuardianRemove } from './capabilities/security-guardian-remove.ts';
import { securityGuardianSet } from './capabilities/security-guardian-set.ts';
import { securityPrivacy, type PrivacyUses } from './capabilities/security-privacy.ts';
import { securityTransactionExplain } from './capabilities/security-transaction-explain.ts';
import type { Risk } from './risk.ts';

export {
  antiFraudModelOf,
  type AntiFraudModel,
  type AntiFraudWeights,
  judgedBy,
  loadAntiFraudModel,
  type ModelFeature,
  modelFeatureNames,
  modelFeatures,
} from './anti-fraud-model.ts';
export { assess, type Assessment, type Contribution, type Verdict, verdictOf } from './assessment.ts';
export type { CaseStatus, GuardianRequest, RiskCase } from './case.ts';
export { listenFor, noSignals } from './conversation-signals.ts';
export {
  type Facts,
  factsOf,
  isFamiliar,
  type MoneyHistory,
  type PayeeHistory,
  type Surroundings,
} from './facts.ts';
export type { KeptData, PrivacyUses } from './capabilities/security-privacy.ts';
export { coolingMs, type Guardianship, mostGuardians } from './guardianship.ts';
export { type Policy, policy } from './policy.ts';
export type { RiskEvents } from './risk-events.ts';
export type { OpenFraudTicket, RiskUses } from './risk-uses.ts';
export { createRisk, type Risk, type StandingGuardian } from './risk.ts';
export { type ReasonCode, type Rule, rules } from './rules.ts';
export type { Answered, AnswerRefusal, GuardianAnswer } from './guardian-answer.ts';

export type { StoppedPayment } from './use-cases/held-transfers.ts';

/** What the department can do for customers. */
export const riskCapabilities = ({ desk }: Pick<Risk, 'desk'>): Capability[] => [
  securityGuardianSet(desk),
  securityGuardianList(desk),
  securityGuardianRemove(desk),
  securityTransactionExplain(desk),
  securityFraudReport(desk),
];

/** What is kept of customers, told to themselves. */
export const privacyCapabilities = (uses: PrivacyUses): Capability[] => [securityPrivacy(uses)];

/** Cases, guardians, reported payees, devices. */
export const riskMigrations = { name: 'risk', folder: new URL('../migrations', import.meta.url) };
