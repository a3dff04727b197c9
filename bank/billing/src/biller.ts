import { type Words, words } from '@banxing/kernel';
import { foldSpoken } from '@banxing/parties';

/** Somebody who sends bills. */
export interface Biller {
  readonly code: string;
  /** What is paid: 电费. */
  readonly name: Words;
  /** Who is paid, as it stands in statements: 国家电网. */
  readonly payee: string;
  /** The purpose of the ledger line. */
  readonly purpose: string;
  /** Takes any amount and keeps what is over for the next bill; else a bill is paid exactly. */
  readonly prepays: boolean;
  /** What people call it, folded, besides its name. */
  readonly spoken: readonly string[];
}

const biller = (
  code: string,
  name: Words,
  payee: string,
  prepays: boolean,
  spoken: string,
  purpose = code,
): Biller => ({ code, name, payee, purpose, prepays, spoken: spoken.split(' ').map(foldSpoken) });

export const billers: readonly Biller[] = [
  biller(
    'electricity',
    words('电费', 'electricity'),
    '国家电网',
    true,
    '电 电费 电卡 电表 用电 家里电费 宿舍电费 国家电网 供电局 electric electricityfee electricitybill powerbill power',
  ),
  biller(
    'water',
    words('水费', 'water'),
    '自来水公司',
    true,
    '水 水费 自来水 自来水费 用水 自来水公司 waterfee waterbill',
  ),
  biller(
    'gas',
    words('燃气费', 'gas'),
    '燃气公司',
    true,
    '气 气费 燃气 燃气费 燃气卡 煤气 煤气费 天然气 天然气费 瓦斯 瓦斯费 然气 然气费 燃气公司 gasfee gasbill',
  ),
  biller(
    'heating',
    words('取暖费', 'heating'),
    '热力公司',
    false,
    '暖气 暖气费 取暖 取暖费 采暖 采暖费 供暖 供暖费 供热 供热费 热力费 heatingfee heatingbill',
  ),
  biller(
    'broadband',
    words('宽带费', 'broadband'),
    '中国电信宽带',
    true,
    '宽带 宽带费 网费 上网费 网络费 宽频 宽频费 wifi wifi费 internet internet费 internetbill broadbandbill broadbandfee',
  ),
  biller(
    'property',
    words('物业费', 'property fee'),
    '物业服务中心',
    false,
    '物业 物业费 物业管理费 管理费 公共维修费 propertyfee propertymanagementfee propertymanagement managementfee hoafee',
    'property_fee',
  ),
  biller(
    'television',
    words('有线电视费', 'cable television'),
    '广电网络',
    true,
    '有线电视 有线电视费 电视费 数字电视 数字电视费 第四台 第四台费 cabletv cable tv tvbill',
    'subscriptions',
  ),
  biller(
    'landline',
    words('固话费', 'landline'),
    '中国电信固话',
    true,
    '固话 固话费 座机 座机费 固定电话费 固定电话 landlinebill',
    'telecom',
  ),
  biller(
    'parking',
    words('停车费', 'parking'),
    '小区停车管理',
    false,
    '停车 停车费 停车月租 车位 车位费 车位管理费 车位租金 parkingfee',
    'car',
  ),
  biller(
    'sanitation',
    words('垃圾处理费', 'waste fee'),
    '城市环卫',
    false,
    '垃圾费 垃圾处理费 卫生费 环卫费 清洁费 wastefee garbagefee',
    'housing',
  ),
];

const findBiller = (code: string): Biller | undefined => billers.find((each) => each.code === code);

/** The billers of several things said at once. */
const groups: readonly (readonly [string, readonly string[]])[] = [
  ['水电 水电费 waterandelectricity electricityandwater', ['water', 'electricity']],
  ['水电煤 水电煤气 水电燃气 水电气 水电煤费 水电气费 水电燃气费', ['water', 'electricity', 'gas']],
];

/** Everything that is billed. */
const everything = new Set(
  'all 全部 所有 都 账单 生活缴费 生活费用 生活账单 水电煤等 缴费 所有账单 全部账单 各种费 各项费用 费用 家里的费用 utilities utility utilitybills utilitybill bills allbills everything'
    .split(' ')
    .map(foldSpoken),
);

export type BillersMeant =
  | { readonly kind: 'some'; readonly billers: readonly Biller[] }
  | { readonly kind: 'all' }
  | { readonly kind: 'unknown' };

const bare = (text: string): string =>
  foldSpoken(text).replace(
    /^(?:我家|我们家|家里|俺家|家|我|my|the|这个月|本月|上个月)(?:的|个)?|(?:账单|的钱|缴费)$/gu,
    '',
  );

/** Which billers somebody's words mean: 电费, 電費, 水电煤, electricity, a code. */
export function billersMeant(spoken: string): BillersMeant {
  const code = findBiller(spoken);
  if (code) return { kind: 'some', billers: [code] };
  const folded = [foldSpoken(spoken), bare(spoken)];
  if (folded.some((text) => everything.has(text))) return { kind: 'all' };
  for (const [names, codes] of groups) {
    if (!names.split(' ').some((name) => folded.includes(foldSpoken(name)))) continue;
    return { kind: 'some', billers: codes.flatMap((each) => findBiller(each) ?? []) };
  }
  const exact = billers.find((each) => each.spoken.some((name) => folded.includes(name)));
  if (exact) return { kind: 'some', billers: [exact] };
  // 老家那屋的电费 and 国网电费 hold the word inside; 电话费 must not be taken for 电.
  const within = billers.filter((each) =>
    each.spoken.some((name) => name.length > 1 && folded.some((text) => text.includes(name))),
  );
  return within.length === 1 ? { kind: 'some', billers: within } : { kind: 'unknown' };
}

/** Whom a payment that is no bill goes to. */
export interface Collector {
  readonly payee: string;
  readonly purpose: string;
  readonly name: Words;
}

/** Who takes money for phones, by code. */
export const phoneTopUp = 'phone';

/** Everybody who can be paid through a gateway, by code. */
export function collectorOf(code: string): Collector | undefined {
  if (code === phoneTopUp)
    return { payee: '手机充值', purpose: 'phone', name: words('话费', 'phone credit') };
  return findBiller(code) ?? socialCollectors.get(code);
}

const socialCollectors: ReadonlyMap<string, Collector> = new Map([
  [
    'resident-medical',
    {
      payee: '国家税务总局(居民医保)',
      purpose: 'social_insurance',
      name: words('城乡居民医保', 'resident medical insurance'),
    },
  ],
  [
    'resident-pension',
    {
      payee: '国家税务总局(居民养老)',
      purpose: 'social_insurance',
      name: words('城乡居民养老保险', 'resident pension insurance'),
    },
  ],
]);
