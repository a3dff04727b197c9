import { describe, expect, it } from 'vitest';
import { realise } from './realise.ts';

describe('made-up values', () => {
  it('stand in every place, and the slots name them', () => {
    const made = realise('给<NAME>转<AMOUNT>,尾号####', { payee: '<NAME>' }, 'trn_1');
    expect(made?.text).toMatch(/^给\p{Script=Han}{2}转.+,尾号[1-9]{4}$/u);
    expect(made?.text).toContain(made?.said['payee']);
  });

  it('are the same for the same key', () => {
    const once = realise('给<NAME>转<AMOUNT>', { payee: '<NAME>' }, 'trn_1');
    expect(realise('给<NAME>转<AMOUNT>', { payee: '<NAME>' }, 'trn_1')).toEqual(once);
  });

  it('tell two people apart', () => {
    const made = realise('别给<NAME>了,给<NAME>', { payee: '<NAME:2>' }, 'trn_2');
    const [, first, second] = /^别给(..)了,给(..)$/u.exec(made?.text ?? '') ?? [];
    expect(second).not.toBe(first);
    expect(made?.said).toEqual({ payee: second });
  });

  it('leave out a slot whose words are not there', () => {
    expect(realise('给我妈打钱', { payee: '我妈', memo: '生日' }, 'trn_3')?.said).toEqual({ payee: '我妈' });
    expect(realise('打钱', { payee: '<NAME>' }, 'trn_3')?.said).toEqual({});
  });

  it('cannot be made for an address', () => {
    expect(realise('发到<ADDRESS>', {}, 'trn_4')).toBeUndefined();
  });

  it('are English in an English sentence', () => {
    expect(realise('send <AMOUNT> to <NAME>', { payee: '<NAME>' }, 'trn_5')?.text).toMatch(
      /^send \d+ yuan to [a-z]+$/u,
    );
  });
});
