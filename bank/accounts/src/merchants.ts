import { foldSpoken, sameNameLoosely } from '@banxing/parties';

/** Names by which the same merchant goes; matched folded. */
const aliases: readonly (readonly string[])[] = [
  ['麦当劳', '金拱门', 'mcdonalds', 'mcdonald'],
  ['肯德基', 'kfc'],
  ['星巴克', 'starbucks'],
  ['瑞幸', '瑞幸咖啡', 'luckin'],
  ['蜜雪冰城', '蜜雪', 'mixue'],
  ['拼多多', '拼夕夕', 'pinduoduo', 'pdd'],
  ['淘宝', '天猫', 'taobao', 'tmall'],
  ['京东', 'jd', 'jingdong'],
  ['美团', 'meituan'],
  ['饿了么', 'eleme'],
  ['滴滴', '滴滴出行', 'didi'],
  ['优步', 'uber'],
  ['盒马', '盒马鲜生', 'hema', 'freshippo'],
  ['苹果', 'applestore', 'apple', 'appstore'],
  ['抖音', '抖音商城', 'douyin', 'tiktok'],
  ['闲鱼', 'xianyu'],
  ['沃尔玛', 'walmart'],
  ['山姆', '山姆会员店', 'samsclub'],
  ['优衣库', 'uniqlo'],
  ['宜家', 'ikea'],
  ['虾皮', 'shopee'],
  ['支付宝', 'alipay'],
  ['微信', 'wechat'],
  ['携程', 'ctrip', 'tripcom'],
  ['国家电网', '国网', '电力公司'],
];

const namesOf = new Map<string, readonly string[]>();
for (const names of aliases) for (const name of names) namesOf.set(foldSpoken(name), names.map(foldSpoken));

/** Is the merchant or counterparty of a line the one that was said, by any of its names? */
export function isNamed(spoken: string, stored: string | null): boolean {
  if (stored === null || stored.length === 0) return false;
  const folded = foldSpoken(spoken);
  const names = namesOf.get(folded) ?? [folded];
  return names.some((name) => sameNameLoosely(name, stored));
}
