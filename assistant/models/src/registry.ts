import type { GateReport } from './gate.ts';
import type { ModelVersion } from './model-version.ts';
import { type Act, type Changed, kind, type RegistryUses } from './registry-steps.ts';
import {
  endShadow,
  type NewVersion,
  promote,
  recordGate,
  register,
  reject,
  rollBack,
  startShadow,
} from './version-changes.ts';
import { findInState, findVersion, listVersions } from './version-store.ts';
import { welcomePackaged } from './welcome-packaged.ts';

/** Every version of every model, and which one reads for customers. Each change is one transaction with its trail. */
export interface Registry {
  /** The newest first. */
  list(): Promise<ModelVersion[]>;
  find(id: string): Promise<ModelVersion | undefined>;
  active(): Promise<ModelVersion | undefined>;
  shadow(): Promise<ModelVersion | undefined>;
  /** Makes the model that comes with the program known, and active when nothing else is or when it replaces its predecessor. */
  welcomePackaged(described: Pick<ModelVersion, 'version' | 'trainedOn'>): Promise<ModelVersion>;
  /** What it was trained on is read from the file and the card beside it. */
  register(given: NewVersion, act: Act): Changed;
  /** Writes a report down; a version that failed is rejected until it passes. */
  recordGate(id: string, report: GateReport, act: Act): Changed;
  /** Needs a passage through the gate against the version that is active now. */
  promote(id: string, act: Act): Changed;
  /** Puts the version that was active before this one back. */
  rollBack(act: Act): Changed;
  /** Lets a candidate read along in place of the shadow before it. */
  startShadow(id: string, act: Act): Changed;
  endShadow(act: Act): Changed;
  reject(id: string, act: Act): Changed;
}

export const createRegistry = (uses: RegistryUses): Registry => ({
  list: () => listVersions(uses.db),
  find: (id) => findVersion(uses.db, id),
  active: () => findInState(uses.db, kind, 'active'),
  shadow: () => findInState(uses.db, kind, 'shadow'),
  welcomePackaged: (described) => welcomePackaged(uses, described),
  register: (given, act) => register(uses, given, act),
  recordGate: (id, report, act) => recordGate(uses, id, report, act),
  promote: (id, act) => promote(uses, id, act),
  rollBack: (act) => rollBack(uses, act),
  startShadow: (id, act) => startShadow(uses, id, act),
  endShadow: (act) => endShadow(uses, act),
  reject: (id, act) => reject(uses, id, act),
});
