create schema audit;

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit: % of % is not allowed', lower(tg_op), tg_table_name using errcode = 'AU001';
end $$;

-- One receipt for each settled proposal: what was said, understood, proposed, confirmed, decided and done.
create table audit.receipts (
  id text collate "C" primary key check (id like 'rcpt\_%'),
  customer text collate "C" not null check (customer like 'cust\_%'),
  capability text collate "C" not null,
  proposal text collate "C" not null unique check (proposal like 'prop\_%'),
  sealed_at timestamptz not null,
  -- RFC 8785 canonical JSON, to the byte as it was hashed.
  content text not null,
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$')
);
create index receipts_of_customer on audit.receipts (customer, sealed_at desc, id desc);
create index receipts_by_time on audit.receipts (sealed_at, id);
create index receipts_by_capability on audit.receipts (capability, sealed_at);

-- Receipts that are not in the chain yet. Written with the receipt, taken out by the sealer.
create table audit.pending (
  receipt text collate "C" primary key references audit.receipts (id)
);

-- All receipts in one row of hashes, each over the one before.
create table audit.links (
  position bigint primary key check (position > 0),
  receipt text collate "C" not null unique references audit.receipts (id),
  previous_hash text not null check (previous_hash ~ '^[0-9a-f]{64}$'),
  chain_hash text not null unique check (chain_hash ~ '^[0-9a-f]{64}$'),
  linked_at timestamptz not null
);

create trigger never_changed before update or delete or truncate on audit.receipts
  for each statement execute function audit.refuse_change();
create trigger never_changed before update or delete or truncate on audit.links
  for each statement execute function audit.refuse_change();

-- A link continues the chain at its end.
create function audit.check_link() returns trigger language plpgsql as $$
begin
  if new.previous_hash is distinct from coalesce(
      (select chain_hash from audit.links where position = new.position - 1),
      case when new.position = 1 then repeat('0', 64) end) then
    raise exception 'audit: link % does not continue the chain', new.position using errcode = 'AU002';
  end if;
  return new;
end $$;
create trigger continues_chain before insert on audit.links
  for each row execute function audit.check_link();
