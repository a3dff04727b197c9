-- Statements and certificates that were issued. `number` is printed on them, so that whoever gets one can ask the bank
-- whether it is true; what was issued is never changed.
create table accounts.documents (
  id text collate "C" primary key check (id like 'doc\_%'),
  number text collate "C" not null unique,
  customer text collate "C" not null check (customer like 'cust\_%'),
  kind text collate "C" not null check (kind in ('statement', 'certificate')),
  holder text not null,
  from_on date not null,
  to_on date not null,
  purpose text not null,
  content bytea not null,
  sha256 text collate "C" not null check (sha256 ~ '^[0-9a-f]{64}$'),
  issued_at timestamptz not null,
  check (from_on <= to_on)
);
create index documents_of_customer on accounts.documents (customer, issued_at desc);

create function accounts.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'accounts: % of % is not allowed', lower(tg_op), tg_table_name;
end $$;
create trigger issued_is_issued before update on accounts.documents
  for each row execute function accounts.refuse_change();
