create schema if not exists ledger;

-- The kinds of account that the books have. `side` is the side on which a balance of the kind grows:
-- 1 for debit (what the bank owns or spends), -1 for credit (what the bank owes or earns).
create table ledger.charts (
  code text collate "C" primary key,
  name_zh text not null,
  name_en text not null,
  class text not null check (class in ('asset', 'liability', 'equity', 'income', 'expense')),
  side smallint not null check (side in (1, -1)),
  unique (code, side)
);

-- `balance`, `held`, `last_seq` and `last_at` are the end of the account's chain of lines and the sum of its
-- active holds; triggers keep them so and refuse everything else. Amounts are minor units on the normal side.
create table ledger.accounts (
  id text collate "C" primary key,
  chart text collate "C" not null,
  side smallint not null,
  currency text collate "C" not null,
  floor bigint,
  state text collate "C" not null default 'open' check (state in ('open', 'frozen-out', 'frozen', 'closed')),
  opened_at timestamptz not null,
  closed_at timestamptz,
  balance bigint not null default 0,
  held bigint not null default 0,
  last_seq bigint not null default 0,
  last_at timestamptz,
  foreign key (chart, side) references ledger.charts (code, side),
  constraint in_range check (balance between -1000000000000000000 and 1000000000000000000 and held >= 0),
  constraint floor_respected check (floor is null or balance - held >= floor),
  constraint closed_is_empty check (case when state = 'closed' then closed_at is not null and balance = 0 and held = 0
    else closed_at is null end)
) with (fillfactor = 60);

create function ledger.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'ledger: % of % is not allowed', lower(tg_op), tg_table_name using errcode = 'LB001';
end $$;

create trigger never_deleted before delete or truncate on ledger.charts
  for each statement execute function ledger.refuse_change();
create trigger kind_is_settled before update on ledger.charts
  for each row when ((old.code, old.class, old.side) is distinct from (new.code, new.class, new.side))
  execute function ledger.refuse_change();

create trigger never_deleted before delete or truncate on ledger.accounts
  for each statement execute function ledger.refuse_change();
-- Conditions on what never changes stand here rather than in CHECK constraints, which every update would repeat.
create trigger opens_empty before insert on ledger.accounts
  for each row when (
    new.balance <> 0 or new.held <> 0 or new.last_seq <> 0 or new.last_at is not null
    or new.id not like 'acct\_%' or new.currency !~ '^[A-Z]{3}$'
  )
  execute function ledger.refuse_change();
create trigger identity_is_settled before update of id, chart, side, currency, opened_at on ledger.accounts
  for each row execute function ledger.refuse_change();
create trigger closed_for_ever before update of state on ledger.accounts
  for each row when (old.state = 'closed' and new.state <> 'closed')
  execute function ledger.refuse_change();

insert into ledger.charts (code, name_zh, name_en, class, side) values
  ('cash', '库存现金', 'Cash', 'asset', 1),
  ('central-bank-reserve', '存放中央银行款项', 'Reserve at the central bank', 'asset', 1),
  ('nostro', '存放同业款项', 'Nostro and clearing with other banks', 'asset', 1),
  ('card-receivable', '信用卡透支', 'Credit card receivables', 'asset', 1),
  ('loan-mortgage', '个人住房贷款', 'Mortgage loans', 'asset', 1),
  ('loan-student', '助学贷款', 'Student loans', 'asset', 1),
  ('loan-consumer', '个人消费贷款', 'Consumer loans', 'asset', 1),
  ('loan-business', '经营性贷款', 'Business loans', 'asset', 1),
  ('loan-loss-allowance', '贷款损失准备', 'Loan loss allowance', 'asset', -1),
  ('interest-receivable', '应收利息', 'Accrued interest receivable', 'asset', 1),
  ('fee-receivable', '应收手续费', 'Fees receivable', 'asset', 1),
  ('fx-position', '外汇买卖', 'Foreign exchange position', 'asset', 1),
  ('customer-current', '活期存款', 'Customer current deposits', 'liability', -1),
  ('customer-savings', '储蓄存款', 'Customer savings deposits', 'liability', -1),
  ('customer-time-deposit', '定期存款', 'Customer time deposits', 'liability', -1),
  ('customer-goal', '心愿储蓄', 'Customer savings goals', 'liability', -1),
  ('customer-pension', '个人养老金资金账户', 'Personal pension accounts', 'liability', -1),
  ('firm-current', '单位活期存款', 'Corporate current deposits', 'liability', -1),
  ('ecny-wallet', '数字人民币钱包', 'e-CNY wallets', 'liability', -1),
  ('clearing', '待清算款项', 'Clearing with other banks', 'liability', -1),
  ('merchant-settlement', '商户待结算款', 'Merchant settlement', 'liability', -1),
  ('biller-settlement', '代收缴费款', 'Biller settlement', 'liability', -1),
  ('partner-settlement', '合作方待结算款', 'Partner settlement', 'liability', -1),
  ('insurance-settlement', '代收保费', 'Insurance premiums to be passed on', 'liability', -1),
  ('wealth-custody', '理财托管资金', 'Wealth products in custody', 'liability', -1),
  ('interest-payable', '应付利息', 'Accrued interest payable', 'liability', -1),
  ('coupon-liability', '优惠券及红包负债', 'Coupons and red envelopes owed', 'liability', -1),
  ('tax-payable', '应交税费', 'Taxes payable', 'liability', -1),
  ('suspense', '待查挂账', 'Suspense', 'liability', -1),
  ('equity', '实收资本', 'Equity', 'equity', -1),
  ('retained-earnings', '未分配利润', 'Retained earnings', 'equity', -1),
  ('interest-income', '利息收入', 'Interest income', 'income', -1),
  ('fee-income', '手续费及佣金收入', 'Fee income', 'income', -1),
  ('fx-income', '汇兑损益', 'Foreign exchange result', 'income', -1),
  ('interest-expense', '利息支出', 'Interest expense', 'expense', 1),
  ('marketing-expense', '营销费用', 'Marketing expense', 'expense', 1),
  ('operating-expense', '业务及管理费', 'Operating expense', 'expense', 1),
  ('loan-loss-expense', '信用减值损失', 'Loan loss expense', 'expense', 1);
