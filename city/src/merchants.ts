/** A shop of the city, with what people spend there at once, in fen, and when it is open. */
export interface Merchant {
  readonly name: string;
  readonly purpose: string;
  readonly least: number;
  readonly most: number;
  readonly opens: number;
  readonly closes: number;
}

const shop = (
  name: string,
  purpose: string,
  least: number,
  most: number,
  opens = 8,
  closes = 21,
): Merchant => ({
  name,
  purpose,
  least: least * 100,
  most: most * 100,
  opens,
  closes,
});

/** Where city people spend. */
export const cityMerchants: readonly Merchant[] = [
  shop('盒马鲜生', 'groceries', 28, 210, 8, 21),
  shop('永辉超市', 'groceries', 18, 180, 8, 21),
  shop('叮咚买菜', 'groceries', 22, 120, 6, 22),
  shop('全家便利店', 'groceries', 6, 45, 7, 22),
  shop('山姆会员商店', 'groceries', 160, 680, 9, 20),
  shop('瑞幸咖啡', 'drinks', 10, 32, 8, 18),
  shop('美团外卖', 'takeaway', 18, 75, 11, 21),
  shop('饿了么', 'takeaway', 18, 70, 11, 21),
  shop('海底捞火锅', 'dining', 160, 480, 17, 21),
  shop('老乡鸡', 'dining', 18, 48, 11, 20),
  shop('麦当劳', 'dining', 16, 62, 7, 21),
  shop('滴滴出行', 'taxi', 12, 88, 7, 22),
  shop('地铁', 'public_transit', 3, 9, 7, 21),
  shop('中国石化', 'fuel', 180, 420, 8, 20),
  shop('铁路12306', 'travel', 80, 560, 8, 21),
  shop('携程旅行', 'travel', 260, 1800, 9, 21),
  shop('淘宝', 'shopping', 25, 420, 9, 22),
  shop('京东', 'shopping', 35, 900, 9, 22),
  shop('拼多多', 'shopping', 9, 110, 9, 22),
  shop('优衣库', 'clothing', 79, 600, 10, 20),
  shop('万达影城', 'entertainment', 38, 120, 13, 21),
  shop('腾讯视频', 'subscriptions', 15, 30, 9, 22),
  shop('大药房', 'medical', 18, 160, 8, 20),
  shop('市第一人民医院', 'medical', 40, 620, 8, 16),
];

/** Where older people spend: the market, the pharmacy, the barber. */
export const neighbourhoodMerchants: readonly Merchant[] = [
  shop('社区菜市场', 'groceries', 12, 68, 6, 11),
  shop('家得乐超市', 'groceries', 15, 96, 8, 18),
  shop('老味包子铺', 'dining', 6, 22, 6, 10),
  shop('东方饺子王', 'dining', 26, 72, 11, 18),
  shop('大药房', 'medical', 16, 120, 8, 18),
  shop('社区卫生服务中心', 'medical', 8, 90, 8, 16),
  shop('公交', 'public_transit', 1, 4, 7, 18),
  shop('老李理发', 'beauty', 10, 25, 9, 17),
];

/** Where students spend. */
export const campusMerchants: readonly Merchant[] = [
  shop('学校食堂', 'dining', 8, 22, 7, 19),
  shop('校园超市', 'groceries', 5, 40, 8, 22),
  shop('蜜雪冰城', 'drinks', 6, 18, 10, 21),
  shop('美团外卖', 'takeaway', 15, 38, 11, 21),
  shop('哈啰单车', 'transport', 1, 4, 7, 21),
  shop('拼多多', 'shopping', 9, 80, 9, 22),
  shop('淘宝', 'shopping', 15, 160, 9, 22),
  shop('新华书店', 'education', 20, 120, 9, 19),
  shop('万达影城', 'entertainment', 28, 45, 13, 21),
];

/** Where country people spend. */
export const villageMerchants: readonly Merchant[] = [
  shop('镇上集市', 'groceries', 10, 90, 6, 12),
  shop('惠民超市', 'groceries', 12, 110, 8, 19),
  shop('供销社农资店', 'farming', 60, 480, 8, 17),
  shop('中国石油', 'fuel', 100, 260, 8, 18),
  shop('镇卫生院', 'medical', 12, 180, 8, 16),
  shop('拼多多', 'shopping', 9, 120, 9, 22),
];

/** Regular bills, in yuan a month. */
export interface RegularBill {
  readonly name: string;
  readonly purpose: string;
  readonly dayOfMonth: number;
  readonly least: number;
  readonly most: number;
  /** Months (1 to 12) in which it costs about twice. */
  readonly heavyMonths?: readonly number[];
}

export const homeBills: readonly RegularBill[] = [
  {
    name: '国家电网',
    purpose: 'electricity',
    dayOfMonth: 8,
    least: 80,
    most: 190,
    heavyMonths: [1, 2, 7, 8, 12],
  },
  { name: '自来水公司', purpose: 'water', dayOfMonth: 12, least: 30, most: 65 },
  { name: '燃气公司', purpose: 'gas', dayOfMonth: 16, least: 40, most: 110, heavyMonths: [1, 2, 12] },
  { name: '中国移动', purpose: 'phone', dayOfMonth: 3, least: 58, most: 128 },
];
