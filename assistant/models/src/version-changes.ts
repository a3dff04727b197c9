import type { Transaction } from '@banxing/database';
import { ok, refuse } from '@banxing/kernel';
import { checkArtefact, hashOfFile, loadArtefact, pathOf } from './artefact.ts';
import type { GateReport } from './gate.ts';
import { readCard } from './model-card.ts';
import { mayBePromoted, type ModelVersion, type VersionId } from './model-version.ts';
import {
  type Act,
  activeOf,
  addVersion,
  type Changed,
  changing,
  kind,
  note,
  type RegistryUses,
  takeOver,
} from './registry-steps.ts';
import { listTrail } from './trail.ts';
import { findByHash, findInState, findVersion, setGate, setState } from './version-store.ts';

export interface NewVersion {
  readonly version: string;
  /** A file's name in the folder of models. */
  readonly location: string;
}

export async function register(uses: RegistryUses, given: NewVersion, act: Act): Changed {
  const { location } = given;
  const path = pathOf(uses.places, location);
  const sha256 = path === undefined || location === 'packaged' ? undefined : await hashOfFile(path);
  if (path === undefined || sha256 === undefined) return refuse({ code: 'artefact_missing', location });
  const loaded = await loadArtefact(uses.places, { location, sha256 });
  if (!loaded.ok) return loaded;
  const card = await readCard(path, sha256);
  const trainedOn = { ...loaded.value.trainedOn, ...(card ? { dataHash: card.dataHash } : {}) };
  return changing(uses, act, async (tx) => {
    const known = await findByHash(tx, kind, sha256);
    if (known) return refuse({ code: 'version_known', id: known.id });
    const version = await addVersion(uses, tx, { ...given, trainedOn, sha256 }, 'candidate');
    await note(uses, tx, { version, action: 'registered', act, details: { location, trainedOn } });
    return ok(version);
  });
}

const isWaiting = ({ state }: ModelVersion): boolean => state === 'candidate' || state === 'shadow';

/** A rejected version may try again: the sets, the rules or the program may have changed since. */
export const recordGate = (uses: RegistryUses, id: string, report: GateReport, act: Act): Changed =>
  changing(uses, act, async (tx) => {
    const version = await findVersion(tx, id);
    if (!version) return refuse({ code: 'version_not_found' });
    if (version.state === 'active' || version.state === 'retired') {
      return refuse({ code: 'wrong_state', state: version.state });
    }
    const { passed, setsHash, candidate: scores, active: activeScores, failures } = report;
    const against = (await activeOf(tx)).id;
    const gate = { passed, against, setsHash, at: uses.clock.now().toISOString() };
    await setGate(tx, version.id, scores, gate);
    const details = { against, setsHash, scores, activeScores, failures };
    await note(uses, tx, { version, action: passed ? 'gate-passed' : 'gate-failed', act, details });
    const state = passed ? (version.state === 'shadow' ? 'shadow' : 'candidate') : 'rejected';
    await setState(tx, version.id, state);
    return ok({ ...version, gate, scores, state });
  });

export const promote = (uses: RegistryUses, id: string, act: Act): Changed =>
  changing(uses, act, async (tx) => {
    const version = await findVersion(tx, id);
    if (!version) return refuse({ code: 'version_not_found' });
    const active = await activeOf(tx);
    const refusal = mayBePromoted(version, active) ?? (await checkArtefact(uses.places, version));
    if (refusal) return refuse(refusal);
    return ok(await takeOver(uses, tx, { version, action: 'promoted', act }, active));
  });

export const rollBack = (uses: RegistryUses, act: Act): Changed =>
  changing(uses, act, async (tx) => {
    const active = await activeOf(tx);
    const version = await versionBefore(tx, active.id);
    if (version?.state !== 'retired') return refuse({ code: 'nothing_to_roll_back_to' });
    const refusal = await checkArtefact(uses.places, version);
    if (refusal) return refuse(refusal);
    return ok(await takeOver(uses, tx, { version, action: 'rolled-back', act }, active));
  });

/**
 * The version that made way for this one when it was last promoted. Rolling back writes an event of its own, so rolling
 * back twice goes back two promotions rather than to and fro.
 */
async function versionBefore(tx: Transaction, active: VersionId): Promise<ModelVersion | undefined> {
  let before: string | undefined;
  let after: bigint | undefined = 0n;
  while (after !== undefined) {
    const page = await listTrail(tx, after, 500);
    for (const { action, version, details } of page) {
      const took = version === active && (action === 'promoted' || action === 'activated');
      if (took && typeof details['instead'] === 'string') before = details['instead'];
    }
    after = page.at(-1)?.position;
  }
  return before === undefined ? undefined : findVersion(tx, before);
}

export const startShadow = (uses: RegistryUses, id: string, act: Act): Changed =>
  changing(uses, act, async (tx) => {
    const version = await findVersion(tx, id);
    if (!version) return refuse({ code: 'version_not_found' });
    if (version.state !== 'candidate') return refuse({ code: 'wrong_state', state: version.state });
    const refusal = await checkArtefact(uses.places, version);
    if (refusal) return refuse(refusal);
    const other = await findInState(tx, kind, 'shadow');
    if (other) {
      await setState(tx, other.id, 'candidate');
      await note(uses, tx, { version: other, action: 'shadow-ended', act, details: { instead: version.id } });
    }
    await setState(tx, version.id, 'shadow');
    await note(uses, tx, { version, action: 'shadow-started', act });
    return ok({ ...version, state: 'shadow' });
  });

export const endShadow = (uses: RegistryUses, act: Act): Changed =>
  changing(uses, act, async (tx) => {
    const version = await findInState(tx, kind, 'shadow');
    if (!version) return refuse({ code: 'version_not_found' });
    await setState(tx, version.id, 'candidate');
    await note(uses, tx, { version, action: 'shadow-ended', act });
    return ok({ ...version, state: 'candidate' });
  });

export const reject = (uses: RegistryUses, id: string, act: Act): Changed =>
  changing(uses, act, async (tx) => {
    const version = await findVersion(tx, id);
    if (!version) return refuse({ code: 'version_not_found' });
    if (!isWaiting(version)) return refuse({ code: 'wrong_state', state: version.state });
    await setState(tx, version.id, 'rejected');
    await note(uses, tx, { version, action: 'rejected', act });
    return ok({ ...version, state: 'rejected' });
  });
