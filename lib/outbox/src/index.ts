import type { Migrations } from '@banxing/database';

export { advanceTo, type AdvanceableClock } from './advance-clock.ts';
export { type Event, type EventDraft, publish } from './event.ts';
export { forgetEvents, type ParkedEvent, parkedEvents, retryEvent } from './event-store.ts';
export type { Json } from './json.ts';
export { createRunner, type Runner, type RunnerOptions, type WorkDone } from './runner.ts';
export { type Subscriber, subscriber } from './subscriber.ts';
export {
  type Continue,
  defineWorkflow,
  type Done,
  type RunnableWorkflow,
  type Signal,
  type StepContext,
  type StepFunction,
  type StepResult,
  type WaitForSignal,
  type Workflow,
  type WorkflowDefinition,
  type WorkflowStart,
  type WorkflowView,
} from './workflow.ts';
export { parkedWorkflows } from './workflow-store.ts';

export const outboxMigrations: Migrations = {
  name: 'outbox',
  folder: new URL('../migrations', import.meta.url),
};
