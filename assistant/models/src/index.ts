export { type ArtefactPlaces, packagedOnly } from './artefact.ts';
export { type Cluster, clustersOf } from './clusters.ts';
export type { Collector, HeardTurn } from './collector.ts';
export {
  type GateFailure,
  type GateReport,
  type GateRules,
  judge,
  type LockedSet,
  lockedSetsIn,
  runGate,
  scoreModel,
  usualGate,
} from './gate.ts';
export type { Exported, Label, Labelling, LabelRefusal } from './labelling.ts';
export { type LiveRecogniser, liveRecogniser } from './live-recogniser.ts';
export { maskText, placeholders } from './masking.ts';
export type {
  GatePassage,
  ModelVersion,
  RegistryRefusal,
  Scores,
  VersionId,
  VersionState,
} from './model-version.ts';
export {
  forgetOldTurns,
  ModelNotLoaded,
  type Models,
  type ModelsUses,
  openModels,
  retentionDays,
} from './models.ts';
export type { Registry } from './registry.ts';
export type { Act } from './registry-steps.ts';
export type { NewVersion } from './version-changes.ts';
export { type Comparison, listComparisons, listDisagreements, type Shadow } from './shadow.ts';
export { newestTrail, type TrailEvent, type TrailFinding, verifyTrail } from './trail.ts';
export type { TurnReason } from './turn-reasons.ts';

/** The registry of models, its trail, collected turns and labels. */
export const modelsMigrations = { name: 'models', folder: new URL('../migrations', import.meta.url) };
