-- Marks a database in which the demo bank was founded, so that it is founded once.
create table server.founding (
  singleton boolean primary key default true check (singleton),
  seed integer not null,
  founded_at timestamptz not null
);
