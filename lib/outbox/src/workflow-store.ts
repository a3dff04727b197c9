import { type Queryable, sql, type Transaction } from '@banxing/database';
import { z } from 'zod';
import type { Json } from './json.ts';

const status = z.enum(['running', 'done', 'cancelled', 'parked']);

/** Where a workflow stands. */
export interface WorkflowView {
  readonly kind: string;
  readonly key: string;
  readonly status: z.infer<typeof status>;
  readonly step: string;
  readonly state: unknown;
  readonly dueAt: Date | null;
  readonly tries: number;
  readonly error: string | null;
  readonly result: unknown;
}

const viewRow = z
  .object({
    kind: z.string(),
    key: z.string(),
    status,
    step: z.string(),
    state: z.unknown(),
    due_at: z.date().nullable(),
    tries: z.number(),
    error: z.string().nullable(),
    result: z.unknown(),
  })
  .transform(({ due_at, ...row }): WorkflowView => ({
    ...row,
    state: row.state,
    result: row.result,
    dueAt: due_at,
  }));

const viewColumns = sql`kind, key, status, step, state, due_at, tries, error, result`;

export const findWorkflow = (q: Queryable, kind: string, key: string): Promise<WorkflowView | undefined> =>
  q.maybeOne(viewRow, sql`select ${viewColumns} from outbox.workflows where kind = ${kind} and key = ${key}`);

export const parkedWorkflows = (q: Queryable): Promise<WorkflowView[]> =>
  q.rows(viewRow, sql`select ${viewColumns} from outbox.workflows where status = 'parked' order by id`);

interface NewWorkflow {
  readonly kind: string;
  readonly key: string;
  readonly step: string;
  readonly state: unknown;
  readonly dueAt: Date;
}

export async function insertWorkflow(tx: Transaction, workflow: NewWorkflow): Promise<boolean> {
  const { kind, key, step, state, dueAt } = workflow;
  const inserted = await tx.run(sql`
    insert into outbox.workflows (kind, key, step, state, due_at, started_at, moved_at)
    values (${kind}, ${key}, ${step}, ${JSON.stringify(state)}::jsonb, ${dueAt}, ${dueAt}, ${dueAt})
    on conflict (kind, key) do nothing`);
  return inserted === 1;
}

/** Something told to a running workflow. */
export interface Signal {
  readonly name: string;
  readonly payload?: Json;
  /** On the bank's clock. */
  readonly at: Date;
}

/** Sending touches no row of the workflow itself, so a caller who holds other locks never waits for a step in hand. */
export async function insertSignal(
  tx: Transaction,
  kind: string,
  key: string,
  signal: Signal,
): Promise<boolean> {
  const inserted = await tx.run(sql`
    insert into outbox.signals (workflow, name, payload, sent_at)
    select id, ${signal.name}, ${JSON.stringify(signal.payload ?? null)}::jsonb, ${signal.at}
    from outbox.workflows where kind = ${kind} and key = ${key} and status in ('running', 'parked')`);
  return inserted === 1;
}

export async function cancelWorkflow(tx: Transaction, kind: string, key: string, at: Date): Promise<boolean> {
  const cancelled = await tx.run(sql`
    update outbox.workflows set status = 'cancelled', due_at = null, retry_at = null, awaited = null, moved_at = ${at}
    where kind = ${kind} and key = ${key} and status in ('running', 'parked')`);
  return cancelled === 1;
}

export async function retryWorkflow(tx: Transaction, kind: string, key: string, at: Date): Promise<boolean> {
  const retried = await tx.run(sql`
    update outbox.workflows set status = 'running', tries = 0, retry_at = ${at}, moved_at = ${at}
    where kind = ${kind} and key = ${key} and status = 'parked'`);
  return retried === 1;
}

/** A workflow whose step is to run, locked by this transaction. */
export interface DueWorkflow {
  readonly id: bigint;
  readonly kind: string;
  readonly key: string;
  readonly step: string;
  readonly state: unknown;
  readonly dueAt: Date | null;
  readonly awaited: readonly string[] | null;
  readonly overdueStep: string | null;
  readonly tries: number;
}

const dueRow = z
  .object({
    id: z.bigint(),
    kind: z.string(),
    key: z.string(),
    step: z.string(),
    state: z.unknown(),
    due_at: z.date().nullable(),
    awaited: z.array(z.string()).nullable(),
    overdue_step: z.string().nullable(),
    tries: z.number(),
  })
  .transform(({ due_at, overdue_step, ...row }): DueWorkflow => ({
    ...row,
    state: row.state,
    dueAt: due_at,
    overdueStep: overdue_step,
  }));

/** A failed workflow waits for its retry even when the signal that it waits for is there. */
const signalled = (kinds: readonly string[]) => sql`
  select w.id, min(s.sent_at) as at
  from outbox.signals s join outbox.workflows w on w.id = s.workflow
  where w.status = 'running' and w.tries = 0 and w.kind = any(${[...kinds]}) and s.name = any(w.awaited)
  group by w.id`;

/** Locks the workflow that is due first, by due time and then age; passes over those that others have in hand. */
export const takeDueWorkflow = (
  tx: Transaction,
  kinds: readonly string[],
  now: Date,
): Promise<DueWorkflow | undefined> =>
  tx.maybeOne(
    dueRow,
    sql`
      with candidates as (
        (select id, wake_at as at from outbox.workflows
         where status = 'running' and wake_at <= ${now} and kind = any(${[...kinds]}) order by wake_at, id limit 64)
        union all (${signalled(kinds)} order by at limit 64)
      )
      select w.id, w.kind, w.key, w.step, w.state, w.due_at, w.awaited, w.overdue_step, w.tries
      from outbox.workflows w join candidates c on c.id = w.id
      where w.status = 'running'
        and (w.wake_at <= ${now}
          or (w.tries = 0 and exists (select from outbox.signals s where s.workflow = w.id and s.name = any(w.awaited))))
      order by c.at, w.id limit 1 for update of w skip locked`,
  );

/** The earliest instant at which one of these workflows has something to do. */
export async function nextWorkflowDueAt(q: Queryable, kinds: readonly string[]): Promise<Date | undefined> {
  const row = await q.one(
    z.object({ at: z.date().nullable() }),
    sql`select least(
          (select min(wake_at) from outbox.workflows where status = 'running' and kind = any(${[...kinds]})),
          (select min(at) from (${signalled(kinds)}) waiting)) as at`,
  );
  return row.at ?? undefined;
}

const signalRow = z.object({ id: z.bigint(), name: z.string(), payload: z.unknown(), sent_at: z.date() });

/** Uses up the earliest of the signals that the workflow waits for; one sent after the wait had ended is too late. */
export const takeSignal = (tx: Transaction, workflow: bigint, names: readonly string[], until: Date | null) =>
  tx.maybeOne(
    signalRow,
    sql`delete from outbox.signals where id = (
          select id from outbox.signals
          where workflow = ${workflow} and name = any(${[...names]}) and sent_at <= coalesce(${until}, 'infinity'::timestamptz)
          order by id limit 1)
        returning id, name, payload, sent_at`,
  );

/** Where a workflow goes after a step. */
export interface Move {
  readonly step: string;
  readonly state: unknown;
  readonly dueAt: Date | null;
  readonly awaited: readonly string[] | null;
  readonly overdueStep: string | null;
}

export const moveWorkflow = (tx: Transaction, id: bigint, move: Move, now: Date): Promise<number> =>
  tx.run(sql`
    update outbox.workflows
    set step = ${move.step}, state = ${JSON.stringify(move.state)}::jsonb, due_at = ${move.dueAt},
        awaited = ${move.awaited ? [...move.awaited] : null}, overdue_step = ${move.overdueStep},
        tries = 0, retry_at = null, error = null, moved_at = ${now}
    where id = ${id}`);

export const finishWorkflow = (tx: Transaction, id: bigint, result: unknown, now: Date): Promise<number> =>
  tx.run(sql`
    update outbox.workflows
    set status = 'done', result = ${JSON.stringify(result)}::jsonb, due_at = null, awaited = null, tries = 0,
        retry_at = null, error = null, moved_at = ${now}
    where id = ${id}`);

/** Notes a failure of the step that was due, unless somebody else moved the workflow since. */
export const noteStepFailure = (
  tx: Transaction,
  failed: DueWorkflow,
  outcome: { readonly retryAt: Date | undefined; readonly error: string; readonly now: Date },
): Promise<number> =>
  tx.run(sql`
    update outbox.workflows
    set tries = tries + 1, error = ${outcome.error}, moved_at = ${outcome.now},
        retry_at = ${outcome.retryAt ?? null},
        status = ${outcome.retryAt ? 'running' : 'parked'}
    where id = ${failed.id} and status = 'running' and step = ${failed.step} and tries = ${failed.tries}`);
