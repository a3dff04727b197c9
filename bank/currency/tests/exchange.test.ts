import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { card } from '@banxing/cards';
import { houseAccountId } from '@banxing/ledger';
import { publishedEvents } from '@banxing/outbox/testing';
import { answerOf, needOf, openWorld, proposalOf, refusalOf, type Resident, type World } from './world.ts';

let world: World;
let chen: Resident;
beforeAll(async () => {
  world = await openWorld();
  chen = await world.move('陈静', '50000.00');
});
afterAll(() => world.close());

describe('rates', () => {
  test('one currency: both prices, the middle, and the last month', async () => {
    const answer = answerOf(await world.call(chen.caller, 'fx.rate', { currency: 'USD' }));
    expect(answer.text).toMatch(/^美元汇率:1 美元您买要 7\.1200 元,您卖得 7\.0800 元,中间价 7\.1000/u);
    expect(answer.cards.map((each) => card.parse(each).type)).toEqual(['rate', 'chart']);
  });

  test('yen are quoted for a hundred; a name does as well as a code', async () => {
    const answer = answerOf(await world.call(chen.caller, 'fx.rate', { currency: '日元' }));
    expect(answer.text).toContain('100 日元您买要 4.6200 元');
  });

  test('all of them without a currency, and for the yuan itself', async () => {
    for (const input of [{}, { currency: 'CNY' }]) {
      const answer = answerOf(await world.call(chen.caller, 'fx.rate', input));
      expect(answer.text).toContain('1 美元 7.1000');
      expect(card.parse(answer.cards[0])).toMatchObject({ type: 'rate' });
    }
  });

  test('a currency that is not dealt in is named', async () => {
    const refusal = refusalOf(await world.call(chen.caller, 'fx.rate', { currency: 'VND' }));
    expect(refusal).toMatchObject({
      code: 'currency_not_dealt',
      zh: expect.stringContaining('越南盾') as string,
    });
  });
});

describe('exchange', () => {
  test('buying opens an account, and one entry balances in both currencies', async () => {
    const who = await world.move('李娜', '10000.00');
    const proposal = proposalOf(
      await world.call(who.caller, 'fx.exchange', { amount: '1000.00', currency: 'USD', direction: 'buy' }),
    );
    expect(proposal.details).toMatchObject({
      amount: '1000.00',
      currency: 'USD',
      yuan: '7120.00',
      rate: '7.1200',
      allowanceLeftUsd: '49000.00',
      opensAccount: true,
    });
    expect(await world.foreignAccount(who, 'USD')).toBeUndefined();
    expect((await world.confirm(who.caller, proposal)).status).toBe('done');
    const dollars = await world.foreignAccount(who, 'USD');
    expect(dollars?.kind).toBe('foreign');
    expect(dollars && (await world.balance(dollars.id))).toBe(1000_00n);
    expect(await world.balance(who.account.id)).toBe(2880_00n);
    const told = await publishedEvents(world.db, 'currency.exchanged');
    expect(told.at(-1)?.payload).toMatchObject({ direction: 'buy', amount: '1000.00', yuan: '7120.00' });
  });

  test('the difference to the middle price is the result of the bank, and its position holds the rest', async () => {
    const income = await world.balance(houseAccountId('fx-income', 'CNY'));
    const position = await world.balance(houseAccountId('fx-position', 'CNY'));
    const who = await world.move('周明', '10000.00');
    await world.doIt(who.caller, 'fx.exchange', { amount: '1000.00', currency: 'USD' });
    expect((await world.balance(houseAccountId('fx-income', 'CNY'))) - income).toBe(20_00n);
    expect((await world.balance(houseAccountId('fx-position', 'CNY'))) - position).toBe(-7100_00n);
    await world.doIt(who.caller, 'fx.exchange', { amount: 'all', currency: 'USD', direction: 'sell' });
    expect((await world.balance(houseAccountId('fx-income', 'CNY'))) - income).toBe(40_00n);
    expect(await world.balance(houseAccountId('fx-position', 'CNY'))).toBe(position);
    expect(await world.balance(who.account.id)).toBe(9960_00n);
  });

  test('yen have no decimals, said with two all the same', async () => {
    const proposal = proposalOf(
      await world.call(chen.caller, 'fx.exchange', { amount: '15000.00', currency: 'JPY' }),
    );
    expect(proposal.details).toMatchObject({ amount: '15000', yuan: '693.00' });
    const broken = refusalOf(
      await world.call(chen.caller, 'fx.exchange', { amount: '100.50', currency: 'JPY' }),
    );
    expect(broken).toMatchObject({
      code: 'amount_too_precise',
      zh: expect.stringContaining('没有扣款') as string,
    });
  });

  test.each(['0.00', '-5.00', '1.234', 'many', '99999999999999999'])('%s is no amount', async (amount) => {
    const refusal = refusalOf(await world.call(chen.caller, 'fx.exchange', { amount, currency: 'USD' }));
    expect(refusal.zh).toContain('没有扣款');
  });

  test('what is missing is asked for, one at a time', async () => {
    const which = needOf(await world.call(chen.caller, 'fx.exchange', {}));
    expect(which.slot).toBe('currency');
    const option = which.options?.[0]?.value ?? '';
    expect(needOf(await world.call(chen.caller, 'fx.exchange', { currency: option })).slot).toBe('amount');
    expect(
      needOf(await world.call(chen.caller, 'fx.exchange', { currency: 'USD', amount: 'all' })).slot,
    ).toBe('amount');
  });

  test('too little money, on either side', async () => {
    const poor = await world.move('李响', '100.00');
    const buy = refusalOf(
      await world.call(poor.caller, 'fx.exchange', { amount: '1000.00', currency: 'USD' }),
    );
    expect(buy).toMatchObject({
      code: 'insufficient_funds',
      zh: expect.stringContaining('100.00 元') as string,
    });
    const none = refusalOf(
      await world.call(poor.caller, 'fx.exchange', { amount: '10.00', currency: 'USD', direction: 'sell' }),
    );
    expect(none.zh).toContain('还没有美元');
    await world.doIt(poor.caller, 'fx.exchange', { amount: '10.00', currency: 'USD' });
    const more = refusalOf(
      await world.call(poor.caller, 'fx.exchange', { amount: '10.01', currency: 'USD', direction: 'sell' }),
    );
    expect(more.zh).toContain('10.00 美元');
  });

  test('the yearly allowance is counted, also for two proposals at once, and begins anew with the year', async () => {
    const rich = await world.move('赵兰', '900000.00');
    await world.doIt(rich.caller, 'fx.exchange', { amount: '40000.00', currency: 'USD' });
    const first = proposalOf(
      await world.call(rich.caller, 'fx.exchange', { amount: '9000.00', currency: 'USD' }),
    );
    const second = proposalOf(
      await world.call(rich.caller, 'fx.exchange', { amount: '9000.00', currency: 'USD' }),
    );
    expect((await world.confirm(rich.caller, first)).status).toBe('done');
    expect(await world.confirm(rich.caller, second)).toMatchObject({
      status: 'refused',
      reasons: [{ code: 'limit_exceeded' }],
    });
    const refusal = refusalOf(
      await world.call(rich.caller, 'fx.exchange', { amount: '1000.01', currency: 'USD' }),
    );
    expect(refusal).toMatchObject({
      code: 'limit_exceeded',
      zh: expect.stringContaining('1,000.00 美元') as string,
    });
    const fresh = await world.currency.exchanges(world.db, rich.customer.id);
    expect(fresh).toHaveLength(2);
  });

  test('selling has an allowance of its own', async () => {
    const who = await world.move('王敏', '900000.00');
    await world.doIt(who.caller, 'fx.exchange', { amount: '50000.00', currency: 'USD' });
    const sale = { amount: '20000.00', currency: 'USD', direction: 'sell' };
    expect(proposalOf(await world.call(who.caller, 'fx.exchange', sale)).details).toMatchObject({
      allowanceLeftUsd: '30000.00',
    });
  });

  test('a price that moves after the proposal changes nothing that was agreed', async () => {
    const who = await world.move('孙浩', '8000.00');
    const proposal = proposalOf(
      await world
        .call(who.caller, 'fx.exchange', { amount: '1000.00', currency: 'GBP' })
        .then(async (result) => {
          expect(refusalOf(result).code).toBe('insufficient_funds');
          return world.call(who.caller, 'fx.exchange', { amount: '500.00', currency: 'GBP' });
        }),
    );
    world.rates.set('GBP', world.clock.now(), { bid: '9.9000', mid: '9.9500', ask: '10.0000' });
    await world.confirm(who.caller, proposal);
    expect(await world.balance(who.account.id)).toBe(8000_00n - 4665_00n);
  });

  test('confirmed twice it is done once', async () => {
    const who = await world.move('林晓燕', '8000.00');
    const proposal = proposalOf(
      await world.call(who.caller, 'fx.exchange', { amount: '100.00', currency: 'USD' }),
    );
    await world.confirm(who.caller, proposal);
    const again = await world.settlements.confirm(who.caller, proposal.id, {
      hash: proposal.hash,
      proofs: { pin: '1' },
    });
    expect(again.ok).toBe(false);
    expect(await world.balance(who.account.id)).toBe(8000_00n - 712_00n);
  });

  test("another customer's account neither pays nor sells", async () => {
    const other = await world.move('钱多', '8000.00');
    const stolen = refusalOf(
      await world.call(other.caller, 'fx.exchange', {
        amount: '10.00',
        currency: 'USD',
        account: chen.account.id,
      }),
    );
    expect(stolen.code).toBe('account_not_found');
  });

  test('换人民币 sells the only currency that there is', async () => {
    const who = await world.move('刘桂芳', '8000.00');
    await world.doIt(who.caller, 'fx.exchange', { amount: '100.00', currency: 'USD' });
    const proposal = proposalOf(
      await world.call(who.caller, 'fx.exchange', { amount: '50.00', currency: 'CNY' }),
    );
    expect(proposal.details).toMatchObject({ direction: 'sell', currency: 'USD', yuan: '354.00' });
  });
});
