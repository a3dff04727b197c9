import type { Words } from '@banxing/kernel';
import type { Offered } from './capability-uses.ts';
import { bareFeature } from './app-pages.ts';
import { offeredAbout } from './offered-by-topic.ts';
import { foldSpoken } from './spoken.ts';

/** Something on the home page: a capability, under its title. */
export interface HomeTile {
  readonly id: string;
  readonly title: Words;
}

/** So many stand on a home page at most. */
export const mostTiles = 12;

/** What stands there until somebody chooses, as far as the bank can do it. */
const usualTiles = [
  'transfer.create',
  'account.transactions',
  'bill.pay',
  'topup.phone',
  'loan.repayment_due',
  'credit.bill',
  'wealth.product_list',
  'rights.list',
];

/** Names under which people ask for what has another title. */
const names: Readonly<Record<string, string>> = {
  'transfer.create': '转账 汇款 打钱 转钱 转账汇款 transfer transfers sendmoney payments',
  'account.balance': '余额 查余额 账户余额 balance',
  'account.transactions': '明细 流水 交易明细 账单 收支 收支明细 账户明细 transactions statement activity',
  'account.list': '账户 我的账户 银行卡 卡包 我的卡 accounts cards mycards',
  'account.assets': '总资产 资产 我的资产 assets',
  'account.limit_query': '限额 转账限额 limits',
  'bill.pay': '缴费 生活缴费 水电费 水电煤 交电费 电费 水费 燃气费 物业费 bills utilities paybills',
  'topup.phone': '话费 充话费 话费充值 手机充值 充值 topup phonetopup mobiletopup',
  'loan.repayment_due': '还款 贷款 还贷 房贷 贷款还款 loan loans repayment',
  'credit.bill': '信用卡 信用卡账单 creditcard creditcardbill',
  'credit.repay': '信用卡还款 还信用卡 repaycreditcard',
  'credit.installment': '分期 账单分期 instalments',
  'wealth.product_list': '理财 理财产品 投资 基金 买理财 wealth investing investments funds',
  'wealth.holdings': '持仓 我的理财 我的基金 holdings portfolio',
  'deposit.open': '定期 存定期 定期存款 大额存单 存款 timedeposit deposits savings',
  'insurance.product_list': '保险 insurance',
  'pension.overview': '养老金 养老 退休金 养老金账户 查退休金 pension',
  'fx.exchange': '外汇 换汇 购汇 结售汇 结汇 exchange fx currencyexchange',
  'fx.rate': '汇率 exchangerate rates',
  'ecny.balance': '数字人民币 数币 数字钱包 ecny digitalyuan',
  'code.pay': '付款码 支付码 付钱码 paycode paymentcode',
  'code.collect': '收款码 收钱码 collectioncode',
  'code.transit': '乘车码 公交码 地铁码 交通码 transitcode',
  'code.medical': '医保码 医保电子凭证 medicalcode',
  'code.scan': '扫一扫 扫码 scan',
  'rights.list': '优惠券 卡券 券包 权益 红包 权益中心 coupons rights',
  'rights.activities': '活动 优惠活动 优惠 offers promotions',
  'reminder.list': '提醒 我的提醒 reminders',
  'service.human': '人工客服 客服 人工 customerservice support',
  'service.branch_search': '网点 网点查询 附近网点 branches',
  'social_security.query': '社保 社保查询 医保 socialsecurity',
};

const foldedNames = Object.entries(names).map(
  ([id, text]) => [id, new Set(text.split(' ').map(foldSpoken))] as const,
);

/** What somebody means by 转账, 水电费, 付款码, of what the bank can do; undefined when it has no such thing. */
export function tileNamed(feature: string, offered: readonly Offered[]): HomeTile | undefined {
  const spoken = [foldSpoken(feature), bareFeature(feature)];
  const exact = offered.find(
    ({ id, title }) =>
      id === feature || spoken.includes(foldSpoken(title.zh)) || spoken.includes(foldSpoken(title.en)),
  );
  if (exact) return { id: exact.id, title: exact.title };
  const [named] = foldedNames.find(([, known]) => spoken.some((each) => known.has(each))) ?? [];
  const found = offered.find(({ id }) => id === named);
  if (found) return { id: found.id, title: found.title };
  if (named !== undefined) return undefined;
  const locale = /\p{Script=Han}/u.test(feature) ? 'zh' : 'en';
  const [alike] = offeredAbout(bareFeature(feature), offered, locale);
  return alike && { id: alike.id, title: alike.title };
}

/** What stands on a home page, in order; what the bank no longer does is left out. */
export function homeTiles(home: readonly string[] | null, offered: readonly Offered[]): HomeTile[] {
  return (home ?? usualTiles).flatMap((id) => {
    const found = offered.find((each) => each.id === id);
    return found ? [{ id, title: found.title }] : [];
  });
}
