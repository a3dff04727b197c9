import { words, type Words } from '@banxing/kernel';
import { foldSpoken } from './spoken.ts';

/** Kinds of messages that may be switched off, as preferences keep them. */
export const mutableTopics = ['balance', 'due', 'reminder', 'product', 'marketing'] as const;
export type MutableTopic = (typeof mutableTopics)[number] | 'all';

export const topicNames: Readonly<Record<MutableTopic, Words>> = {
  all: words('消息提醒', 'Notifications'),
  balance: words('账户变动提醒', 'Account movement notifications'),
  due: words('还款提醒', 'Repayment notifications'),
  reminder: words('自己设的提醒', 'Own reminders'),
  product: words('理财产品提醒', 'Product notifications'),
  marketing: words('优惠活动消息', 'Offers'),
};

const patterns: readonly (readonly [MutableTopic, RegExp])[] = [
  ['marketing', /营销|活动|优惠|广告|推广|促销|推荐|权益|券|推销|market|promo|offer|advert|coupon/u],
  ['due', /还款|账单|到期还|信用卡|贷款|repay|bill|due|loan/u],
  ['product', /理财|基金|产品|净值|到期|product|fund|invest|wealth/u],
  [
    'balance',
    /余额|动账|变动|账户|交易|收支|到账|支出|消费|工资|入账|扣款|balance|transaction|account|spend|salary/u,
  ],
  ['reminder', /自己设|我设|闹钟|自定义|ownreminder|myreminder/u],
  [
    'all',
    /^(?:全部|所有|一切|消息|通知|推送|提醒|消息提醒|消息通知|消息推送|推送通知|通知提醒|app通知|all|everything|notifications?|push|pushnotifications?|messages?)(?:消息|通知|提醒|推送)*$/u,
  ],
];

/** What 动账提醒, 营销短信, 还款提醒, 全部通知 are about; undefined for something else. */
export function topicMeant(said: string): MutableTopic | undefined {
  const folded = foldSpoken(said);
  if (folded === '') return 'all';
  if ((mutableTopics as readonly string[]).includes(folded)) return folded as MutableTopic;
  return patterns.find(([, pattern]) => pattern.test(folded))?.[0];
}

/** What is muted after a topic was switched; switching one on while all are off leaves the others off. */
export function mutedAfter(muted: readonly string[], topic: MutableTopic, on: boolean): string[] {
  const now = new Set<string>(muted.includes('all') ? mutableTopics : muted);
  for (const each of topic === 'all' ? mutableTopics : [topic]) {
    if (on) now.delete(each);
    else now.add(each);
  }
  return mutableTopics.filter((each) => now.has(each));
}
