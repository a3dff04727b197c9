import { type Words, words } from '@banxing/kernel';

export type AccountClass = 'asset' | 'liability' | 'equity' | 'income' | 'expense';

export interface Chart {
  readonly name: Words;
  readonly class: AccountClass;
  /** The side on which a balance of this kind grows. */
  readonly normal: 'debit' | 'credit';
}

const chart = (zh: string, en: string, accountClass: AccountClass, normal: Chart['normal']): Chart => ({
  name: words(zh, en),
  class: accountClass,
  normal,
});

/** The chart of accounts. The database holds the same rows; a new kind is one line here and one in a migration. */
export const chartOfAccounts = {
  cash: chart('库存现金', 'Cash', 'asset', 'debit'),
  'central-bank-reserve': chart('存放中央银行款项', 'Reserve at the central bank', 'asset', 'debit'),
  nostro: chart('存放同业款项', 'Nostro and clearing with other banks', 'asset', 'debit'),
  'card-receivable': chart('信用卡透支', 'Credit card receivables', 'asset', 'debit'),
  'loan-mortgage': chart('个人住房贷款', 'Mortgage loans', 'asset', 'debit'),
  'loan-student': chart('助学贷款', 'Student loans', 'asset', 'debit'),
  'loan-consumer': chart('个人消费贷款', 'Consumer loans', 'asset', 'debit'),
  'loan-business': chart('经营性贷款', 'Business loans', 'asset', 'debit'),
  'loan-loss-allowance': chart('贷款损失准备', 'Loan loss allowance', 'asset', 'credit'),
  'interest-receivable': chart('应收利息', 'Accrued interest receivable', 'asset', 'debit'),
  'fee-receivable': chart('应收手续费', 'Fees receivable', 'asset', 'debit'),
  'fx-position': chart('外汇买卖', 'Foreign exchange position', 'asset', 'debit'),
  'customer-current': chart('活期存款', 'Customer current deposits', 'liability', 'credit'),
  'customer-savings': chart('储蓄存款', 'Customer savings deposits', 'liability', 'credit'),
  'customer-time-deposit': chart('定期存款', 'Customer time deposits', 'liability', 'credit'),
  'customer-goal': chart('心愿储蓄', 'Customer savings goals', 'liability', 'credit'),
  'customer-pension': chart('个人养老金资金账户', 'Personal pension accounts', 'liability', 'credit'),
  'firm-current': chart('单位活期存款', 'Corporate current deposits', 'liability', 'credit'),
  'ecny-wallet': chart('数字人民币钱包', 'e-CNY wallets', 'liability', 'credit'),
  clearing: chart('待清算款项', 'Clearing with other banks', 'liability', 'credit'),
  'merchant-settlement': chart('商户待结算款', 'Merchant settlement', 'liability', 'credit'),
  'biller-settlement': chart('代收缴费款', 'Biller settlement', 'liability', 'credit'),
  'partner-settlement': chart('合作方待结算款', 'Partner settlement', 'liability', 'credit'),
  'insurance-settlement': chart('代收保费', 'Insurance premiums to be passed on', 'liability', 'credit'),
  'wealth-custody': chart('理财托管资金', 'Wealth products in custody', 'liability', 'credit'),
  'interest-payable': chart('应付利息', 'Accrued interest payable', 'liability', 'credit'),
  'coupon-liability': chart('优惠券及红包负债', 'Coupons and red envelopes owed', 'liability', 'credit'),
  'tax-payable': chart('应交税费', 'Taxes payable', 'liability', 'credit'),
  suspense: chart('待查挂账', 'Suspense', 'liability', 'credit'),
  equity: chart('实收资本', 'Equity', 'equity', 'credit'),
  'retained-earnings': chart('未分配利润', 'Retained earnings', 'equity', 'credit'),
  'interest-income': chart('利息收入', 'Interest income', 'income', 'credit'),
  'fee-income': chart('手续费及佣金收入', 'Fee income', 'income', 'credit'),
  'fx-income': chart('汇兑损益', 'Foreign exchange result', 'income', 'credit'),
  'interest-expense': chart('利息支出', 'Interest expense', 'expense', 'debit'),
  'marketing-expense': chart('营销费用', 'Marketing expense', 'expense', 'debit'),
  'operating-expense': chart('业务及管理费', 'Operating expense', 'expense', 'debit'),
  'loan-loss-expense': chart('信用减值损失', 'Loan loss expense', 'expense', 'debit'),
} as const satisfies Record<string, Chart>;

export type ChartCode = keyof typeof chartOfAccounts;

export const chartCodes = Object.keys(chartOfAccounts) as ChartCode[];
