import type { Id } from '@banxing/kernel';

export type VersionId = Id<'mdl'>;

/** What kinds of model the registry knows. */
export type ModelKind = 'understanding';

/** `active` reads for customers; a `shadow` reads along; `retired` was active once; `rejected` failed the gate. */
export const versionStates = ['candidate', 'shadow', 'active', 'retired', 'rejected'] as const;
export type VersionState = (typeof versionStates)[number];

/** The figures of one model on one named set. Rates between 0 and 1, times in milliseconds. */
export interface SetScores {
  readonly records: number;
  readonly intentAccuracy: number;
  readonly slotF1: number;
  readonly frameAccuracy: number;
  readonly wrongAmounts: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Scores by the name of the set. */
export type Scores = Readonly<Record<string, SetScores>>;

/** A passage through the gate. */
export interface GatePassage {
  readonly passed: boolean;
  /** The active version that it was held against. */
  readonly against: VersionId;
  /** Of the records scored on: another set is another gate. */
  readonly setsHash: string;
  readonly at: string;
}

export interface ModelVersion {
  readonly id: VersionId;
  readonly kind: ModelKind;
  readonly version: string;
  readonly sha256: string;
  /** `packaged`, or a file's name in the folder of models. */
  readonly location: string;
  readonly trainedOn: Readonly<Record<string, number | string>>;
  readonly scores: Scores;
  readonly gate: GatePassage | null;
  readonly licence: string;
  readonly createdAt: Date;
  readonly state: VersionState;
}

export type RegistryRefusal =
  | { readonly code: 'version_not_found' }
  | { readonly code: 'version_known'; readonly id: VersionId }
  | { readonly code: 'wrong_state'; readonly state: VersionState }
  /** It has not passed the gate against the version that is active now. */
  | { readonly code: 'gate_not_passed' }
  | { readonly code: 'nothing_to_roll_back_to' }
  | { readonly code: 'why_missing' }
  | ArtefactRefusal;

export type ArtefactRefusal =
  | { readonly code: 'artefact_missing'; readonly location: string }
  | { readonly code: 'artefact_changed'; readonly location: string }
  | { readonly code: 'artefact_unreadable'; readonly location: string };

/** May this version take over from the active one? A passage against an older version says nothing any more. */
export function mayBePromoted(version: ModelVersion, active: ModelVersion): RegistryRefusal | undefined {
  if (version.state !== 'candidate' && version.state !== 'shadow')
    return { code: 'wrong_state', state: version.state };
  const passed = version.gate?.passed === true && version.gate.against === active.id;
  return passed ? undefined : { code: 'gate_not_passed' };
}
