create schema capability;

create table capability.proposals (
  id text primary key check (id ~ '^prop_[0-9A-Z]{26}$'),
  capability text not null,
  customer text not null,
  session text not null,
  conversation text,
  origin jsonb,
  draft jsonb not null,
  summary jsonb not null,
  details jsonb not null,
  requires text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  status text not null check (status in ('open', 'held', 'done', 'refused', 'cancelled', 'superseded')),
  hash text not null,
  settled_at timestamptz,
  settlement jsonb,
  check ((status in ('open')) = (settled_at is null))
);

-- Only the newest proposal of a conversation can be open.
create unique index proposals_one_open_per_conversation on capability.proposals (conversation) where status = 'open';
create index proposals_by_customer on capability.proposals (customer, created_at desc);

-- What was stated cannot be changed afterwards, and what is settled stays settled.
create function capability.keep_proposal_frozen() returns trigger language plpgsql as $$
begin
  if row(new.id, new.capability, new.customer, new.session, new.conversation, new.origin, new.draft, new.summary, new.details,
         new.requires, new.created_at, new.expires_at, new.hash)
     is distinct from
     row(old.id, old.capability, old.customer, old.session, old.conversation, old.origin, old.draft, old.summary, old.details,
         old.requires, old.created_at, old.expires_at, old.hash) then
    raise exception 'a proposal is frozen';
  end if;
  if old.status not in ('open', 'held') and new.status is distinct from old.status then
    raise exception 'proposal % is settled', old.id;
  end if;
  return new;
end $$;

create trigger proposals_frozen before update on capability.proposals
  for each row execute function capability.keep_proposal_frozen();

-- The answer that a command was given under a key, so that a retry hears the same.
create table capability.answered (
  scope text not null,
  key text not null,
  input_hash text not null,
  answer jsonb not null,
  answered_at timestamptz not null,
  primary key (scope, key)
);
