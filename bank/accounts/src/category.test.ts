import { describe, expect, it } from 'vitest';
import { belongsTo, readCategory } from './category.ts';
import type { PurposeCode } from './purposes.ts';

const line = (purpose: string, counterparty = '', memo = '') => ({
  purpose,
  counterparty,
  memo,
  merchant: null,
});

const spending: readonly (readonly [PurposeCode, string])[] = [
  ['dining', '吃饭 餐饮 恰饭 食饭 饮茶 吃火锅 烧烤 便當 餐飲 food 吃饭的钱 下馆子 吃吃喝喝'],
  ['taxi', '打车 搭的士 叉头 taxis 打车费'],
  ['public_transit', '捷運 地铁'],
  ['transport', '交通 路上'],
  ['groceries', '买菜 买小菜 groceries'],
  ['electricity', '电费 電費'],
  ['water', '水费'],
  ['gas', '煤气费 燃气费'],
  ['utilities', '水电煤 水电'],
  ['phone', '话费'],
  ['medical', '医疗 看病买药 看病吃药 看中医 醫療'],
  ['education', "教育 学费 孩子补习班 kids'_classes"],
  ['shopping', '购物 网购 剁手 網購 shopping 买物事'],
  ['clothing', '买衣服'],
  ['entertainment', '娱乐 打麻将 追星'],
  ['games', '游戏 氪金'],
  ['fuel', '加油'],
  ['drinks', '奶茶 喝咖啡 coffee'],
  ['takeaway', '外卖'],
  ['farming', '买化肥 买种子'],
  ['travel', '旅游 旅行'],
  ['rent', '房租'],
  ['tobacco_alcohol', '烟 恰槟榔'],
  ['cash', '提款'],
  ['pets', '猫粮狗粮'],
];

const income: readonly (readonly [PurposeCode, string])[] = [
  ['salary', '工资 薪水 薪資 工钱 工钿 粮 人工 paycheck 血汗钱 窝囊费'],
  ['bonus', '奖金 年终奖 年終 绩效奖金 提成 花红 bonus 獎金'],
  ['pension', '退休金 养老金 退休工资 pension'],
  ['interest', '利息 interest'],
  ['dividend', '分红 股利'],
  ['subsidy', '高龄补贴 小麦补贴 取暖补贴 交通补助'],
  ['sales', '卖粮 卖猪儿 卖蒜 卖茶'],
  ['rent_income', '租金 收租 rent 房租'],
  ['reimbursement', '差旅报销 医保报销'],
  ['freelance', '稿费 跑车 兼职 副业 freelance'],
  ['provident_fund', '公积金提取'],
  ['refund', '退款'],
];

describe('readCategory', () => {
  it.each(spending)('%s is spent on %s', (purpose, spoken) => {
    for (const text of spoken.split(' '))
      expect.soft(readCategory(text.replace('_', ' '), 'out').whole, text).toContain(purpose);
  });

  it.each(income.map(([purpose, spoken]) => [purpose, spoken] as const))(
    '%s comes from %s',
    (purpose, spoken) => {
      for (const text of spoken.split(' '))
        expect.soft(readCategory(text, 'in').whole, text).toContain(purpose);
    },
  );

  it('takes a broad kind with its parts, and a part alone', () => {
    expect(belongsTo(readCategory('餐饮', 'out'), line('takeaway'))).toBe(true);
    expect(belongsTo(readCategory('外卖', 'out'), line('dining', '海底捞'))).toBe(false);
    expect(belongsTo(readCategory('电费', 'out'), line('water'))).toBe(false);
  });

  it('knows a part that was booked under the broad kind by its merchant', () => {
    const taxis = readCategory('打车', 'out');
    expect(belongsTo(taxis, line('transport', '滴滴出行'))).toBe(true);
    expect(belongsTo(taxis, line('transport', '上海地铁'))).toBe(false);
    expect(belongsTo(taxis, line('dining', '滴滴出行'))).toBe(false);
  });

  it('takes two kinds said in one breath', () => {
    expect([...readCategory('买药买菜', 'out').whole]).toEqual(
      expect.arrayContaining(['medical', 'groceries']),
    );
    expect([...readCategory('电费和水费', 'out').whole]).toEqual(['electricity', 'water']);
  });

  it('looks for an unknown word as text', () => {
    const unknown = readCategory('麻将馆', 'out');
    expect(unknown.text).toBe('麻将馆');
    expect(belongsTo(unknown, line('entertainment', '老友麻将馆'))).toBe(true);
    expect(belongsTo(unknown, line('entertainment', '万达影城'))).toBe(false);
  });

  it('reads a word by the side of the question', () => {
    expect(readCategory('租金', 'in').whole).toContain('rent_income');
    expect(readCategory('租金', 'out').whole).toContain('rent');
    expect(readCategory('转账', 'out').whole).not.toContain('transfer_in');
  });
});
