import { join } from 'node:path';
import type { Reply } from '@banxing/cards';
import type { CustomerCaller, StaffCaller } from '@banxing/capability';
import type { Database } from '@banxing/database';
import type { Clock, IdSource, Random } from '@banxing/kernel';
import { type GateRules, type HeardTurn, type Models, openModels } from '@banxing/models';
import type { Logger } from '@banxing/telemetry';
import { corporaFolder, embeddedModelPath, type Recogniser } from '@banxing/understanding';
import type { Config } from './config.ts';
import type { Departments } from './departments.ts';

/** Where learning keeps its files. */
export interface LearningPlaces {
  /** Trained models; without it only the packaged model can be used. */
  readonly modelsFolder?: string | undefined;
  /** Labelled utterances; those of the program when absent. */
  readonly corpora?: string | undefined;
  /** What a candidate must hold to; strict when absent. */
  readonly gate?: GateRules;
}

export const learningPlacesOf = (config: Pick<Config, 'dataFolder'>): LearningPlaces => ({
  modelsFolder: join(config.dataFolder, 'models'),
});

export interface LearningUses {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly random: Random;
  readonly log: Logger;
}

/** The registry of models and what is learned from use, following the registry from now on. */
export async function openLearning(
  uses: LearningUses,
  places: LearningPlaces,
  packaged: Recogniser | undefined,
): Promise<Models> {
  const models = await openModels({
    ...uses,
    places: { packaged: embeddedModelPath, folder: places.modelsFolder },
    corpora: places.corpora ?? corporaFolder,
    packaged,
    ...(places.gate ? { gate: places.gate } : {}),
    onFault: (fault) => {
      uses.log.error('learning.failed', fault);
    },
  });
  models.start();
  return models;
}

/** Names that a collected text must not keep: the customer's own, and everybody's that they pay. */
async function namesAround(
  db: Database,
  departments: Departments,
  caller: CustomerCaller,
): Promise<readonly string[]> {
  const [customer, payees] = await Promise.all([
    departments.parties.customer(db, caller.customer),
    departments.payments.payees(db, caller.customer),
  ]);
  return [
    ...(customer ? [customer.name] : []),
    ...payees.flatMap(({ name, nicknames }) => [name, ...nicknames]),
  ];
}

/** What lies beyond is not read by the recogniser either. */
const longestText = 600;

/** A turn as learning sees it. */
export function turnOf(
  { db, departments }: { readonly db: Database; readonly departments: Departments },
  caller: CustomerCaller,
  text: string,
  reply: Reply,
  saidAt: Date,
): HeardTurn {
  return {
    text: text.slice(0, longestText),
    conversation: reply.conversation,
    message: reply.message,
    intent: reply.understanding.intent,
    slots: reply.understanding.slots,
    confidence: reply.understanding.confidence,
    proposal: reply.proposal?.id ?? null,
    asks: reply.needs !== null,
    handedOver: reply.handover !== null,
    saidAt,
    names: () => namesAround(db, departments, caller),
  };
}

/** The member of staff behind a token; a customer's token is nobody's here. */
export async function staffBehind(
  db: Database,
  departments: Departments,
  token: string,
  channel: string,
): Promise<StaffCaller | undefined> {
  const session = await departments.access.authenticate(token);
  const id = session?.party;
  if (!session || !id?.startsWith('stf_')) return undefined;
  const member = await departments.parties.staffMember(db, id as StaffCaller['staff']);
  if (!member) return undefined;
  const { locale } = await departments.parties.preferences(db, member.id);
  return { kind: 'staff', staff: member.id, session: session.id, roles: member.roles, locale, channel };
}
