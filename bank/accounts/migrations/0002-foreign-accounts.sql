-- Foreign money is kept on accounts of a kind of its own: it is never counted as the customer's yuan at hand.
alter table accounts.deposit_accounts drop constraint deposit_accounts_kind_check;
alter table accounts.deposit_accounts add constraint deposit_accounts_kind_check
  check (kind in ('current', 'savings', 'foreign'));
alter table accounts.deposit_accounts add constraint foreign_money_on_foreign_accounts
  check (kind <> 'foreign' or currency <> 'CNY');
