import { expect, it } from 'vitest';
import { mutedAfter, topicMeant } from './message-topics.ts';

it.each([
  ['all', '消息提醒 通知 推送 全部通知 消息 notifications'],
  ['balance', '动账提醒 余额变动 账户变动 工资到账 交易通知'],
  ['due', '还款提醒 信用卡账单 贷款'],
  ['marketing', '营销 营销短信 优惠活动 广告 促销消息 offers'],
  ['product', '理财产品 基金净值'],
  ['undefined', '天气 生日'],
])('%s is meant by %s', (topic, said) => {
  for (const text of said.split(' '))
    expect(`${text}: ${String(topicMeant(text))}`).toBe(`${text}: ${topic}`);
});

it('switches one topic or all', () => {
  expect(mutedAfter([], 'marketing', false)).toEqual(['marketing']);
  expect(mutedAfter(['marketing'], 'marketing', false)).toEqual(['marketing']);
  expect(mutedAfter(['balance', 'marketing'], 'balance', true)).toEqual(['marketing']);
  expect(mutedAfter([], 'all', false)).toEqual(['balance', 'due', 'reminder', 'product', 'marketing']);
  expect(mutedAfter(['all'], 'due', true)).toEqual(['balance', 'reminder', 'product', 'marketing']);
  expect(mutedAfter(['all'], 'all', true)).toEqual([]);
});
