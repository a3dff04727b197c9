import { invariant } from '@banxing/kernel';
import { hashOfFile } from './artefact.ts';
import type { ModelVersion } from './model-version.ts';
import { type Act, addVersion, kind, note, type RegistryUses, takeOver } from './registry-steps.ts';
import { findByHash, findInState, setLocation, takeRegistryTurn } from './version-store.ts';

const system = (why: string): Act => ({ actor: 'system', why });
const released = system('this release comes with it');

/**
 * Makes the model that comes with the program known. A new release brings a new one: it takes the place of the packaged
 * one before it, whose bytes are gone. A trained model that staff promoted stays; the new packaged one is then a
 * candidate like any other.
 */
export async function welcomePackaged(
  uses: RegistryUses,
  described: Pick<ModelVersion, 'version' | 'trainedOn'>,
): Promise<ModelVersion> {
  const sha256 = await hashOfFile(uses.places.packaged);
  invariant(sha256 !== undefined, 'the packaged model is part of the program');
  const given = { ...described, sha256, location: 'packaged' };
  return uses.db.transaction(async (tx) => {
    await takeRegistryTurn(tx);
    const active = await findInState(tx, kind, 'active');
    if (!active) {
      const first = await addVersion(uses, tx, given, 'active');
      const details = { trainedOn: first.trainedOn };
      await note(uses, tx, {
        version: first,
        action: 'activated',
        act: system('the first model of this bank'),
        details,
      });
      return first;
    }
    const known = await findByHash(tx, kind, sha256);
    if (known?.state === 'active') {
      // Trained here first, then packaged: the packaged bytes are as good, and they are on every machine.
      if (known.location !== 'packaged') await setLocation(tx, known.id, 'packaged');
      return { ...known, location: 'packaged' };
    }
    if (known) await setLocation(tx, known.id, 'packaged');
    const version = known ?? (await addVersion(uses, tx, given, 'candidate'));
    if (!known)
      await note(uses, tx, {
        version,
        action: 'registered',
        act: released,
        details: { trainedOn: version.trainedOn },
      });
    if (active.location !== 'packaged') return version;
    return takeOver(uses, tx, { version, action: 'activated', act: released }, active);
  });
}
