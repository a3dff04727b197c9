import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { card } from '@banxing/cards';
import { saveSomePayee } from '../src/testing.ts';
import { answerOf, needOf, openWorld, proposalOf, refusalOf, type Resident, type World } from './world.ts';

let world: World;
let chen: Resident;
let sun: Resident;
beforeAll(async () => {
  world = await openWorld();
  chen = await world.move('陈静', '20000.00');
  sun = await world.move('孙丽', '0.00');
});
afterAll(() => world.close());

const transfer = (input: object) => world.call(chen.caller, 'transfer.create', input);
const otherBankCard = '4539578763621486';
const icbcCard = '6222020000000006780';

/** A number of 工商银行 whose check digit holds. */
function withCheckDigit(number: string): string {
  for (let digit = 0; digit <= 9; digit++) {
    const candidate = `${number.slice(0, -1)}${digit}`;
    let sum = 0;
    [...candidate].reverse().forEach((char, place) => {
      const value = Number(char) * (place % 2 === 1 ? 2 : 1);
      sum += value > 9 ? value - 9 : value;
    });
    if (sum % 10 === 0) return candidate;
  }
  throw new Error('one of ten digits fits');
}

describe('somebody who is no payee yet', () => {
  test('is asked for by number, no money moves, and known payees are offered', async () => {
    const known = await world.db.transaction((tx) => saveSomePayee(world.payments, tx, chen.customer.id));
    const need = needOf(await transfer({ payee: '孙丽', amount: '100' }));
    expect(need.slot).toBe('card_number');
    expect(need.question.zh).toMatch(/没有「孙丽」,没有扣款/u);
    expect(need.options).toEqual([
      { value: known.id, label: { zh: '妈妈(刘桂芳)(*6789)工商银行', en: '妈妈(刘桂芳) (*6789) 工商银行' } },
    ]);
    const chosen = proposalOf(await transfer({ payee: '孙丽', amount: '100', card_number: known.id }));
    expect(chosen.details['payee']).toMatchObject({ name: '刘桂芳' });
  });

  test('is found in this bank by number, and saved with the transfer', async () => {
    const proposal = proposalOf(
      await transfer({ payee: '孙丽', amount: '100', card_number: sun.account.number }),
    );
    expect(proposal.details).toMatchObject({
      newPayee: true,
      payee: { name: '孙丽', bank: '伴行银行', tail: sun.account.tail },
    });
    const payees = () => world.payments.payees(world.db, chen.customer.id);
    expect((await payees()).some(({ name }) => name === '孙丽')).toBe(false);
    expect((await world.confirm(chen.caller, proposal)).status).toBe('done');
    expect((await payees()).find(({ name }) => name === '孙丽')).toMatchObject({
      account: sun.account.id,
      uses: 1,
    });
    expect(await world.balance(sun.account)).toBe(100_00n);
    expect(proposalOf(await transfer({ payee: '孙丽', amount: '1' })).details).not.toHaveProperty('newPayee');
  });

  test('by a phone of this bank is shown with a masked name, and refused under a wrong one', async () => {
    const jia = await world.move('贾宝玉', '0.00');
    const proposal = proposalOf(await transfer({ phone: jia.customer.phone, amount: '10' }));
    expect(proposal.details['payee']).toMatchObject({ name: '**玉' });
    const refusal = refusalOf(await transfer({ payee: '林黛玉', phone: jia.customer.phone, amount: '10' }));
    expect(refusal.code).toBe('payee_name_mismatch');
    expect(proposalOf(await transfer({ payee: jia.customer.phone, amount: '10' }))).toBeDefined();
    const nobody = needOf(await transfer({ phone: '13999999999', amount: '10' }));
    expect(nobody).toMatchObject({
      slot: 'card_number',
      question: { zh: expect.stringContaining('没有在伴行开户') },
    });
  });

  test('under a wrong name by number is refused without saying whose it is', async () => {
    const refusal = refusalOf(
      await transfer({ payee: '王五', amount: '10', card_number: sun.account.number }),
    );
    expect(refusal).toMatchObject({ code: 'payee_name_mismatch' });
    expect(refusal.zh).not.toContain('孙');
  });

  test('a relation with a number is kept by its nickname', async () => {
    const dad = await world.move('陈国强', '0.00');
    const proposal = proposalOf(
      await transfer({ payee: '我爸', amount: '10', card_number: dad.account.number }),
    );
    expect(proposal.details['payee']).toMatchObject({ name: '**强' });
    await world.confirm(chen.caller, proposal);
    const { lines } = await world.ledger.statement(world.db, chen.account.id, {
      limit: 1,
      newestFirst: true,
    });
    expect(lines[0]?.counterparty).toBe('**强');
    const seen = [
      answerOf(await world.call(chen.caller, 'payee.list', {})),
      answerOf(await world.call(chen.caller, 'transfer.status', {})),
    ];
    expect(JSON.stringify(seen)).not.toContain('陈国强');
    expect(proposalOf(await transfer({ payee: '老爸', amount: '10' })).details['payee']).toMatchObject({
      name: '**强',
    });
  });

  test.each(['12345678', '6222020000000006781', '卡号忘了'])(
    '%s is no card number and is asked again',
    async (number) => {
      expect(needOf(await transfer({ payee: '李四', amount: '10', card_number: number })).slot).toBe(
        'card_number',
      );
    },
  );

  test('a number beside a saved payee with another one is asked about, and either choice is taken', async () => {
    const number = withCheckDigit('6222021111111111110');
    const input = { payee: '妈妈', payee_name: '王五', amount: '10' };
    const need = needOf(await transfer({ ...input, card_number: number }));
    expect(need).toMatchObject({
      slot: 'card_number',
      question: { zh: expect.stringContaining('转到哪一张') },
    });
    const [saved, other] = need.options ?? [];
    const toSaved = proposalOf(await transfer({ ...input, card_number: saved?.value }));
    expect(toSaved.details['payee']).toMatchObject({ tail: '6789' });
    const toOther = proposalOf(await transfer({ ...input, card_number: other?.value }));
    expect(toOther.details['payee']).toMatchObject({ name: '王五', tail: number.slice(-4) });
  });

  test('a number of this bank that does not exist is asked again', async () => {
    const number = withCheckDigit('6291880000000000000');
    const need = needOf(await transfer({ payee: '李四', amount: '10', card_number: number }));
    expect(need.question.zh).toContain('伴行没有这个账号');
  });

  test('at another bank is asked which bank, and whose, when the number does not say', async () => {
    expect(needOf(await transfer({ payee: '李四', amount: '10', card_number: otherBankCard })).slot).toBe(
      'bank',
    );
    const bank = { card_number: otherBankCard, bank: '工行', amount: '10' };
    expect(needOf(await transfer({ payee: '我弟', ...bank })).slot).toBe('payee');
    expect(proposalOf(await transfer({ payee: '陈刚', ...bank })).details['payee']).toMatchObject({
      name: '陈刚',
    });
    const inPayee = { payee: otherBankCard, bank: '工行', amount: '10' };
    expect(needOf(await transfer(inPayee)).slot).toBe('payee_name');
    expect(proposalOf(await transfer({ ...inPayee, payee_name: '陈刚' })).details['payee']).toMatchObject({
      name: '陈刚',
    });
    expect(
      proposalOf(await transfer({ payee: '我弟', payee_name: '陈刚', ...bank })).details['payee'],
    ).toEqual({
      name: '陈刚',
      tail: '1486',
      bank: '工商银行',
    });
    const number = withCheckDigit(icbcCard);
    expect(
      proposalOf(await transfer({ payee: '李四', amount: '10', card_number: number })).details['payee'],
    ).toMatchObject({ bank: '工商银行' });
  });

  test("one's own number is a move between own accounts, and to itself is refused", async () => {
    expect(refusalOf(await transfer({ payee: chen.account.number, amount: '10' })).code).toBe('own_account');
  });
});

describe('a transfer to another bank', () => {
  test('leaves at once and arrives a little later on the bank’s clock', async () => {
    const clearing = await world.ledger.balance(world.db, world.clearing);
    const proposal = proposalOf(await transfer({ payee: '妈妈', amount: '50' }));
    const settlement = await world.confirm(chen.caller, proposal);
    expect(world.settlements.answerTo(chen.caller, proposal, settlement).text).toContain('几分钟内到');
    expect((await world.ledger.balance(world.db, world.clearing)).balance).toBe(clearing.balance + 50_00n);
    const status = () => world.call(chen.caller, 'transfer.status', { payee: '妈妈' });
    expect(answerOf(await status()).text).toContain('还在路上');
    await world.advanceTo('2026-11-20', 10, 5);
    const answer = answerOf(await status());
    expect(answer.text).toMatch(/到账了。今天 10:00 给刘桂芳转的 50\.00 元/u);
    expect(answer.cards.map((each) => card.parse(each).type)).toEqual(['receipt']);
  });
});

describe('the list of payees', () => {
  test('shows own payees only, and says so when there are none', async () => {
    const list = answerOf(await world.call(chen.caller, 'payee.list', {}));
    expect(list.text).toContain('妈妈(刘桂芳)');
    expect(list.cards.map((each) => card.parse(each).type)).toEqual(['choices']);
    expect(answerOf(await world.call(sun.caller, 'payee.list', {})).text).toContain('还没有收款人');
  });

  test('grows by payee.add, once per number', async () => {
    const zhao = await world.move('赵云', '0.00');
    expect(needOf(await world.call(chen.caller, 'payee.add', { payee: '赵云' })).slot).toBe('card_number');
    const input = { payee: '赵云', card_number: zhao.account.number };
    const proposal = proposalOf(await world.call(chen.caller, 'payee.add', input));
    expect(proposal.requires).toEqual(['pin']);
    expect((await world.confirm(chen.caller, proposal)).status).toBe('done');
    expect(refusalOf(await world.call(chen.caller, 'payee.add', input)).code).toBe('payee_known');
    expect(
      refusalOf(await world.call(chen.caller, 'payee.add', { card_number: chen.account.number })).code,
    ).toBe('own_account');
    const wrong = await world.call(chen.caller, 'payee.add', { payee: '马超', phone: sun.customer.phone });
    expect(refusalOf(wrong).code).toBe('payee_name_mismatch');
    const capability = world.catalogue.get('payee.add');
    if (capability?.authority !== 'customer-confirms') throw new Error('a command');
    const mandate = { id: proposal.id, draft: proposal.draft, details: {} };
    const again = await world.db.transaction((tx) => capability.execute(tx, chen.caller, mandate));
    expect(again.ok).toBe(true);
    expect(
      (await world.payments.payees(world.db, chen.customer.id)).filter(({ name }) => name === '赵云'),
    ).toHaveLength(1);
  });

  test('shrinks by payee.remove, never in another list', async () => {
    const wu = await world.move('吴用', '0.00');
    const saved = await world.db.transaction((tx) => saveSomePayee(world.payments, tx, wu.customer.id));
    expect(refusalOf(await world.call(sun.caller, 'payee.remove', { payee: saved.id })).code).toBe(
      'payee_not_found',
    );
    expect(needOf(await world.call(wu.caller, 'payee.remove', {})).options).toHaveLength(1);
    expect(refusalOf(await world.call(wu.caller, 'payee.remove', { payee: '宋江' })).code).toBe(
      'payee_not_found',
    );
    const proposal = proposalOf(await world.call(wu.caller, 'payee.remove', { payee: '我妈' }));
    expect((await world.confirm(wu.caller, proposal)).status).toBe('done');
    expect(await world.payments.payees(world.db, wu.customer.id)).toEqual([]);
    expect((await world.payments.payees(world.db, chen.customer.id)).length).toBeGreaterThan(0);
  });
});

describe('two payees of one name', () => {
  test('are asked apart, and a choice settles it', async () => {
    const he = await world.move('何晴', '500.00');
    const save = (number: string, bank: string) =>
      world.db.transaction((tx) =>
        saveSomePayee(world.payments, tx, he.customer.id, {
          name: '张伟',
          nicknames: [],
          relation: null,
          number,
          bank,
        }),
      );
    const [, second] = [
      await save('6222020000000001111', '工商银行'),
      await save('6225880000002222', '招商银行'),
    ];
    const need = needOf(await world.call(he.caller, 'transfer.create', { payee: '张伟', amount: '5' }));
    expect(need).toMatchObject({ slot: 'payee', question: { zh: '「张伟」有 2 位,要哪一位?' } });
    expect(need.options?.map(({ label }) => label.zh).sort()).toEqual([
      '张伟(*1111)工商银行',
      '张伟(*2222)招商银行',
    ]);
    const proposal = proposalOf(
      await world.call(he.caller, 'transfer.create', { payee: second.id, amount: '5' }),
    );
    expect(proposal.details['payee']).toMatchObject({ tail: '2222' });
    const sounds = needOf(await world.call(he.caller, 'transfer.create', { payee: '章伟', amount: '5' }));
    expect(sounds.question.zh).toContain('是不是');
  });
});
