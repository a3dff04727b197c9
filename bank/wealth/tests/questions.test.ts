import { refuse, ok } from '@banxing/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerOf, needOf, openWorld, proposalOf, refusalOf, type Resident, type World } from './world.ts';

let world: World;
let chen: Resident;
const wallet = { left: 500_00n };
beforeAll(async () => {
  world = await openWorld({
    available: () => Promise.resolve(wallet.left),
    pay: async (tx, payment) => {
      if (payment.amount > wallet.left) return refuse({ code: 'insufficient_funds' });
      wallet.left -= payment.amount;
      const posted = await world.ledger.post(tx, {
        key: payment.key,
        kind: 'wallet',
        at: world.clock.now(),
        lines: [
          { account: world.house.custody, amount: payment.amount },
          { account: payment.to, amount: -payment.amount },
        ],
      });
      return posted.ok ? ok(null) : refuse({ code: 'refused' });
    },
  });
  chen = await world.move('200000.00', 3);
});
afterAll(() => world.close());

const ask = (id: string, input: object, who = chen) => world.call(who.caller, id, input);

test('finds products by kind, term, amount and yield; the list is named so that it can be spoken of', async () => {
  const list = answerOf(await ask('wealth.product_list', { product_type: '理财' }));
  expect(list.cards[0]).toMatchObject({ type: 'products' });
  expect(list.text).toMatch(/1\. .+\(R[12] /u);
  const quarter = answerOf(await ask('wealth.product_list', { product_type: '理财', term: 'P3M' }));
  expect(quarter.text).toMatch(/1\. (?:悦享稳健90天|季季盈)/u);
  const bonds = answerOf(await ask('wealth.product_list', { product_type: '债券基金' }));
  expect(bonds.text).toMatch(/超短债/u);
  const none = answerOf(await ask('wealth.product_list', { product_type: '理财', yield_min: '9' }));
  expect(none.text).toMatch(/完全符合的没有/u);
  expect(none.text).not.toMatch(/保证|稳赚|一定能赚/u);
});

test('answers about one product, one thing at a time, with the source', async () => {
  const about = async (aspect: string, product = '季季盈') =>
    answerOf(await ask('wealth.product_detail', { product, aspect })).text;
  expect(await about('收益')).toMatch(/业绩比较基准 2\.25%-2\.75%.*产品说明书/u);
  expect(await about('风险')).toMatch(/R2 中低风险.*C3/u);
  expect(await about('起购')).toMatch(/1,000 元起购/u);
  expect(await about('期限')).toMatch(/最短持有 90 天/u);
  expect(await about('几天到账')).toMatch(/T\+1/u);
  expect(await about('手续费')).toMatch(/申购费/u);
  expect(await about('保本')).toMatch(/不承诺保本/u);
  expect(await about('七日年化', '添利宝')).toMatch(/七日年化 1\.\d\d%.*净值 2026-11-19,模拟行情/u);
  expect(needOf(await ask('wealth.product_detail', {})).slot).toBe('product');
});

test('compares two by what sets them apart', async () => {
  const both = answerOf(await ask('wealth.product_compare', { product: '添利宝', product_2: '季季盈' }));
  expect(both.cards[0]).toMatchObject({ type: 'compare', items: [{ title: '添利宝' }, { title: '季季盈' }] });
  expect(both.text).toMatch(/添利宝.*R1/u);
  expect(needOf(await ask('wealth.product_compare', { product: '添利宝' })).slot).toBe('product_2');
});

test('quotes say that they are simulated', async () => {
  const gold = answerOf(await ask('wealth.market', { market: '金价' }));
  expect(gold.text).toMatch(/黄金 \d+\.\d\d 元\/克.*\n数据:模拟行情/u);
  expect(answerOf(await ask('wealth.market', {})).text).toMatch(/上证指数[\s\S]*标普500/u);
  expect(answerOf(await ask('wealth.market', { market: '添利宝' })).text).toMatch(/净值/u);
  expect(refusalOf(await ask('wealth.market', { market: '比特币' })).code).toBe('market_not_quoted');
});

test('advises a whole, with range and reasons, and buys it in one confirmation', async () => {
  const rich = await world.move('300000.00', 4);
  const advice = answerOf(
    await ask('wealth.allocation', { amount: '100000', term: 'P3Y', goal: '买房' }, rich),
  );
  expect(advice.cards.map(({ type }) => type)).toEqual(['allocation', 'reasons']);
  expect(advice.text).toMatch(/九成.*在 .* 元之间/u);
  expect(advice.text).toMatch(/最差的情况/u);
  const before = await world.balance(rich.account);
  expect(proposalOf(await ask('wealth.buy', {}, rich)).details).toMatchObject({ amount: '100000.00' });
  const proposal = proposalOf(await ask('wealth.buy', { product: '配置方案' }, rich));
  expect(proposal.details).toMatchObject({ amount: '100000.00' });
  await world.confirm(rich.caller, proposal);
  expect(before - (await world.balance(rich.account))).toBe(100_000_00n);
  const orders = await world.wealth.orders(world.db, rich.customer.id);
  expect(orders.length).toBeGreaterThan(2);
  expect(orders.reduce((sum, { amount }) => sum + (amount ?? 0n), 0n)).toBe(100_000_00n);
});

test('a cautious customer is advised nothing that they may not buy', async () => {
  const elder = await world.move('50000.00', 1, { bornOn: '1958-06-11' });
  const advice = answerOf(await ask('wealth.allocation', { amount: '50000' }, elder));
  expect(advice.text).not.toMatch(/A股 [1-9]|黄金 [1-9]|海外/u);
  const proposal = proposalOf(await ask('wealth.buy', { product: '按方案' }, elder));
  expect(proposal.details).toMatchObject({ amount: '50000.00' });
  const unassessed = await world.move('50000.00', null);
  expect(refusalOf(await ask('wealth.allocation', { amount: '50000' }, unassessed)).code).toBe(
    'assessment_missing',
  );
});

test('bonds are listed and bought, with the wallet too, and pay their interest', async () => {
  const bonds = answerOf(await ask('bond.list', {}));
  expect(bonds.text).toMatch(/26国债05.*票面利率 1\.58%/u);
  expect(needOf(await ask('bond.buy', { product: '国债', amount: '10000' })).slot).toBe('product');
  const proposal = proposalOf(await ask('bond.buy', { product: '26国债05', amount: '10000' }));
  const before = await world.balance(chen.account);
  await world.confirm(chen.caller, proposal);
  expect(before - (await world.balance(chen.account))).toBe(10_000_00n);
  const byWallet = proposalOf(
    await ask('bond.buy', { product: '26储蓄国债11', amount: '300', pay_with: '数字人民币' }),
  );
  expect(byWallet.details).toMatchObject({ payWith: 'wallet', account: 'e-CNY' });
  await world.confirm(chen.caller, byWallet);
  expect(wallet.left).toBe(200_00n);
  expect(before - (await world.balance(chen.account))).toBe(10_000_00n);
  const short = await ask('bond.buy', { product: '26储蓄国债11', amount: '900', pay_with: '数字人民币' });
  expect(refusalOf(short).code).toBe('wallet_refused');

  const held = await world.balance(chen.account);
  await world.advanceTo('2027-03-26', 12);
  const interest = (await world.balance(chen.account)) - held;
  const bought = (await world.wealth.orders(world.db, chen.customer.id)).find(
    ({ product }) => product === 'bond-treasury',
  );
  // 1.58 yuan on each hundred of face, of which ten-thousandths are kept.
  expect(interest).toBe(((bought?.shares ?? 0n) * 158n + 5_000n) / 10_000n);
  expect(interest).toBeGreaterThan(150_00n);
});

test('what was earned is told for a time and a product, and nobody else’s', async () => {
  const year = answerOf(await ask('wealth.earnings', { product: '26国债05' }));
  expect(year.text).toMatch(/26国债05收益 [+-]?\d/u);
  expect(refusalOf(await ask('wealth.earnings', { product: '沪深300' })).code).toBe('product_not_held');
  const day = answerOf(await ask('wealth.earnings', { date_range: '2027-03-25/2027-03-25' }));
  expect(day.text).toMatch(/2027-03-25.*收益/u);
  expect(refusalOf(await ask('wealth.earnings', { date_range: '2027-06-01/2027-06-30' })).code).toBe(
    'range_ahead',
  );
  const other = await world.move('0.00', 3);
  expect(answerOf(await ask('wealth.earnings', {}, other)).text).toMatch(/收益 0\.00 元/u);
});
