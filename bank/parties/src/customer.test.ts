import { describe, expect, it } from 'vitest';
import { ageOn, isElder, judgeCustomer } from './customer.ts';
import { someCustomer } from './testing.ts';

const on = '2026-11-20';
const codeOf = (given: Parameters<typeof someCustomer>[0]) => {
  const judged = judgeCustomer(someCustomer(given), on);
  return judged.ok ? 'ok' : judged.refusal.code;
};

describe('judgeCustomer', () => {
  it('takes an ordinary person and trims the name', () => {
    expect(judgeCustomer(someCustomer({ name: ' 陈静 ' }), on)).toMatchObject({
      ok: true,
      value: { name: '陈静' },
    });
  });

  it.each([
    ['customer_name_invalid', { name: ' ' }],
    ['customer_name_invalid', { name: '<b>' }],
    ['customer_birth_invalid', { bornOn: '2026-11-21' }],
    ['customer_birth_invalid', { bornOn: '1994-02-30' }],
    ['customer_since_invalid', { sinceOn: '2027-01-01' }],
    ['customer_since_invalid', { sinceOn: '1990-01-01' }],
    ['phone_invalid', { phone: '12345678901' }],
    ['phone_invalid', { phone: '1380001000' }],
  ])('refuses with %s: %o', (code, given) => {
    expect(codeOf(given)).toBe(code);
  });
});

describe('age', () => {
  it('changes on the birthday', () => {
    expect(ageOn({ bornOn: '1958-11-20' }, '2026-11-19')).toBe(67);
    expect(ageOn({ bornOn: '1958-11-20' }, '2026-11-20')).toBe(68);
  });

  it('makes an elder at 65', () => {
    expect(isElder({ bornOn: '1961-11-20' }, '2026-11-20')).toBe(true);
    expect(isElder({ bornOn: '1961-11-21' }, '2026-11-20')).toBe(false);
  });
});
