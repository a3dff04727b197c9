-- What of the bank is on the customer's home page, in order; null for what the bank puts there.
alter table parties.preferences add column home text[];
-- Kinds of messages that are switched off.
alter table parties.preferences add column muted text[] not null default '{}';
