import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { sha256Hex } from '@banxing/crypto';
import { ok, type Outcome, refuse } from '@banxing/kernel';
import { embeddedModelPath, type Model, readModel } from '@banxing/understanding';
import type { ArtefactRefusal, ModelVersion } from './model-version.ts';

/** Where the bytes of models lie. */
export interface ArtefactPlaces {
  /** The model that comes with the program. */
  readonly packaged: string;
  /** The folder of trained models; without one only the packaged model can be used. */
  readonly folder: string | undefined;
}

export const packagedOnly: ArtefactPlaces = { packaged: embeddedModelPath, folder: undefined };

/** The path of an artefact; undefined when there is no folder for it. */
export function pathOf(places: ArtefactPlaces, location: string): string | undefined {
  if (location === 'packaged') return places.packaged;
  return places.folder === undefined ? undefined : join(places.folder, location);
}

/** The hash of a file, read in pieces; undefined when it is not there. */
export async function hashOfFile(path: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  } catch {
    return undefined;
  }
  return hash.digest('hex');
}

/** Is the artefact there, and what it was when it was registered? */
export async function checkArtefact(
  places: ArtefactPlaces,
  version: Pick<ModelVersion, 'location' | 'sha256'>,
): Promise<ArtefactRefusal | undefined> {
  const { location } = version;
  const path = pathOf(places, location);
  const hash = path === undefined ? undefined : await hashOfFile(path);
  if (hash === undefined) return { code: 'artefact_missing', location };
  return hash === version.sha256 ? undefined : { code: 'artefact_changed', location };
}

/** Reads a model whose bytes are the registered ones; anything else is refused before it is parsed. */
export async function loadArtefact(
  places: ArtefactPlaces,
  version: Pick<ModelVersion, 'location' | 'sha256'>,
): Promise<Outcome<Model, ArtefactRefusal>> {
  const { location } = version;
  const path = pathOf(places, location);
  const bytes = path === undefined ? undefined : await readFile(path).catch(() => undefined);
  if (!bytes) return refuse({ code: 'artefact_missing', location });
  if (sha256Hex(bytes) !== version.sha256) return refuse({ code: 'artefact_changed', location });
  return modelFrom(bytes, location);
}

export function modelFrom(bytes: Uint8Array, location: string): Outcome<Model, ArtefactRefusal> {
  try {
    return ok(readModel(bytes));
  } catch {
    return refuse({ code: 'artefact_unreadable', location });
  }
}
