import type { Database, Transaction } from '@banxing/database';
import { type Clock, type IdSource, invariant, type Outcome, refuse } from '@banxing/kernel';
import type { ArtefactPlaces } from './artefact.ts';
import type { ModelKind, ModelVersion, RegistryRefusal } from './model-version.ts';
import { appendTrail, type TrailAction } from './trail.ts';
import { findInState, insertVersion, setState, takeRegistryTurn } from './version-store.ts';

export interface RegistryUses {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly places: ArtefactPlaces;
}

/** Who does it and why; both go into the trail. */
export interface Act {
  readonly actor: string;
  readonly why: string;
}

export type Changed = Promise<Outcome<ModelVersion, RegistryRefusal>>;

export const kind: ModelKind = 'understanding';

const licence = 'Apache-2.0';

/** One change at a time: locks, decides, saves and writes the trail; a refusal changes nothing. */
export async function changing(uses: RegistryUses, act: Act, work: (tx: Transaction) => Changed): Changed {
  if (act.why.trim() === '') return refuse({ code: 'why_missing' });
  return uses.db.transaction(async (tx) => {
    await takeRegistryTurn(tx);
    return work(tx);
  });
}

export interface Change {
  readonly version: ModelVersion;
  readonly action: TrailAction;
  readonly act: Act;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** The change's line in the trail. */
export const note = (
  { clock }: RegistryUses,
  tx: Transaction,
  { version, action, act, details = {} }: Change,
): Promise<void> =>
  appendTrail(tx, {
    version: version.id,
    action,
    actor: act.actor,
    reason: act.why,
    details: { sha256: version.sha256, ...details },
    at: clock.now(),
  });

export async function activeOf(tx: Transaction): Promise<ModelVersion> {
  const active = await findInState(tx, kind, 'active');
  invariant(active, 'a version is active from the first start on');
  return active;
}

/** One version makes way for another. */
export async function takeOver(
  uses: RegistryUses,
  tx: Transaction,
  { version: next, action, act }: Change,
  active: ModelVersion,
): Promise<ModelVersion> {
  await setState(tx, active.id, 'retired');
  await setState(tx, next.id, 'active');
  await note(uses, tx, { version: next, action, act, details: { instead: active.id } });
  return { ...next, state: 'active' };
}

export type Described = Pick<ModelVersion, 'version' | 'location' | 'sha256' | 'trainedOn'>;

export async function addVersion(
  uses: RegistryUses,
  tx: Transaction,
  given: Described,
  state: ModelVersion['state'],
): Promise<ModelVersion> {
  const added = {
    id: uses.ids.next('mdl'),
    kind,
    scores: {},
    gate: null,
    licence,
    createdAt: uses.clock.now(),
  };
  const version: ModelVersion = { ...given, ...added, state };
  await insertVersion(tx, version);
  return version;
}
