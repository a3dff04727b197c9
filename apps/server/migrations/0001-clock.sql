create schema server;

-- How far the bank's clock is ahead of the machine's; it only grows, so that restarts never turn time back.
create table server.clock (
  singleton boolean primary key default true check (singleton),
  offset_ms bigint not null
);
