-- A session whose owner has just proved, with a PIN, that the password may be changed in it.
create table access.password_grants (
  session text primary key references access.sessions (id) on delete cascade,
  until timestamptz not null
);
