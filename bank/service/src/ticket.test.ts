import { describe, expect, it } from 'vitest';
import { words } from '@banxing/kernel';
import { settle, summaryOf, take, type Ticket } from './ticket.ts';

const at = new Date('2026-11-20T10:00:00+08:00');
const open: Ticket = {
  id: 'tkt_1',
  number: '2611200001',
  customer: 'cust_1',
  kind: 'handover',
  queue: 'general',
  topic: '',
  summary: words('想', 'wants'),
  status: 'open',
  visit: null,
  staff: null,
  createdAt: at,
  takenAt: null,
  settledAt: null,
};

describe('a ticket', () => {
  it('is taken by one, again by the same, by nobody else', () => {
    const taken = take(open, 'stf_a', at);
    if (!taken.ok) throw new Error(taken.refusal.code);
    expect(taken.value).toMatchObject({ status: 'taken', staff: 'stf_a', takenAt: at });
    expect(take(taken.value, 'stf_a', at)).toEqual({ ok: true, value: taken.value });
    expect(take(taken.value, 'stf_b', at)).toEqual({ ok: false, refusal: { code: 'ticket_taken' } });
  });

  it.each(['done', 'cancelled'] as const)('stays %s', (status) => {
    const settled = settle(open, status, at);
    if (!settled.ok) throw new Error(settled.refusal.code);
    expect(settled.value).toMatchObject({ status, settledAt: at });
    const refusal = { code: 'ticket_settled', status };
    expect(settle(settled.value, 'done', at)).toEqual({ ok: false, refusal });
    expect(take(settled.value, 'stf_a', at)).toEqual({ ok: false, refusal });
  });
});

describe('the summary', () => {
  it('says what is known and nothing else', () => {
    const nothing = { topic: '', said: '', feeling: 'neutral', others: [] };
    expect(summaryOf({ ...nothing, said: '给我转人工' }).zh).toBe('原话:“给我转人工”。');
    expect(summaryOf(nothing).zh).toBe('想找人工,没说是什么事。');
    expect(
      summaryOf({ topic: '贷款', said: '我要问贷款', feeling: 'anxious', others: ['2611200002'] }),
    ).toEqual({
      zh: '想谈:贷款。原话:“我要问贷款”。听起来着急、担心。另有在办:2611200002。',
      en: 'About: 贷款. Said: “我要问贷款”. Sounds worried. Also open: 2611200002.',
    });
  });

  it('cuts floods and takes out what cannot be seen', () => {
    const { zh } = summaryOf({ topic: `贷\u202E款\n${'啊'.repeat(500)}`, said: '', feeling: '', others: [] });
    expect(zh).not.toMatch(/[\u202E\n]/u);
    expect([...zh].length).toBeLessThan(130);
  });
});
