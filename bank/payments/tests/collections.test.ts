import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { saveSomePayee } from '../src/testing.ts';
import { needOf, openWorld, proposalOf, refusalOf, type Resident, type World } from './world.ts';

let world: World;
let chen: Resident;
let li: Resident;
let zhou: Resident;
beforeEach(async () => {
  world = await openWorld();
  chen = await world.move('陈静', '1000.00');
  li = await world.move('李娜', '500.00');
  zhou = await world.move('周明', '500.00');
  await world.db.transaction(async (tx) => {
    for (const [name, who] of [
      ['李娜', li],
      ['周明', zhou],
    ] as const) {
      const { number, id } = who.account;
      const here = { name, nicknames: [], relation: null, bank: '伴行银行', number, account: id };
      await saveSomePayee(world.payments, tx, chen.customer.id, here);
    }
    await saveSomePayee(world.payments, tx, chen.customer.id);
  });
});
afterEach(() => world.close());

const ask = (input: object) => world.call(chen.caller, 'transfer.collect', input);
const asked = (who: Resident) => world.payments.askedOf(world.db, who.customer.id);
const send = async (input: object) => {
  const proposal = proposalOf(await ask(input));
  const settlement = await world.confirm(chen.caller, proposal);
  return { proposal, answer: world.settlements.answerTo(chen.caller, proposal, settlement) };
};
const statusOf = async () =>
  (await world.payments.collections(world.db, chen.customer.id, 1))[0]?.shares.map(({ status }) => status);

describe('asking for money', () => {
  test('one who banks here sees it and pays it in one go', async () => {
    const { proposal, answer } = await send({ payer: '李娜', amount: '88' });
    expect(proposal.details).toMatchObject({ amount: '88.00', payer: '李娜' });
    expect(answer.text).toContain('已经通知李娜');
    expect(await world.balance(chen.account)).toBe(1000_00n);
    const [share] = await asked(li);
    expect(share).toMatchObject({ requesterName: '陈静', amount: 88_00n });
    const paying = proposalOf(await world.call(li.caller, 'transfer.create', { card_number: share?.id }));
    expect(paying.details).toMatchObject({ amount: '88.00', payee: { name: '陈静' } });
    await world.confirm(li.caller, paying);
    expect(await world.balance(chen.account)).toBe(1088_00n);
    expect(await asked(li)).toEqual([]);
    expect(await statusOf()).toEqual(['paid']);
    expect(world.kindsTold()).toEqual([]);
    await world.runner.runDue();
    expect(world.kindsTold().filter((kind) => kind.startsWith('collection.'))).toEqual([
      'collection.requested',
      'collection.paid',
    ]);
  });

  test('the payer can say it by name; the amount asked for is offered', async () => {
    await send({ payer: '李娜', amount: '88' });
    const need = needOf(await world.call(li.caller, 'transfer.create', { payee: '陈静' }));
    expect(need).toMatchObject({ slot: 'amount', options: [{ value: '88.00' }] });
    expect(need.question.zh).toBe('陈静向您收款 88.00 元,转这么多吗?');
    await world.confirm(
      li.caller,
      proposalOf(await world.call(li.caller, 'transfer.create', { payee: '陈静', amount: '88.00' })),
    );
    expect(await statusOf()).toEqual(['paid']);
  });

  test('another amount is a transfer, and the request waits on', async () => {
    await send({ payer: '李娜', amount: '88' });
    await world.confirm(
      li.caller,
      proposalOf(await world.call(li.caller, 'transfer.create', { payee: '陈静', amount: '50' })),
    );
    expect(await statusOf()).toEqual(['waiting']);
  });

  test('several: how it is shared is asked, and the parts add up', async () => {
    const need = needOf(await ask({ payer: '李娜和周明', amount: '100' }));
    expect(need.slot).toBe('split');
    expect(need.options?.map(({ value, detail }) => [value, detail?.zh])).toEqual([
      ['with_me', '每人 33.34 元'],
      ['without_me', '每人 50.00 元'],
      ['each', undefined],
    ]);
    const { proposal } = await send({ payer: '李娜和周明', amount: '100', split: 'with_me' });
    expect(proposal.details).toMatchObject({ amount: '100.00', total: '66.67' });
    expect((await asked(zhou))[0]?.amount).toBe(33_33n);
  });

  test('somebody who does not bank here gets the details to pay from elsewhere', async () => {
    const { answer } = await send({ payer: '我妈', amount: '200' });
    expect(answer.text).toContain('刘桂芳不在伴行');
    expect(answer.cards[0]?.actions[0]?.action).toContain(chen.account.number);
    expect(proposalOf(await ask({ payer: '阿强', amount: '20' })).details).toMatchObject({ payer: '阿强' });
  });

  test('a guess is only offered, and can be turned down', async () => {
    const need = needOf(await ask({ payer: '小李', amount: '20' }));
    expect(need.options?.map(({ value }) => value)).toEqual([expect.stringMatching(/^pay_/u), 'name:小李']);
    expect(proposalOf(await ask({ payer: 'name:小李', amount: '20' })).details).toMatchObject({
      payers: [{ name: '小李', here: false }],
    });
    const both = needOf(await ask({ payer: '周明和小李', amount: '20' }));
    expect(both.options?.[1]?.value).toBe('周明、name:小李');
  });

  test('what is missing is asked, one thing at a time', async () => {
    expect(needOf(await ask({})).slot).toBe('payer');
    expect(needOf(await ask({ payer: '李娜' })).slot).toBe('amount');
  });

  test.each([
    [{ payer: '李娜', amount: '0' }, 'amount_not_positive'],
    [{ payer: '李娜', amount: '-1' }, 'amount_not_positive'],
    [{ payer: '李娜', amount: '1.234' }, 'amount_too_precise'],
    [{ payer: '李娜', amount: '200000.01' }, 'limit_exceeded'],
    [{ payer: '李娜、周明', amount: '0.01', split: 'without_me' }, 'amount_not_positive'],
  ])('%j is refused: %s', async (input, code) => {
    expect(refusalOf(await ask(input)).code).toBe(code);
  });

  test('nobody asks themselves', async () => {
    expect(refusalOf(await ask({ payer: chen.customer.phone, amount: '5' })).code).toBe('own_account');
  });
});

describe('a request that is not paid', () => {
  test('can be declined by the one asked and nobody else', async () => {
    await send({ payer: '李娜', amount: '88' });
    const id = (await asked(li))[0]?.id ?? '';
    const end = (by: Parameters<typeof world.payments.endRequest>[2]) =>
      world.db.transaction((tx) => world.payments.endRequest(tx, id, by));
    expect(await end({ payer: zhou.customer.id })).toBe(false);
    expect(await end({ requester: zhou.customer.id })).toBe(false);
    expect(await end({ payer: li.customer.id })).toBe(true);
    expect(await statusOf()).toEqual(['declined']);
    expect(await end({ requester: chen.customer.id })).toBe(false);
  });

  test("cannot be paid by somebody else's id", async () => {
    await send({ payer: '李娜', amount: '88' });
    const id = (await asked(li))[0]?.id;
    expect(refusalOf(await world.call(zhou.caller, 'transfer.create', { card_number: id })).code).toBe(
      'payee_not_found',
    );
  });

  test('withdrawn, it is gone for the payer', async () => {
    await send({ payer: '李娜', amount: '88' });
    const id = (await asked(li))[0]?.id ?? '';
    await world.db.transaction((tx) => world.payments.endRequest(tx, id, { requester: chen.customer.id }));
    expect(await asked(li)).toEqual([]);
  });
});
