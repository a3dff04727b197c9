import { instantAt, moneyOf } from '@banxing/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  answerOf,
  callerOf,
  needOf,
  openWorld,
  proposalOf,
  refusalOf,
  type Resident,
  type World,
} from './world.ts';

let world: World;
let bare: Resident;

beforeAll(async () => {
  world = await openWorld();
  bare = await world.move('王建国');
});
afterAll(() => world.close());

const bought = (day: string, merchant: string, amount: string, periods?: number) => ({
  at: instantAt(day, 14),
  merchant,
  purpose: 'shopping',
  amount: moneyOf(amount).minorUnits,
  periods,
});

let count = 0;

/** Somebody with a bill of 3,000.00 from 5 November, due on the 25th, and 700.00 not billed yet. */
async function withBill(more: object = {}) {
  const resident = await world.move(
    `持卡${(count += 1)}`.replace(/\d/gu, (digit) => '零一二三四五六七八九'.charAt(Number(digit))),
  );
  const tail = String(5500 + count);
  await world.credit(resident.customer, {
    tail,
    openedOn: '2026-09-20',
    purchases: [
      bought('2026-10-02', '盒马鲜生', '400.00'),
      bought('2026-10-18', '京东', '2600.00'),
      bought('2026-10-30', '海底捞火锅', '400.00'),
      bought('2026-11-12', '宜家', '700.00'),
    ],
    ...more,
  });
  return { ...resident, tail };
}

describe('credit.bill', () => {
  it('says what is to be paid, at least how much, and by when', async () => {
    const chen = await withBill();
    const answer = answerOf(await world.call(chen.caller, 'credit.bill'));
    expect(answer.text).toBe(
      '11月账单要还 3,000.00 元,11月25日前还,最低还 300.00 元。还有 700.00 元没出账。',
    );
    expect(answer.cards[0]).toMatchObject({
      type: 'bill',
      amount: { amount: '3000.00', currency: 'CNY' },
      minimum: { amount: '300.00', currency: 'CNY' },
      dueOn: '2026-11-25',
      status: 'due',
    });
    const english = answerOf(await world.call(callerOf(chen.customer, 'en'), 'credit.bill'));
    expect(english.text).toMatch(/¥3,000\.00 of your Nov bill is due by 25 Nov, at least ¥300\.00/u);
  });

  it('finds the bill of a month, and of several', async () => {
    const chen = await withBill();
    const october = answerOf(
      await world.call(chen.caller, 'credit.bill', { date_range: '2026-10-01/2026-10-31' }),
    );
    expect(october.text).toMatch(/10月账单 400\.00 元.*结清/u);
    const both = answerOf(
      await world.call(chen.caller, 'credit.bill', { date_range: '2026-10-01/2026-11-30' }),
    );
    expect(both.cards).toHaveLength(2);
    const early = answerOf(
      await world.call(chen.caller, 'credit.bill', { date_range: '2025-12-01/2025-12-31' }),
    );
    expect(early.text).toMatch(/没有信用卡账单/u);
  });

  it('lists purchases of days that are no month', async () => {
    const chen = await withBill();
    const answer = answerOf(
      await world.call(chen.caller, 'credit.bill', { date_range: '2026-10-01/2026-10-07' }),
    );
    expect(answer.text).toMatch(/消费 1 笔,一共 400\.00 元/u);
  });

  it('has nothing for people without a credit card, or with another tail', async () => {
    expect(refusalOf(await world.call(bare.caller, 'credit.bill')).words.zh).toMatch(/还没有信用卡/u);
    const chen = await withBill();
    expect(refusalOf(await world.call(chen.caller, 'credit.bill', { card_last4: '0000' })).code).toBe(
      'card_not_found',
    );
  });
});

describe('credit.due_date', () => {
  it('says the day and how far it is', async () => {
    const chen = await withBill();
    const { text } = answerOf(await world.call(chen.caller, 'credit.due_date'));
    expect(text).toBe('还款日是11月25日,还有 5 天,要还 3,000.00 元。账单日是每月 5 号,下次 12月5日出账。');
  });
});

describe('credit.repay', () => {
  it('asks how much when it is not said, the full bill first', async () => {
    const chen = await withBill();
    const need = needOf(await world.call(chen.caller, 'credit.repay'));
    expect(need.slot).toBe('amount');
    expect(need.options?.map(({ value }) => value)).toEqual(['3000.00', '300.00']);
  });

  it('pays the bill in full from the usual account', async () => {
    const chen = await withBill();
    const before = await world.balance(chen.account.id);
    const proposal = proposalOf(await world.call(chen.caller, 'credit.repay', { amount: 'all' }));
    expect(proposal.details).toMatchObject({
      amount: '3000.00',
      account: chen.account.tail,
      remaining: '0.00',
    });
    const settled = await world.done(chen.caller, 'credit.repay', { amount: 'all' });
    expect(settled.answer.text).toMatch(/还好了.*3,000\.00.*已还清/u);
    expect(before - (await world.balance(chen.account.id))).toBe(3000_00n);
    expect(answerOf(await world.call(chen.caller, 'credit.bill')).text).toMatch(/已经还清/u);
  });

  it('pays the minimum, and asks again about the rest', async () => {
    const chen = await withBill();
    await world.done(chen.caller, 'credit.repay', { amount: 'minimum' });
    const need = needOf(await world.call(chen.caller, 'credit.repay'));
    expect(need.question.zh).toMatch(/还剩 2,700\.00 元,最低已经还够/u);
    expect(need.options?.map(({ value }) => value)).toEqual(['2700.00']);
  });

  it('refuses amounts that cannot be, without a proposal', async () => {
    const chen = await withBill();
    const codeOf = async (amount: string) =>
      refusalOf(await world.call(chen.caller, 'credit.repay', { amount })).code;
    expect(await codeOf('0.00')).toBe('amount_not_positive');
    expect(await codeOf('-5.00')).toBe('amount_not_positive');
    expect(await codeOf('1.005')).toBe('amount_invalid');
    expect(await codeOf('很多')).toBe('amount_invalid');
    expect(await codeOf('3700.01')).toBe('more_than_owed');
  });

  it('refuses when the account is short, and says that nothing was taken', async () => {
    const poor = await withBill();
    await world.put(poor.account.id, '-29900.00');
    const refusal = refusalOf(await world.call(poor.caller, 'credit.repay', { amount: 'all' }));
    expect(refusal).toMatchObject({ code: 'insufficient_funds' });
    expect(refusal.words.zh).toMatch(/100\.00 元可用.*没有扣款/u);
  });

  it('is done once, however often it is confirmed', async () => {
    const chen = await withBill();
    const call = () =>
      world.db.transaction((tx) =>
        world.cards.repay(tx, {
          key: 'same',
          customer: chen.customer.id,
          account: chen.account.id,
          amount: 100_00n,
          how: 'customer',
        }),
      );
    await Promise.all([call(), call(), call()]);
    expect((await world.standing(chen.customer)).remaining).toBe(2900_00n);
  });

  it('cannot take from somebody else’s account', async () => {
    const chen = await withBill();
    const refusal = refusalOf(
      await world.call(chen.caller, 'credit.repay', { amount: 'all', account: bare.account.id }),
    );
    expect(refusal.code).toBe('account_not_found');
  });
});

describe('credit.limit_query', () => {
  it('counts what is owed and what is held', async () => {
    const chen = await withBill();
    await world.charge(chen.customer, chen.tail, '300.00');
    const { text, output } = answerOf(await world.call(chen.caller, 'credit.limit_query'));
    expect(output).toMatchObject({
      limit: '20000.00',
      used: '3700.00',
      held: '300.00',
      available: '16000.00',
    });
    expect(text).toBe('信用卡额度 20,000.00 元,已用 3,700.00 元,还能用 16,000.00 元。');
  });
});

describe('credit.limit_raise', () => {
  it('asks to how much, within what income allows', async () => {
    const chen = await withBill({ creditLimit: 5_000_00n });
    // 12,000.00 of salary in half a year are 2,000.00 a month, three of which are 6,000.00.
    const need = needOf(await world.call(chen.caller, 'credit.limit_raise'));
    expect(need.options?.[0]?.value).toBe('6000.00');
    await world.done(chen.caller, 'credit.limit_raise', { amount: '6000.00' });
    expect((await world.standing(chen.customer)).line.creditLimit).toBe(6_000_00n);
  });

  it('refuses more, less, and nonsense', async () => {
    const chen = await withBill({ creditLimit: 5_000_00n });
    const codeOf = async (amount: string) =>
      refusalOf(await world.call(chen.caller, 'credit.limit_raise', { amount })).code;
    expect(await codeOf('60000.00')).toBe('limit_exceeded');
    expect(await codeOf('4000.00')).toBe('limit_not_higher');
    expect(await codeOf('0.00')).toBe('amount_invalid');
  });
});

describe('credit.points', () => {
  it('counts a point for each yuan, and says what expires first', async () => {
    const chen = await withBill();
    const { text, output } = answerOf(await world.call(chen.caller, 'credit.points'));
    expect(output['points']).toBe('4100');
    expect(text).toBe('您有 4,100 积分。最早到期的 3,400 分,2028年10月31日到期。');
  });

  it('are spent oldest first, once', async () => {
    const chen = await withBill();
    const spend = (key: string, points: bigint) =>
      world.db.transaction((tx) => world.cards.spendPoints(tx, { key, customer: chen.customer.id, points }));
    expect(await spend('a', 3500n)).toEqual({ ok: true, value: 600n });
    expect(await spend('a', 3500n)).toEqual({ ok: true, value: 600n });
    expect(await spend('b', 601n)).toMatchObject({
      ok: false,
      refusal: { code: 'points_short', left: 600n },
    });
  });
});

describe('credit.autopay_set', () => {
  it('means the full bill when no more is said, and can be turned off', async () => {
    const chen = await withBill();
    expect(refusalOf(await world.call(chen.caller, 'credit.autopay_set', { mode: 'off' })).code).toBe(
      'autopay_so_already',
    );
    const proposal = proposalOf(await world.call(chen.caller, 'credit.autopay_set'));
    expect(proposal.details).toMatchObject({ mode: 'full', account: chen.account.tail });
    await world.done(chen.caller, 'credit.autopay_set');
    expect((await world.standing(chen.customer)).line.autopay).toBe('full');
    await world.done(chen.caller, 'credit.autopay_set', { mode: 'minimum' });
    await world.done(chen.caller, 'credit.autopay_set', { mode: 'off' });
    expect((await world.standing(chen.customer)).line).toMatchObject({
      autopay: 'off',
      autopayAccount: null,
    });
  });
});

describe('credit.installment', () => {
  it('asks for how many months, with what each comes to a year', async () => {
    const chen = await withBill();
    const need = needOf(await world.call(chen.caller, 'credit.installment'));
    expect(need.slot).toBe('term');
    expect(need.options?.find(({ value }) => value === 'P12M')?.detail?.zh).toBe(
      '每期约 268.00 元,折合年化 13.03%',
    );
  });

  it('splits the bill, and bills the parts from the next statement on', async () => {
    const chen = await withBill();
    const proposal = proposalOf(await world.call(chen.caller, 'credit.installment', { term: 'P3M' }));
    expect(proposal.details).toMatchObject({
      amount: '3000.00',
      periods: 3,
      fee: '67.50',
      annualRate: '13.45',
    });
    await world.done(chen.caller, 'credit.installment', { term: 'P3M' });
    const standing = await world.standing(chen.customer);
    expect(standing).toMatchObject({ remaining: 0n, inPlans: 3000_00n, unbilled: 700_00n });
  });

  it('asks no minimum of what was split, but all of it of the rest', async () => {
    const chen = await withBill();
    await world.done(chen.caller, 'credit.installment', { term: 'P3M', amount: '1000.00' });
    // A tenth of the 2,000.00 that are left.
    expect(await world.standing(chen.customer)).toMatchObject({ remaining: 2000_00n, minimumLeft: 200_00n });
    const [due] = await world.cards.fallingDue(
      world.db,
      { from: '2026-11-25', to: '2026-11-25' },
      chen.customer.id,
    );
    expect(due).toMatchObject({ remaining: 2000_00n, minimumLeft: 200_00n, autopayAccount: null });
  });

  it('splits one purchase by its merchant or exact amount', async () => {
    const chen = await withBill();
    const byName = proposalOf(
      await world.call(chen.caller, 'credit.installment', { merchant: 'IKEA', term: 'P6M' }),
    );
    expect(byName.details).toMatchObject({ amount: '700.00', merchant: '宜家' });
    const byAmount = proposalOf(
      await world.call(chen.caller, 'credit.installment', { amount: '2600.00', term: 'P6M' }),
    );
    expect(byAmount.details).toMatchObject({ amount: '2600.00', merchant: '京东' });
  });

  it('refuses what is too small, too much, unknown or not on offer', async () => {
    const chen = await withBill();
    const call = (input: object) => world.call(chen.caller, 'credit.installment', input);
    expect(refusalOf(await call({ merchant: '苹果', term: 'P6M' })).code).toBe('purchase_not_found');
    expect(refusalOf(await call({ merchant: '海底捞', term: 'P6M' })).code).toBe('too_small_to_split');
    expect(refusalOf(await call({ amount: '300.00', term: 'P6M' })).code).toBe('too_small_to_split');
    expect(refusalOf(await call({ amount: '9000.00', term: 'P6M' })).code).toBe('limit_exceeded');
    expect(refusalOf(await call({ amount: '0.00', term: 'P6M' })).code).toBe('amount_not_positive');
    expect(needOf(await call({ term: 'P10M' })).question.zh).toMatch(/分不了 10 期/u);
  });
});
