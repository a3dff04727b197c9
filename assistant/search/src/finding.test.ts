import { describe, expect, it } from 'vitest';
import { find, indexed, type Thing } from './finding.ts';

const thing = (id: string, title: string, words: readonly string[] = []): Thing => ({
  kind: 'function',
  id,
  title,
  words,
  action: `open:/functions/${id}`,
});
const things = [
  thing('transfer.create', '转账', ['汇款', 'Transfer']),
  thing('account.balance', '查余额', ['Balance']),
  thing('credit.bill', '信用卡账单'),
  thing('card.report_loss', '挂失'),
  thing('loan.prepay', '提前还款'),
].map(indexed);

const found = (text: string) => find(things, text, 3).map(({ id }) => id);

describe('finding by name', () => {
  it.each([
    ['转账', 'transfer.create'],
    ['转', 'transfer.create'],
    ['zhuanzhang', 'transfer.create'],
    ['zz', 'transfer.create'],
    ['zhuanz', 'transfer.create'],
    ['专账', 'transfer.create'],
    ['汇款', 'transfer.create'],
    ['transf', 'transfer.create'],
    ['余额', 'account.balance'],
    ['yue', 'account.balance'],
    ['xykzd', 'credit.bill'],
    ['信用卡帐单', 'credit.bill'],
    ['信用账单', 'credit.bill'],
    ['guashi', 'card.report_loss'],
    ['提前还宽', 'loan.prepay'],
    ['tiqianhuankun', 'loan.prepay'],
  ])('%s finds %s first', (text, wanted) => {
    expect(found(text)[0]).toBe(wanted);
  });

  it.each(['', '   ', '😀', '天气预报', 'qqqqqq', '\u202E'])('%j finds nothing', (text) => {
    expect(found(text)).toEqual([]);
  });
});
