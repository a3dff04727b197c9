-- How a payee's name is shown to the customer: masked when they did not know it themselves. Null where it is the name.
alter table payments.payees add column shown_name text check (shown_name <> '');
