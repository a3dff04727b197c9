create table outbox.workflows (
  id bigint generated always as identity primary key,
  kind text not null check (kind <> ''),
  key text not null check (key <> ''),
  status text not null default 'running' check (status in ('running', 'done', 'cancelled', 'parked')),
  -- The step that runs next: at due_at, or as soon as one of the awaited signals is there.
  step text not null,
  state jsonb not null,
  due_at timestamptz,
  awaited text[],
  -- The step instead of `step` when due_at comes before any awaited signal.
  overdue_step text,
  tries integer not null default 0,
  -- After a failure; the step is still the one that was due.
  retry_at timestamptz,
  wake_at timestamptz generated always as (coalesce(retry_at, due_at)) stored,
  error text,
  result jsonb,
  started_at timestamptz not null,
  moved_at timestamptz not null,
  unique (kind, key),
  check (status <> 'running' or due_at is not null or awaited is not null)
);

create index workflows_due on outbox.workflows (wake_at, id) where status = 'running' and wake_at is not null;

create table outbox.signals (
  id bigint generated always as identity primary key,
  workflow bigint not null references outbox.workflows (id) on delete cascade,
  name text not null check (name <> ''),
  payload jsonb not null,
  sent_at timestamptz not null
);

create index signals_of_workflow on outbox.signals (workflow, id);
