create schema dialogue;

create table dialogue.conversations (
  id text primary key check (id ~ '^conv_[0-9A-Z]{26}$'),
  customer text not null,
  state jsonb not null,
  -- Raised with every turn, so that two turns at once cannot both go on from the same state.
  version integer not null,
  started_at timestamptz not null,
  touched_at timestamptz not null
);
create index conversations_by_customer on dialogue.conversations (customer, touched_at desc);

create table dialogue.messages (
  id text primary key check (id ~ '^msg_[0-9A-Z]{26}$'),
  conversation text not null references dialogue.conversations,
  position bigint generated always as identity,
  speaker text not null check (speaker in ('customer', 'bank')),
  at timestamptz not null,
  text text not null,
  reply jsonb,
  check ((speaker = 'bank') = (reply is not null))
);
create index messages_by_conversation on dialogue.messages (conversation, position);
