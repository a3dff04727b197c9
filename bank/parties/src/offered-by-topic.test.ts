import { describe, expect, it } from 'vitest';
import { words } from '@banxing/kernel';
import { offeredAbout } from './offered-by-topic.ts';

const offered = [
  {
    id: 'transfer.create',
    title: words('转账', 'Transfer'),
    about: words('把钱转给别人', 'Sends money to somebody'),
  },
  {
    id: 'transfer.status',
    title: words('查转账进度', 'Transfer status'),
    about: words('转账到了没有', 'Whether a transfer arrived'),
  },
  {
    id: 'loan.list',
    title: words('我的贷款', 'My loans'),
    about: words('名下的贷款', 'Loans and what is owed'),
  },
];
const ids = (topic: string, locale: 'zh' | 'en' = 'zh') =>
  offeredAbout(topic, offered, locale).map(({ id }) => id);

describe('what is offered about a topic', () => {
  it('puts the exact title first', () => {
    expect(ids('转账')).toEqual(['transfer.create', 'transfer.status']);
    expect(ids('怎么转账')).toEqual(['transfer.create', 'transfer.status']);
    expect(ids('轉賬')).toEqual(['transfer.create', 'transfer.status']);
  });

  it('finds by what it is about', () => {
    expect(ids('贷款')).toEqual(['loan.list']);
    expect(ids('loans', 'en')).toEqual(['loan.list']);
  });

  it('finds nothing rather than something else', () => {
    expect(ids('乘车码')).toEqual([]);
    expect(ids('转')).toEqual([]);
    expect(ids('')).toEqual([]);
    expect(ids('Face ID', 'en')).toEqual([]);
  });
});
