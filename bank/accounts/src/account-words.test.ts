import { expect, it } from 'vitest';
import { resolveAccount } from './account-words.ts';
import type { DepositAccount } from './deposit-account.ts';

const account = (given: Partial<DepositAccount>): DepositAccount => ({
  id: 'acct_A',
  customer: 'cust_A',
  kind: 'current',
  class: 'I',
  name: '工资卡',
  number: '6291880000000008888',
  tail: '8888',
  currency: 'CNY',
  uses: [],
  branch: '2101',
  status: 'open',
  paysByDefault: false,
  openedOn: '2019-06-03',
  ...given,
});

const salary = account({ id: 'acct_S', name: '活期一本通', uses: ['salary'], tail: '8888' });
const wallet = account({ id: 'acct_W', name: '零钱包', class: 'II', tail: '6612' });
const dollars = account({ id: 'acct_D', name: '外币户', currency: 'USD', tail: '3021' });
const savings = account({ id: 'acct_V', name: '存款', kind: 'savings', tail: '5567' });
const all = [salary, wallet, dollars, savings];

const meant = (spoken: string): string => {
  const resolution = resolveAccount(all, spoken);
  return resolution.kind === 'one' ? resolution.account.id : resolution.kind;
};

it.each([
  [
    'acct_S',
    '工资卡 发工资的卡 出粮卡 薪轉戶 工資卡 salary_card 8888 尾号8888 我的工资卡 活期一本通 acct_S 代发工资那张卡 打工嘞卡',
  ],
  ['acct_W', '二类户 电子账户 6612 零钱包 零钱户头'],
  ['acct_D', '美元账户 美金户 usd_account 3021 外币账户 外幣戶頭'],
  ['acct_V', '储蓄账户 savings_account saving_account 存折 折子 储蓄户口'],
  ['several', '活期 银行卡 储蓄卡 checking debit_card 借记卡'],
  ['none', '港币账户 7777 养老金卡 招商银行 零'],
])('%s is meant by %s', (id, spoken) => {
  for (const text of spoken.split(' '))
    expect.soft(meant(text.replace(/(?<=[a-z])_(?=[a-z])/gu, ' ')), text).toBe(id);
});
