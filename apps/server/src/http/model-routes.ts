import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { StaffCaller } from '@banxing/capability';
import { formatInstant, type Outcome } from '@banxing/kernel';
import {
  type Act,
  type LabelRefusal,
  listComparisons,
  listDisagreements,
  type ModelVersion,
  newestTrail,
  type RegistryRefusal,
  verifyTrail,
} from '@banxing/models';
import type { Bank } from '../bank.ts';
import { read } from './context.ts';
import { Problem, problems } from './problem.ts';
import { tokenOf } from './session.ts';

const idParameter = z.object({ id: z.string().max(60) });
export const why = z.object({ why: z.string().trim().min(1).max(400) });
export const registration = why.extend({ file: z.string().max(130), version: z.string().min(1).max(80) });
export const labelBody = why.extend({
  intent: z.string().max(60),
  slots: z.record(z.string().max(40), z.string().max(100)).default({}),
});

/** Who may look after models. */
const modelRoles = ['model', 'admin'];

/** The member of staff who sent a request; refused without the role. */
async function staffOf(request: FastifyRequest, bank: Bank): Promise<StaffCaller> {
  const token = tokenOf(request);
  const staff = token === undefined ? undefined : await bank.staffOf(token, 'api');
  if (!staff) throw request.signed ? problems.notAllowed() : problems.notSignedIn();
  if (!staff.roles.some((role) => modelRoles.includes(role))) throw problems.notAllowed();
  return staff;
}

const refused = (status: number, code: string, zh: string, en: string): Problem =>
  new Problem(status, code, { zh, en });

const registryProblems = {
  version_not_found: () =>
    refused(404, 'version_not_found', '没有这个模型版本。', 'There is no such version.'),
  version_known: () =>
    refused(409, 'version_known', '这个模型已经登记过了。', 'This model is registered already.'),
  wrong_state: () =>
    refused(409, 'wrong_state', '这个版本现在的状态不能这样做。', 'The version’s state does not allow this.'),
  gate_not_passed: () =>
    refused(
      409,
      'gate_not_passed',
      '还没有通过对现用版本的测试关口。',
      'It has not passed the gate against the active version.',
    ),
  nothing_to_roll_back_to: () =>
    refused(409, 'nothing_to_roll_back_to', '没有可以退回的版本。', 'There is no version to go back to.'),
  why_missing: () => refused(400, 'why_missing', '请写明原因。', 'Please say why.'),
  artefact_missing: () =>
    refused(422, 'artefact_missing', '找不到模型文件。', 'The model’s file is not there.'),
  artefact_changed: () =>
    refused(
      422,
      'artefact_changed',
      '模型文件与登记的不一致。',
      'The model’s file is not the one that was registered.',
    ),
  artefact_unreadable: () =>
    refused(422, 'artefact_unreadable', '这不是可用的模型文件。', 'The file is no model.'),
} satisfies Record<RegistryRefusal['code'], () => Problem>;

const labelProblems = {
  nothing_there: () =>
    refused(
      404,
      'nothing_there',
      '没有这一组,可能已经处理过了。',
      'There is no such group; it may have been settled.',
    ),
  unknown_intent: () => refused(422, 'unknown_intent', '没有这个意图。', 'There is no such intent.'),
  unknown_slot: () =>
    refused(422, 'unknown_slot', '这个意图没有这样的槽位。', 'The intent carries no such slot.'),
  why_missing: registryProblems.why_missing,
} satisfies Record<LabelRefusal['code'], () => Problem>;

function taken<T, C extends string>(
  outcome: Outcome<T, { readonly code: C }>,
  answers: Record<C, () => Problem>,
): T {
  if (outcome.ok) return outcome.value;
  throw answers[outcome.refusal.code]();
}

const shown = ({ createdAt, ...version }: ModelVersion) => ({
  ...version,
  createdAt: formatInstant(createdAt),
});

/** The registry of models and its trail. Only for staff who look after models. */
export function modelRoutes(app: FastifyInstance, bank: Bank): void {
  const { registry } = bank.models;
  const acting = async (request: FastifyRequest): Promise<Act> => {
    const { staff } = await staffOf(request, bank);
    return { actor: staff, why: read(why.loose(), request.body).why };
  };
  const changing = (
    path: string,
    change: (id: string, act: Act) => Promise<Outcome<ModelVersion, RegistryRefusal>>,
  ): void => {
    app.post(path, async (request) => {
      const act = await acting(request);
      const { id } = read(idParameter.partial(), request.params);
      const version = taken(await change(id ?? '', act), registryProblems);
      await bank.models.refresh();
      return shown(version);
    });
  };

  app.get('/api/desk/models', async (request) => {
    await staffOf(request, bank);
    const comparisons = await listComparisons(bank.db);
    return {
      active: bank.models.recogniser.current(),
      versions: (await registry.list()).map(shown),
      comparisons,
    };
  });
  app.post('/api/desk/models', async (request) => {
    const act = await acting(request);
    const { file, version } = read(registration, request.body);
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]*\.gz$/u.test(file)) throw registryProblems.artefact_missing();
    return shown(taken(await registry.register({ version, location: file }, act), registryProblems));
  });
  app.post('/api/desk/models/:id/gate', async (request) => {
    const act = await acting(request);
    const { id } = read(idParameter, request.params);
    return taken(await bank.models.gate(id, act), registryProblems);
  });
  changing('/api/desk/models/:id/promote', (id, act) => registry.promote(id, act));
  changing('/api/desk/models/:id/shadow', (id, act) => registry.startShadow(id, act));
  changing('/api/desk/models/:id/reject', (id, act) => registry.reject(id, act));
  changing('/api/desk/models/rollback', (_, act) => registry.rollBack(act));
  changing('/api/desk/models/shadow/end', (_, act) => registry.endShadow(act));

  app.get('/api/desk/models/:id/disagreements', async (request) => {
    await staffOf(request, bank);
    const { id } = read(idParameter, request.params);
    const rows = await listDisagreements(bank.db, id, 200);
    return rows.map(({ at, ...row }) => ({ ...row, at: formatInstant(at) }));
  });
  app.get('/api/desk/models/trail', async (request) => {
    await staffOf(request, bank);
    const [events, findings] = await Promise.all([newestTrail(bank.db, 200), verifyTrail(bank.db)]);
    return {
      unchanged: findings.length === 0,
      findings: findings.map(({ position, code }) => ({ position: position.toString(), code })),
      events: events.map(({ position, at, ...event }) => ({
        ...event,
        position: position.toString(),
        at: formatInstant(at),
      })),
    };
  });
}

/** What was collected from use, to be labelled. Only for staff who look after models. */
export function learningRoutes(app: FastifyInstance, bank: Bank): void {
  const { labelling } = bank.models;
  app.get('/api/desk/learning/clusters', async (request) => {
    await staffOf(request, bank);
    const clusters = await labelling.clusters();
    return clusters.map(({ turns, ...cluster }) => ({
      ...cluster,
      count: turns.length,
      turns: turns.slice(0, 50).map(({ id, text, intent, slots, confidence, reasons }) => ({
        id,
        text,
        intent,
        slots,
        confidence,
        reasons,
      })),
    }));
  });
  app.post('/api/desk/learning/clusters/:id/label', async (request) => {
    const { staff } = await staffOf(request, bank);
    const { id } = read(idParameter, request.params);
    const { why: reason, intent, slots } = read(labelBody, request.body);
    const labelled = await labelling.label(id, { intent, said: slots }, { actor: staff, why: reason });
    return { labelled: taken(labelled, labelProblems) };
  });
  app.post('/api/desk/learning/clusters/:id/dismiss', async (request) => {
    const { staff } = await staffOf(request, bank);
    const { id } = read(idParameter, request.params);
    const dismissed = await labelling.dismiss(id, { actor: staff, why: read(why, request.body).why });
    return { dismissed: taken(dismissed, labelProblems) };
  });
  app.post('/api/desk/learning/export', async (request) => {
    const { staff } = await staffOf(request, bank);
    return bank.exportLearned({ actor: staff, why: read(why, request.body).why });
  });
}
