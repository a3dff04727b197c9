import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountSlots, carriesSlot, isIntentId } from './intents.ts';
import { loadModel } from './model/model-file.ts';
import { embeddedRecogniser } from './recogniser.ts';

const recogniser = embeddedRecogniser(loadModel());

const frames: readonly (readonly [text: string, intent: string, slots: Record<string, string>])[] = [
  ['给我妈转500块钱', 'transfer.create', { payee: '我妈', amount: '500.00' }],
  ['查我上个月的收入', 'account.income_summary', { date_range: '2026-10-01/2026-10-31' }],
  ['我的开户行是哪里', 'account.opening_branch', {}],
  ['把字放大点', 'app.font_size', { direction: 'up' }],
  ['给三哥转两百', 'transfer.create', { payee: '三哥', amount: '200.00' }],
  ['别给我妈转500了', 'chat.stop', {}],
  ['25号提醒我还款', 'reminder.create', { date: '2026-11-25', topic: '还款' }],
  ['刚才那笔到账了吗', 'transfer.status', {}],
  ['查查我这个月要还多少贷款', 'loan.repayment_due', { date_range: '2026-11-01/2026-11-30' }],
  ['今天天气怎么样', 'oos', {}],
];

describe('the embedded recogniser', () => {
  it.each(frames)('%s is %s', (text, intent, slots) => {
    const heard = recogniser.understand(text);
    expect({ intent: heard.intent, slots: heard.slots }).toEqual({ intent, slots });
  });

  it('knows that a question about the past is no command', () => {
    const { intent } = recogniser.understand('我妈上个月给我转了500吗');
    expect(intent).toBe('account.transactions');
  });

  it('hears two requests in one sentence, in the order said', () => {
    const heard = recogniser.understand('查余额然后给我妈转500');
    expect(heard.intent).toBe('account.balance');
    expect(heard.also).toEqual([{ intent: 'transfer.create', slots: { payee: '我妈', amount: '500.00' } }]);
  });

  it('keeps traditional characters and English as said', () => {
    expect(recogniser.understand('電費多少').slots['biller']).toBe('電費');
  });

  it('reads the answer to its question', () => {
    const amount = recogniser.understand('五百', {
      expecting: { intent: 'transfer.create', slot: 'amount' },
    });
    expect([amount.intent, amount.slots['amount']]).toEqual(['transfer.create', '500.00']);
    const payee = recogniser.understand('老王', { expecting: { intent: 'transfer.create', slot: 'payee' } });
    expect([payee.intent, payee.slots['payee']]).toEqual(['transfer.create', '老王']);
    expect(recogniser.readSlot('date', '下周三')).toBe('2026-11-25');
    expect(recogniser.readSlot('amount', '几百吧')).toBeUndefined();
  });

  it('puts a misheard name right only from the names that this customer uses', () => {
    const entities = { payees: ['李秀英', '我妈'] };
    expect(recogniser.understand('给里秀英转五百', { entities }).slots['payee']).toBe('李秀英');
    expect(recogniser.understand('给张薇转五百').slots['payee']).toBe('张薇');
  });

  it('takes a correction as the turn before with another amount', () => {
    const heard = recogniser.understand('不是,是600', { previousIntent: 'transfer.create' });
    expect([heard.intent, heard.slots['amount']]).toEqual(['transfer.create', '600.00']);
  });

  it('is not sure what an amount alone is for', () => {
    expect(recogniser.understand('五百块').confidence).toBeLessThan(0.5);
  });

  it('answers any text with intents and slots of the catalogue, without throwing', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 200 }),
          fc.string({ unit: 'grapheme', maxLength: 60 }),
        ),
        (text) => {
          const heard = recogniser.understand(text);
          expect(isIntentId(heard.intent)).toBe(true);
          for (const slot of Object.keys(heard.slots)) expect(carriesSlot(heard.intent, slot)).toBe(true);
          for (const slot of amountSlots)
            expect(heard.slots[slot] ?? 'all').toMatch(/^(?:\d+\.\d{2}|all|minimum)$/u);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('reads a hundred thousand characters in a few milliseconds', () => {
    const long = '请帮我转账'.repeat(20_000);
    recogniser.understand(long);
    const began = performance.now();
    recogniser.understand(long);
    expect(performance.now() - began).toBeLessThan(100);
  });
});
