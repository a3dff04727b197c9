export type { Caller, CustomerCaller, CustomerId, Proof, SessionId, StaffCaller, StaffId } from './caller.ts';
export {
  type Answer,
  type Capability,
  command,
  type Command,
  type ConfirmBody,
  type Mandate,
  query,
  type Query,
  type RefusalWords,
  setting,
  type Setting,
  type Speech,
  type Statement,
} from './capability.ts';
export {
  type CapabilityDescription,
  type Catalogue,
  createCatalogue,
  describeCapability,
} from './catalogue.ts';
export { type Completion, type Need, needs, ready, refused, type SlotOption } from './completion.ts';
export {
  type CallOptions,
  type CallResult,
  type Counter,
  createCounter,
  type SpokenRefusal,
} from './counter.ts';
export type {
  GivenProofs,
  HeldEnd,
  ProofChecker,
  ProofRefusal,
  Reason,
  ReceiptContent,
  ReceiptId,
  Registrar,
  RiskDecision,
  RiskOfficer,
} from './ports.ts';
export {
  type Proposal,
  type ProposalId,
  type ProposalOrigin,
  type ProposalRefusal,
  type ProposalStatus,
} from './proposal.ts';
export { findProposal, latestProposalOf, openProposalOf, supersedeOpen } from './proposal-store.ts';
export {
  type Confirmation,
  type ConfirmRefusal,
  createSettlementDesk,
  type Settlement,
  type SettlementDesk,
} from './settlement.ts';

/** The tables of proposals. */
export const capabilityMigrations = { name: 'capability', folder: new URL('../migrations', import.meta.url) };
export { answeredBefore, inputHash, type KeyReused, rememberAnswer } from './idempotency.ts';
