import { type Words, words } from '@banxing/kernel';

/** What a line of the ledger was for. The ledger keeps the code; this list says what it means. */
export interface Purpose {
  readonly name: Words;
  /** On which side of an account the purpose may stand. */
  readonly flow: 'in' | 'out' | 'both';
  /**
   * Does it make the customer richer or poorer? Money moved between own accounts, put into own products or borrowed is
   * neither income nor expense.
   */
  readonly counts: boolean;
  /** The broader purpose of which it is a part. */
  readonly within?: string;
}

const income = (zh: string, en: string): Purpose => ({ name: words(zh, en), flow: 'in', counts: true });
const expense = (zh: string, en: string, within?: string): Purpose => ({
  name: words(zh, en),
  flow: 'out',
  counts: true,
  ...(within === undefined ? {} : { within }),
});
const neither = (zh: string, en: string): Purpose => ({ name: words(zh, en), flow: 'both', counts: false });
const bothWays = (zh: string, en: string): Purpose => ({ name: words(zh, en), flow: 'both', counts: true });

export const purposes = {
  salary: income('工资', 'Salary'),
  bonus: income('奖金', 'Bonus'),
  pension: income('养老金', 'Pension'),
  subsidy: income('补贴', 'Subsidy'),
  scholarship: income('奖助学金', 'Scholarship'),
  interest: income('利息', 'Interest'),
  dividend: income('分红收益', 'Dividends'),
  sales: income('经营收入', 'Sales'),
  rent_income: income('租金收入', 'Rent received'),
  freelance: income('兼职劳务', 'Freelance work'),
  provident_fund: income('公积金提取', 'Housing fund withdrawal'),
  compensation: income('补偿抚恤', 'Compensation'),
  insurance_claim: income('保险赔款', 'Insurance claim'),
  transfer_in: income('转入', 'Transfers received'),
  red_packet: bothWays('红包', 'Red packets'),
  refund: income('退款', 'Refunds'),
  reimbursement: income('报销', 'Reimbursement'),

  groceries: expense('买菜超市', 'Groceries'),
  dining: expense('餐饮', 'Dining'),
  takeaway: expense('外卖', 'Takeaway', 'dining'),
  drinks: expense('饮品', 'Drinks', 'dining'),
  shopping: expense('购物', 'Shopping'),
  clothing: expense('服饰', 'Clothing', 'shopping'),
  home_goods: expense('家居', 'Home goods', 'shopping'),
  transport: expense('交通', 'Transport'),
  taxi: expense('打车', 'Taxis', 'transport'),
  public_transit: expense('公交地铁', 'Public transit', 'transport'),
  fuel: expense('加油充电', 'Fuel', 'transport'),
  car: expense('养车', 'Car', 'transport'),
  travel: expense('旅行', 'Travel'),
  utilities: expense('水电燃气', 'Utilities'),
  electricity: expense('电费', 'Electricity', 'utilities'),
  water: expense('水费', 'Water', 'utilities'),
  gas: expense('燃气费', 'Gas', 'utilities'),
  heating: expense('取暖费', 'Heating', 'utilities'),
  telecom: expense('通讯', 'Phone and internet'),
  phone: expense('话费', 'Phone', 'telecom'),
  broadband: expense('宽带', 'Broadband', 'telecom'),
  housing: expense('居住', 'Housing'),
  rent: expense('房租', 'Rent', 'housing'),
  property_fee: expense('物业费', 'Property fee', 'housing'),
  renovation: expense('装修', 'Renovation', 'housing'),
  medical: expense('医疗', 'Medical'),
  education: expense('教育', 'Education'),
  childcare: expense('育儿', 'Children'),
  entertainment: expense('娱乐', 'Entertainment'),
  games: expense('游戏', 'Games', 'entertainment'),
  subscriptions: expense('会员订阅', 'Subscriptions', 'entertainment'),
  fitness: expense('健身运动', 'Fitness'),
  beauty: expense('美容美发', 'Beauty'),
  pets: expense('宠物', 'Pets'),
  gifts: expense('人情往来', 'Gifts'),
  tobacco_alcohol: expense('烟酒', 'Tobacco and alcohol'),
  farming: expense('农资', 'Farm supplies'),
  business: expense('经营支出', 'Business costs'),
  payroll: expense('发放工资', 'Wages paid'),
  tax: expense('税费', 'Taxes'),
  social_insurance: expense('社保', 'Social insurance'),
  insurance: expense('保险', 'Insurance'),
  donation: expense('捐赠', 'Donations'),
  mortgage: expense('房贷', 'Mortgage', 'loan_repayment'),
  loan_repayment: expense('还贷款', 'Loan repayment'),
  card_repayment: expense('信用卡还款', 'Card repayment'),
  transfer_out: expense('转出', 'Transfers sent'),
  fee: expense('手续费', 'Fees'),

  family: bothWays('家人往来', 'Family'),
  cash: bothWays('现金存取', 'Cash'),
  other: bothWays('其他', 'Other'),

  own_transfer: neither('自己账户互转', 'Between own accounts'),
  loan_drawdown: neither('贷款发放', 'Loan paid out'),
  wealth: neither('理财申赎', 'Wealth products'),
  time_deposit: neither('定期存取', 'Time deposits'),
  savings_goal: neither('心愿储蓄', 'Savings goals'),
  pension_saving: neither('个人养老金缴存', 'Personal pension'),
  currency_exchange: neither('结售汇', 'Currency exchange'),
  opening: neither('期初余额', 'Opening balance'),
} as const satisfies Record<string, Purpose>;

export type PurposeCode = keyof typeof purposes;

export const purposeCodes = Object.keys(purposes) as PurposeCode[];

/** What a code that came from the ledger means; one that this list does not know is `other`. */
export const purposeOf = (code: string | null): Purpose =>
  Object.hasOwn(purposes, code ?? 'other') ? purposes[(code ?? 'other') as PurposeCode] : purposes.other;

/** A purpose and all that are parts of it. */
export const purposeWithParts = (code: PurposeCode): PurposeCode[] =>
  purposeCodes.filter((each) => each === code || (purposes[each] as Purpose).within === code);

/** The purposes of which lines count as income (`in`) or expense (`out`). */
export const countingPurposes = (direction: 'in' | 'out'): PurposeCode[] =>
  purposeCodes.filter((code) => {
    const { counts, flow }: Purpose = purposes[code];
    return counts && (flow === direction || flow === 'both');
  });

/** The purposes of which no line is income or expense. */
export const neutralPurposes: readonly PurposeCode[] = purposeCodes.filter((code) => !purposes[code].counts);
