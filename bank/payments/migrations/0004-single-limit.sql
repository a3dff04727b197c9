-- How much a customer may send to others in one transfer, where they chose a limit of their own.
alter table payments.limits add column single bigint check (single >= 0);
