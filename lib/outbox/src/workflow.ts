import type { Queryable, Transaction } from '@banxing/database';
import type { z } from 'zod';
import type { Json } from './json.ts';
import * as store from './workflow-store.ts';
import { wakeAfter } from './wake.ts';

/** What a step knows beside its state. */
export interface StepContext {
  /** The workflow's key. */
  readonly key: string;
  /** The bank's time at which the step runs. */
  readonly now: Date;
  /** When it was due; earlier than `now` when the bank was closed meanwhile. */
  readonly dueAt: Date;
  /** The signal that the step waited for; absent when none came in time. */
  readonly signal?: { readonly name: string; readonly payload: unknown };
}

/** Goes on with a step, now or at an instant. */
export interface Continue<State, Step extends string> {
  readonly next: Step;
  readonly state: State;
  readonly at?: Date;
}

/**
 * Waits for one of the signals, then goes on with `then`. When `until` comes first it goes on with `otherwise`, or with
 * `then` and no signal. Signals that were sent before anybody waited are kept.
 */
export interface WaitForSignal<State, Step extends string> {
  readonly waitFor: string | readonly string[];
  readonly then: Step;
  readonly state: State;
  readonly until?: Date;
  readonly otherwise?: Step;
}

/** Ends; the result is kept for whoever asks. */
export interface Done {
  readonly done: Json;
}

export type StepResult<State, Step extends string> =
  Continue<State, Step> | WaitForSignal<State, Step> | Done;

export type StepFunction<State, Step extends string> = (
  tx: Transaction,
  state: State,
  context: StepContext,
) => StepResult<State, Step> | Promise<StepResult<State, Step>>;

export interface WorkflowDefinition<State, Step extends string> {
  /** `department.noun`, for ever; running workflows find their steps by it. */
  readonly kind: string;
  /** Reads the state back from JSON: instants with `z.coerce.date()`, money from its decimal string. */
  readonly state: z.ZodType<State>;
  readonly first: NoInfer<Step>;
  readonly steps: Readonly<Record<Step, StepFunction<State, NoInfer<Step>>>>;
}

export interface WorkflowStart<State> {
  /** One workflow per kind and key, for ever. */
  readonly key: string;
  readonly state: State;
  /** When the first step runs, on the bank's clock. */
  readonly dueAt: Date;
}

/** What the runner needs of a workflow. */
export interface RunnableWorkflow {
  readonly kind: string;
  runStep(
    tx: Transaction,
    step: string,
    state: unknown,
    context: StepContext,
  ): Promise<StepResult<unknown, string>>;
}

/** A declared workflow, as its department uses it. */
export interface Workflow<State> extends RunnableWorkflow {
  /** Starts it with the transaction. Answers false, changing nothing, when this key was started before. */
  start(tx: Transaction, start: WorkflowStart<State>): Promise<boolean>;
  /** Tells it something. Answers false when no such workflow is running. */
  signal(tx: Transaction, key: string, signal: store.Signal): Promise<boolean>;
  /** Ends it before its next step. Answers false when it is not running or parked. */
  cancel(tx: Transaction, key: string, at: Date): Promise<boolean>;
  /** Gives a parked workflow its tries back. Answers false when it is not parked. */
  retry(tx: Transaction, key: string, at: Date): Promise<boolean>;
  find(q: Queryable, key: string): Promise<WorkflowView | undefined>;
}

export type Signal = store.Signal;
export type WorkflowView = store.WorkflowView;

/**
 * Declares a durable procedure of steps. Each step runs in one transaction together with the move to the next, so what
 * it writes through `tx` happens exactly once. A step that throws leaves nothing behind, is tried again with growing
 * waits, and is parked in the end.
 */
export function defineWorkflow<State, Step extends string>(
  definition: WorkflowDefinition<State, Step>,
): Workflow<State> {
  const { kind, steps } = definition;
  return {
    kind,
    runStep: async (tx, step, state, context) => {
      if (!Object.hasOwn(steps, step)) throw new RangeError(`${kind} has no step ${step}`);
      return steps[step as Step](tx, definition.state.parse(state), context);
    },
    start: async (tx, { key, state, dueAt }) => {
      const started = await store.insertWorkflow(tx, { kind, key, step: definition.first, state, dueAt });
      if (started) wakeAfter(tx);
      return started;
    },
    signal: async (tx, key, signal) => {
      const heard = await store.insertSignal(tx, kind, key, signal);
      if (heard) wakeAfter(tx);
      return heard;
    },
    cancel: (tx, key, at) => store.cancelWorkflow(tx, kind, key, at),
    retry: async (tx, key, at) => {
      const retried = await store.retryWorkflow(tx, kind, key, at);
      if (retried) wakeAfter(tx);
      return retried;
    },
    find: (q, key) => store.findWorkflow(q, kind, key),
  };
}
