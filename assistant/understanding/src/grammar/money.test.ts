import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corpusNow } from '../training/corpus.ts';
import { normalise } from '../normal/normal-text.ts';
import { amountsFor } from '../frame/amount-slots.ts';
import { readMentions } from './mentions.ts';

/** The amount of a transfer that says this; undefined where none is certain. */
function amountIn(text: string, intent = 'transfer.create'): string | undefined {
  const normal = normalise(text);
  return amountsFor(intent, normal.text, readMentions(normal, corpusNow), [])['amount'];
}

const exact: readonly (readonly [string, string])[] = [
  ['给我妈转500块钱', '500.00'], ['一万五', '15000.00'], ['三千二', '3200.00'], ['三百五', '350.00'], ['2万5', '25000.00'],
  ['5百', '500.00'], ['两千零五', '2005.00'], ['一百零五块五', '105.50'], ['给三哥转两百', '200.00'], ['3万5', '35000.00'],
  ['两千三', '2300.00'], ['转一个亿', '100000000.00'], ['转1,200.50给小王', '1200.50'], ['转1.5万', '15000.00'],
  ['转一点二万', '12000.00'], ['转3w5', '35000.00'], ['转2k', '2000.00'], ['转十五', '15.00'], ['转一百十五', '115.00'],
  ['转十万八', '108000.00'], ['三万五千六', '35600.00'], ['壹万贰仟叁佰肆拾伍元', '12345.00'], ['伍佰元整', '500.00'],
  ['一亿零三百万', '103000000.00'], ['一千二百万', '12000000.00'], ['一万零五', '10005.00'], ['1万200', '10200.00'],
  ['两万三千零五十', '23050.00'], ['廿五蚊', '25.00'], ['三百蚊', '300.00'], ['五百大洋', '500.00'], ['三块半', '3.50'],
  ['十二块八', '12.80'], ['12元5角', '12.50'], ['五毛', '0.50'], ['3块5毛2', '3.52'], ['5块05', '5.05'], ['一毛九', '0.19'],
  ['¥1,200.50', '1200.50'], ['RMB 500', '500.00'], ['500rmb', '500.00'], ['５００元', '500.00'], ['轉五萬塊', '50000.00'],
  ['俾五嚿水我妹', '500.00'], ['给小王v50', '50.00'], ['转八百八百给他', '800.00'], ['send two thousand three hundred to Lily', '2300.00'],
  ['send 3 grand to Tom', '3000.00'], ['wire 30,000 RMB to Chen Hao', '30000.00'], ['half a million yuan', '500000.00'],
  ['five hundred bucks', '500.00'], ['pay my landlord 4500 tomorrow', '4500.00'], ['给小六转八百', '800.00'],
  ['给三姨转五百块', '500.00'], ['给张三转一千', '1000.00'], ['给王五两千', '2000.00'], ['第二个,转一万', '10000.00'],
  ['尾号8888的卡转三百', '300.00'], ['13800138000,转一百', '100.00'], ['25号转5000', '5000.00'], ['每月1号转两千', '2000.00'],
  ['不是五百是六百', '600.00'], ['转500,不对,600', '600.00'], ['从三千改成五千', '5000.00'], ['五百块五号转', '500.00'],
  ['给沪深300的老李转200块', '200.00'], ['转5给小明', '5.00'], ['五百块三姨收', '500.00'],
  ['借一万五一年', '15000.00'], ['转一百廿蚊', '120.00'], ['给侄女转两白', '200.00'], ['send 2-million', '2000000.00'],
  ['我一个月工资八千,想转五百给我弟', '500.00'], ['上次转了三千,这次转五百给小李', '500.00'],
  ['房租两千二,押金一千,先转一千给房东', '1000.00'], ['一百二十块零五毛转给胖婶', '120.50'], ['俾陈生万二蚊', '12000.00'],
  ['转千二蚊', '1200.00'], ['wire 42 yuan 50 to Grace', '42.50'],
]; // prettier-ignore

const unclear: readonly string[] = [
  '转小一千', '转六百还是八百', '转五百块还是六百块', '余额不足两块了', '千八百美金',
  '转几百块', '转百八十块', '转三五百', '转一两百', '转五百多', '转500来块', '转上千块', '转好几千', '转-500', '转负五百', '转0元', '转零块',
  '转500.123', '转1e309', '转1e5元', '转NaN', '转Infinity', '转1.2.3元', '转0x1F4', '转5 00', '转3千50', '第二个', '给三哥转账',
  '给小六转账', '张三', '王五的卡', '二姨', '老三', '六十岁', '三个月', '90天', '第500期', '尾号8888', '13800138000', '6222021234567890123',
  '2026-11-20', '11月20号', '下周三', '3点半', '三楼', '两张卡', '二类户', '中证500', '沪深300', '5%', '三个点', '转500左右', '转大概五百',
  '\u202e005块', '百八十块钱吧', '万总', '千千', '五一', '双11', '10086打来的', '', '🙂', '转²00', '转٥٠٠', '转一千而', '转十几二十万', '四十个w',
  '小李要三百,小王要五百', '补一双八块钱',
]; // prettier-ignore

describe('amounts', () => {
  it.each(exact)('%s is %s', (text, amount) => {
    expect(amountIn(text)).toBe(amount);
  });

  it.each(unclear)('%j names no certain amount', (text) => {
    expect(amountIn(text)).toBeUndefined();
  });

  it('takes 全部 and 最低 only where they can be meant', () => {
    expect(amountIn('把信用卡全还了', 'credit.repay')).toBe('all');
    expect(amountIn('按最低还', 'credit.repay')).toBe('minimum');
    expect(amountIn('不要只还最低,全额还', 'credit.repay')).toBe('all');
    expect(amountIn('最低还款是多少', 'bill.pay')).toBeUndefined();
  });

  it('leaves foreign money out where the intent knows no currency', () => {
    expect(amountIn('给我妈转500美元')).toBeUndefined();
    expect(amountIn('汇500美元给我女儿', 'transfer.cross_border')).toBe('500.00');
  });

  it('reads bounds of a filter', () => {
    const bounds = (text: string): Record<string, string> =>
      amountsFor('account.transactions', normalise(text).text, readMentions(normalise(text), corpusNow), []);
    expect(bounds('500到1000块的支出')).toEqual({ amount_min: '500.00', amount_max: '1000.00' });
    expect(bounds('超过500的消费')).toEqual({ amount_min: '500.00' });
    expect(bounds('一百块以下的')).toEqual({ amount_max: '100.00' });
  });
});

const digits = '零一二三四五六七八九';
const formal = '零壹贰叁肆伍陆柒捌玖';

/** A whole number in Chinese words, as schools teach it. */
function inChinese(value: number, names: string, steps: readonly string[]): string {
  if (value >= 10_000) {
    const rest = value % 10_000;
    return `${inChinese(Math.floor(value / 10_000), names, steps)}${steps[3] ?? ''}${rest === 0 ? '' : rest < 1000 ? `零${inChinese(rest, names, steps)}` : inChinese(rest, names, steps)}`;
  }
  let text = '';
  let gap = false;
  for (const [power, step] of [
    [1000, steps[2]],
    [100, steps[1]],
    [10, steps[0]],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / power) % 10;
    if (digit === 0) gap ||= text !== '';
    else {
      text += `${gap ? '零' : ''}${names[digit] ?? ''}${step ?? ''}`;
      gap = false;
    }
  }
  return text;
}

const renderings: readonly ((yuan: number, fen: number) => string)[] = [
  (yuan, fen) => `${yuan}.${String(fen).padStart(2, '0')}元`,
  (yuan, fen) => `¥${yuan.toLocaleString('en-US')}.${String(fen).padStart(2, '0')}`,
  (yuan, fen) =>
    `${yuan}元${Math.floor(fen / 10)}角${fen % 10}分`
      .replace(/0角0分$/u, '')
      .replace(/0分$/u, '')
      .replace(/0角/u, '零'),
  (yuan) => `${inChinese(yuan, digits, ['十', '百', '千', '万'])}块`,
  (yuan) => `${inChinese(yuan, formal, ['拾', '佰', '仟', '万'])}元整`,
  (yuan) => `${inChinese(yuan, digits, ['十', '百', '千', '萬'])}塊錢`,
  (yuan) => `${[...String(yuan)].map((digit) => String.fromCharCode(0xff10 + Number(digit))).join('')}元`,
];

describe('amounts of every size', () => {
  it('reads back what was said, or says nothing: never another amount', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9_999_999 }),
        fc.integer({ min: 0, max: 99 }),
        fc.nat(renderings.length - 1),
        (yuan, fen, form) => {
          const withFen = form < 3;
          const said = renderings[form]?.(yuan, fen) ?? '';
          const expected = `${yuan}.${withFen ? String(fen).padStart(2, '0') : '00'}`;
          expect(amountIn(`给我妈转${said}`), said).toBe(expected);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('is not led astray by names, dates and numbers around the amount', () => {
    const around = fc.constantFrom(
      '三哥',
      '二姨',
      '小六',
      '张三',
      '王五',
      '四叔',
      '九儿',
      '陆叔',
      '万总',
      '老七',
      '尾号8888的老李',
    );
    const when = fc.constantFrom('', '明天', '25号', '下周三', '3月5号', '第二次');
    fc.assert(
      fc.property(
        around,
        when,
        fc.integer({ min: 10, max: 999_999 }),
        fc.boolean(),
        (name, day, yuan, words) => {
          const said = words ? `${inChinese(yuan, digits, ['十', '百', '千', '万'])}块` : `${yuan}元`;
          expect([`${yuan}.00`, undefined]).toContain(amountIn(`${day}给${name}转${said}`));
        },
      ),
      { numRuns: 600 },
    );
  });

  it('never throws and stays fast on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        amountIn(text);
      }),
      { numRuns: 1000 },
    );
    const began = performance.now();
    amountIn('转五百'.repeat(40_000));
    expect(performance.now() - began).toBeLessThan(400);
  });
});
