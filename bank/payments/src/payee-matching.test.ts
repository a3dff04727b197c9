import { describe, expect, test } from 'vitest';
import type { Relative } from '@banxing/parties';
import type { Payee, PayeeId } from './payee.ts';
import { matchPayee, type PayeeMatch } from './payee-matching.ts';

const payee = (key: string, name: string, given: Partial<Payee> = {}): Payee => ({
  id: `pay_${key}`,
  customer: 'cust_1',
  name,
  shownName: name,
  nicknames: [],
  relation: null,
  bank: '工商银行',
  number: `622202000000000${key.padStart(4, '0')}`,
  account: null,
  phone: null,
  uses: 0,
  lastUsedAt: null,
  addedAt: new Date('2026-01-01T00:00:00Z'),
  ...given,
});

const mother = payee('1001', '刘桂芳', { nicknames: ['妈妈'], relation: 'mother' });
const landlord = payee('1002', '张伟', { nicknames: ['房东'], phone: '13900000002' });
const friend = payee('1003', '张伟', { bank: '招商银行' });
const son = payee('1004', '王小明', { relation: 'son' });
const colleague = payee('1005', '欧阳静雯');
const brother = payee('1006', '陈刚', { nicknames: ['三哥'] });
const everybody = [mother, landlord, friend, son, colleague, brother];

const family: Relative[] = [
  {
    id: 'rel_1',
    customer: 'cust_1',
    kind: 'younger_brother',
    name: '陈刚',
    called: ['小刚'],
    relative: null,
  },
];

const idsOf = (match: PayeeMatch): PayeeId[] =>
  match.kind === 'one' ? [match.payee.id] : match.kind === 'none' ? [] : match.payees.map(({ id }) => id);

const find = (said: string, given: { bank?: string; phone?: string } = {}, payees = everybody) =>
  matchPayee(payees, family, { said, ...given });

describe('one payee is meant by', () => {
  test.each([
    ['我妈', mother],
    ['妈妈', mother],
    ['俺娘', mother],
    ['媽媽', mother],
    ['my mom', mother],
    ['刘桂芳', mother],
    ['劉桂芳', mother],
    ['桂芳', mother],
    ['房东', landlord],
    ['我房东', landlord],
    ['13900000002', landlord],
    ['我儿子', son],
    ['静雯', colleague],
    ['三哥', brother],
    ['小刚', brother],
    ['6222 0200 0000 0001 003', friend],
    ['1003', friend],
  ])('%s', (said, meant) => {
    expect(find(said)).toMatchObject({ kind: 'one', payee: { id: meant.id } });
  });

  test('a name together with a bank or a phone that tells two apart', () => {
    expect(idsOf(find('张伟', { bank: '招行' }))).toEqual([friend.id]);
    expect(idsOf(find('张伟', { phone: '13900000002' }))).toEqual([landlord.id]);
  });

  test('an id, and nothing but the id', () => {
    expect(idsOf(find(friend.id))).toEqual([friend.id]);
    expect(find('pay_of_another_customer').kind).toBe('none');
  });
});

describe('not one', () => {
  test('two of a name are several', () => {
    expect(find('张伟')).toMatchObject({ kind: 'several', payees: [{ id: landlord.id }, { id: friend.id }] });
  });

  test('two mothers are several, by nickname and by relation', () => {
    const inLaw = payee('1007', '赵秀英', { nicknames: ['妈'], relation: 'mother_in_law' });
    const match = find('妈', {}, [...everybody, inLaw]);
    expect(match.kind).toBe('several');
    expect(idsOf(match).sort()).toEqual([mother.id, inLaw.id].sort());
  });

  test.each([
    ['刘贵芳', mother],
    ['王晓明', son],
    ['老刘', mother],
    ['王总', son],
  ])('%s is only a guess', (said, guess) => {
    const match = find(said);
    expect(match.kind).toBe('similar');
    expect(idsOf(match)).toContain(guess.id);
  });

  test.each(['李四', '王', '99', '', '我', '我爸'])('%s is nobody', (said) => {
    expect(find(said).kind).toBe('none');
  });

  test('somebody at another bank than the one that was said', () => {
    expect(find('刘桂芳', { bank: '农行' }).kind).toBe('none');
  });
});
