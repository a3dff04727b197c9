import type { Database } from '@banxing/database';
import { type Clock, type IdSource, invariant, type Outcome, ok, type Random, refuse } from '@banxing/kernel';
import { embeddedRecogniser, loadModel, type Recogniser } from '@banxing/understanding';
import { type ArtefactPlaces, checkArtefact, loadArtefact, pathOf } from './artefact.ts';
import { type Collector, createCollector } from './collector.ts';
import { type GateReport, type GateRules, usualGate } from './gate.ts';
import { gateInOwnProcess } from './gate-process.ts';
import { createLabelling, type Labelling } from './labelling.ts';
import { type LiveRecogniser, liveRecogniser } from './live-recogniser.ts';
import type { ModelVersion, RegistryRefusal } from './model-version.ts';
import { createRegistry, type Registry } from './registry.ts';
import type { Act } from './registry-steps.ts';
import { createShadow, type Shadow, type ShadowSettings, usualShadow } from './shadow.ts';
import { appendTrail } from './trail.ts';
import { forgetBefore } from './turn-store.ts';

export interface ModelsUses {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly random: Random;
  readonly places: ArtefactPlaces;
  /** The folder of corpora: locked sets are read from it, learned records written to it. */
  readonly corpora: string;
  /** The packaged model, when it is loaded already. */
  readonly packaged?: Recogniser | undefined;
  readonly shadow?: ShadowSettings;
  readonly gate?: GateRules;
  /** Something went wrong beside the turns of customers, who notice nothing. */
  readonly onFault: (fault: unknown) => void;
}

/** The registry, the recogniser that follows it, and what is learned from use. */
export interface Models {
  readonly recogniser: LiveRecogniser;
  readonly registry: Registry;
  readonly shadow: Shadow;
  readonly collector: Collector;
  readonly labelling: Labelling;
  /** Scores a registered version against the active one, in a process of its own, and writes the result down. */
  gate(id: string, act: Act): Promise<Outcome<GateReport, RegistryRefusal>>;
  /** Looks what the registry says now and follows it. */
  refresh(): Promise<void>;
  /** Follows the registry every few seconds, and forgets what is too old. */
  start(): void;
  /** Does work beside a turn: its failing is told to `onFault` and to nobody else. */
  beside(work: Promise<void>): void;
  /** All work beside turns is done. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** Collected turns live this long. */
export const retentionDays = 90;

const pollMs = 3000;
const dayMs = 86_400_000;
const forgetEveryMs = 3_600_000;

/** Opens the registry: makes the packaged model known, checks its hash, loads whatever version is active. */
export async function openModels(uses: ModelsUses): Promise<Models> {
  const registry = createRegistry(uses);
  const shadow = createShadow({ ...uses, settings: uses.shadow ?? usualShadow });
  const packaged = await welcome(uses, registry);
  const load = async (version: ModelVersion): Promise<Outcome<Recogniser, RegistryRefusal>> => {
    if (version.id === packaged.version.id) return ok(packaged.recogniser);
    const loaded = await loadArtefact(uses.places, version);
    return loaded.ok ? ok(embeddedRecogniser(loaded.value)) : loaded;
  };
  const recogniser = liveRecogniser(
    { id: packaged.version.id, recogniser: packaged.recogniser },
    (reading) => {
      shadow.offer(reading);
    },
  );
  let failed: string | undefined;
  const loadOnce = async (version: ModelVersion): Promise<Recogniser | undefined> => {
    if (failed === version.id) return undefined;
    const loaded = await load(version);
    if (loaded.ok) return loaded.value;
    // Told once, not at every look at the registry.
    failed = version.id;
    uses.onFault(new ModelNotLoaded(loaded.refusal.code));
    return undefined;
  };
  const refresh = async (): Promise<void> => {
    const [active, following] = await Promise.all([registry.active(), registry.shadow()]);
    if (active && active.id !== recogniser.current()) {
      const next = await loadOnce(active);
      if (next) recogniser.swap({ id: active.id, recogniser: next });
    }
    if (following?.id === shadow.following()) return;
    const candidate = following && (await loadOnce(following));
    shadow.follow(following && candidate ? { id: following.id, recogniser: candidate } : undefined);
  };
  await refresh();
  const keeping = keepingUp(uses, refresh, shadow);
  return {
    recogniser,
    registry,
    shadow,
    collector: createCollector(uses),
    labelling: createLabelling(uses),
    gate: (id, act) => gateFor(uses, registry, id, act),
    refresh,
    ...keeping,
  };
}

/** A version of the registry cannot be used here; the one before it goes on reading. */
export class ModelNotLoaded extends Error {
  override readonly name = 'ModelNotLoaded';
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

async function welcome(uses: ModelsUses, registry: Registry) {
  const { packaged: path } = uses.places;
  if (uses.packaged)
    return {
      version: await registry.welcomePackaged({ version: 'packaged', trainedOn: {} }),
      recogniser: uses.packaged,
    };
  const model = loadModel(path);
  const version = await registry.welcomePackaged(model);
  // The file that was loaded is the one that was hashed: nothing changed it in between.
  invariant(
    (await checkArtefact(uses.places, { location: 'packaged', sha256: version.sha256 })) === undefined,
    'the packaged model has its registered hash',
  );
  return { version, recogniser: embeddedRecogniser(model) };
}

async function gateFor(
  uses: ModelsUses,
  registry: Registry,
  id: string,
  act: Act,
): Promise<Outcome<GateReport, RegistryRefusal>> {
  const [version, active] = await Promise.all([registry.find(id), registry.active()]);
  if (!version || !active) return refuse({ code: 'version_not_found' });
  for (const each of [version, active]) {
    const refusal = await checkArtefact(uses.places, each);
    if (refusal) return refuse(refusal);
  }
  const [candidateFile, activeFile] = [
    pathOf(uses.places, version.location),
    pathOf(uses.places, active.location),
  ];
  invariant(candidateFile !== undefined && activeFile !== undefined, 'both artefacts were found');
  const report = await gateInOwnProcess(
    { active: activeFile, candidate: candidateFile, corpora: uses.corpora },
    uses.gate ?? usualGate,
  );
  const recorded = await registry.recordGate(id, report, act);
  return recorded.ok ? ok(report) : recorded;
}

/** Removes what is older than the retention; answers how many turns. */
export async function forgetOldTurns(uses: Pick<ModelsUses, 'db' | 'clock'>): Promise<number> {
  const now = uses.clock.now();
  return uses.db.transaction(async (tx) => {
    const forgotten = await forgetBefore(tx, new Date(now.getTime() - retentionDays * dayMs));
    if (forgotten > 0) {
      const details = { turns: forgotten, days: retentionDays };
      await appendTrail(tx, {
        version: null,
        action: 'forgotten',
        actor: 'system',
        reason: 'older than the retention',
        details,
        at: now,
      });
    }
    return forgotten;
  });
}

function keepingUp(
  uses: ModelsUses,
  refresh: () => Promise<void>,
  shadow: Shadow,
): Pick<Models, 'start' | 'stop' | 'beside' | 'settled'> {
  const pending = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let forgottenAt = -Infinity;
  const beside = (work: Promise<void>): void => {
    const done = work.catch(uses.onFault).finally(() => pending.delete(done));
    pending.add(done);
  };
  const round = async (): Promise<void> => {
    await refresh();
    await shadow.flush();
    const now = uses.clock.now().getTime();
    if (now - forgottenAt < forgetEveryMs) return;
    forgottenAt = now;
    await forgetOldTurns(uses);
  };
  const settled = async (): Promise<void> => {
    while (pending.size > 0) await Promise.all(pending);
  };
  return {
    beside,
    settled,
    start: () => {
      let busy = false;
      timer = setInterval(() => {
        if (busy) return;
        busy = true;
        beside(round().finally(() => (busy = false)));
      }, pollMs);
      timer.unref();
    },
    stop: async () => {
      clearInterval(timer);
      await settled();
      await shadow.flush().catch(uses.onFault);
    },
  };
}
