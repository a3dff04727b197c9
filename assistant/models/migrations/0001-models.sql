create schema models;

create function models.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'models: % of % is not allowed', lower(tg_op), tg_table_name using errcode = 'MD001';
end $$;

-- Every version of every model, with where its bytes lie and what they hash to.
create table models.versions (
  id text collate "C" primary key check (id ~ '^mdl_[0-9A-Z]{26}$'),
  kind text not null check (kind in ('understanding')),
  version text not null check (length(version) between 1 and 80),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- The artefact that comes with the package, or a file's name in the folder of models.
  location text not null check (location = 'packaged' or location ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,120}\.gz$'),
  trained_on jsonb not null,
  scores jsonb not null,
  -- The last passage through the gate: against which version, with what result.
  gate jsonb,
  licence text not null,
  created_at timestamptz not null,
  state text not null check (state in ('candidate', 'shadow', 'active', 'retired', 'rejected')),
  unique (kind, sha256)
);
create unique index versions_one_active on models.versions (kind) where state = 'active';
create unique index versions_one_shadow on models.versions (kind) where state = 'shadow';

create function models.keep_identity() returns trigger language plpgsql as $$
begin
  if (new.id, new.kind, new.version, new.sha256, new.trained_on, new.licence, new.created_at)
     is distinct from (old.id, old.kind, old.version, old.sha256, old.trained_on, old.licence, old.created_at) then
    raise exception 'models: what version % is cannot change', old.id using errcode = 'MD001';
  end if;
  return new;
end $$;
create trigger keeps_identity before update on models.versions
  for each row execute function models.keep_identity();
create trigger never_removed before delete or truncate on models.versions
  for each statement execute function models.refuse_change();

-- Checked at commit, so that one version can make way for another within a transaction.
create function models.check_one_active() returns trigger language plpgsql as $$
begin
  if (select count(*) from models.versions where kind = new.kind and state = 'active') <> 1 then
    raise exception 'models: exactly one version of % is active', new.kind using errcode = 'MD002';
  end if;
  return null;
end $$;
create constraint trigger one_is_active after insert or update on models.versions
  deferrable initially deferred for each row execute function models.check_one_active();

-- Who did what, when and why: one chain of hashes, each over the one before.
create table models.events (
  position bigint primary key check (position > 0),
  version text references models.versions,
  action text not null,
  actor text not null check (actor <> ''),
  reason text not null,
  details jsonb not null,
  at timestamptz not null,
  previous_hash text not null check (previous_hash ~ '^[0-9a-f]{64}$'),
  chain_hash text not null unique check (chain_hash ~ '^[0-9a-f]{64}$')
);
create trigger never_changed before update or delete or truncate on models.events
  for each statement execute function models.refuse_change();

create function models.check_event() returns trigger language plpgsql as $$
begin
  if new.previous_hash is distinct from coalesce(
      (select chain_hash from models.events where position = new.position - 1),
      case when new.position = 1 then repeat('0', 64) end) then
    raise exception 'models: event % does not continue the chain', new.position using errcode = 'MD003';
  end if;
  return new;
end $$;
create trigger continues_chain before insert on models.events
  for each row execute function models.check_event();

-- Turns that may have been misunderstood; texts are masked before they come here.
create table models.turns (
  id text collate "C" primary key check (id ~ '^trn_[0-9A-Z]{26}$'),
  -- The assistant's answer; who was answered is not kept here.
  message text not null unique,
  text text not null check (length(text) <= 400 and text !~ '[0-9]{4}'),
  intent text not null,
  slots jsonb not null,
  confidence double precision not null,
  reasons text[] not null check (
    cardinality(reasons) > 0
    and reasons <@ array['unsure', 'not_understood', 'corrected', 'abandoned', 'repeated', 'handed_over', 'unhelpful']
  ),
  said_at timestamptz not null,
  state text not null check (state in ('open', 'labelled', 'dismissed'))
);
create index turns_open on models.turns (said_at) where state = 'open';
create index turns_by_age on models.turns (said_at);

-- What staff said a turn means. The text is kept with it, because turns are forgotten.
create table models.labels (
  turn text collate "C" primary key,
  text text not null check (length(text) <= 400 and text !~ '[0-9]{4}'),
  intent text not null,
  said jsonb not null,
  said_at timestamptz not null,
  labelled_by text not null,
  labelled_at timestamptz not null,
  exported_at timestamptz,
  -- Why the corpus did not take it.
  refused_because text
);

-- How often a shadow read the same as the active version.
create table models.comparisons (
  candidate text not null references models.versions,
  active text not null references models.versions,
  compared_on date not null,
  turns bigint not null,
  same_intent bigint not null,
  same_frame bigint not null,
  primary key (candidate, active, compared_on),
  check (turns >= same_intent and same_intent >= same_frame)
);

create table models.disagreements (
  position bigint generated always as identity primary key,
  candidate text not null references models.versions,
  active text not null references models.versions,
  text text not null check (length(text) <= 400 and text !~ '[0-9]{4}'),
  active_reading jsonb not null,
  candidate_reading jsonb not null,
  at timestamptz not null
);
create index disagreements_by_candidate on models.disagreements (candidate, position desc);
