import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProposalView } from '@banxing/cards';
import { scriptedBank } from './scripted-bank.ts';

const script = {
  给我妈转500块钱: { intent: 'transfer.create', slots: { payee: '妈妈', amount: '500.00' } },
  给妈妈转钱: { intent: 'transfer.create', slots: { payee: '妈妈' } },
  我想转账: { intent: 'transfer.create' },
  '不是,是600': { intent: 'transfer.create', slots: { amount: '600.00' }, confidence: 0.4 },
  '不对,转给爸爸': { intent: 'transfer.create', slots: { payee: '爸爸' } },
  给张伟转200: { intent: 'transfer.create', slots: { payee: '张伟', amount: '200.00' } },
  再给她转200: { intent: 'transfer.create', slots: { payee: '她', amount: '200.00' } },
  给老王转0元: { intent: 'transfer.create', slots: { payee: '妈妈', amount: '0.00' } },
  算了: { intent: 'chat.stop' },
  确认: { intent: 'chat.affirm' },
  再说一遍: { intent: 'chat.repeat' },
  余额多少: { intent: 'account.balance' },
  储蓄卡呢: { intent: 'account.balance', slots: { account: '储蓄卡' }, confidence: 0.5 },
  '给妈妈转100,再给爸爸转50': {
    intent: 'transfer.create',
    slots: { payee: '妈妈', amount: '100.00' },
    also: [{ intent: 'transfer.create', slots: { payee: '爸爸', amount: '50.00' } }],
  },
  '余额多少,再给妈妈转100': {
    intent: 'account.balance',
    also: [{ intent: 'transfer.create', slots: { payee: '妈妈', amount: '100.00' } }],
  },
  那个啥: {
    intent: 'transfer.create',
    confidence: 0.2,
    alternatives: [{ intent: 'account.balance', confidence: 0.15 }],
  },
  天气如何: { intent: 'oos' },
  买点黄金: { intent: 'wealth.buy' },
} as const;

let bank: Awaited<ReturnType<typeof scriptedBank>>;
beforeEach(async () => {
  bank = await scriptedBank(script);
});
afterEach(() => bank.db.drop());

const proposed = (proposal: ProposalView | null): ProposalView => {
  expect(proposal).not.toBeNull();
  return proposal as ProposalView;
};

describe('a request', () => {
  it('becomes a proposal and, confirmed, a receipt', async () => {
    const reply = await bank.say('给我妈转500块钱');
    const proposal = proposed(reply.proposal);
    expect(proposal).toMatchObject({
      capability: 'transfer.create',
      details: { payee: 'pay_mother', amount: '500.00' },
      requires: ['pin'],
    });
    expect(reply.cards.map((card) => card.type)).toEqual(['confirm']);
    const { settled, reply: told } = await bank.confirm(proposal.id, proposal.hash);
    expect(settled).toMatchObject({ ok: true, value: { status: 'done' } });
    expect(told?.text).toBe('转出 500.00 元');
  });

  it('is asked for what is missing, one thing after the other', async () => {
    expect((await bank.say('我想转账')).needs).toMatchObject({ slot: 'payee' });
    expect((await bank.say('妈妈')).needs).toMatchObject({ slot: 'amount' });
    expect(proposed((await bank.say('300')).proposal).details).toMatchObject({
      payee: 'pay_mother',
      amount: '300.00',
    });
  });

  it('asks which of two and takes 第二个', async () => {
    const reply = await bank.say('给张伟转200');
    expect(reply.needs).toMatchObject({ slot: 'payee', options: ['张伟 尾号0000', '张伟 尾号0001'] });
    expect(proposed((await bank.say('第二个')).proposal).details).toMatchObject({ payee: 'pay_zhang_b' });
  });

  it('takes a tap on a choice', async () => {
    await bank.say('给张伟转200');
    expect(
      proposed((await bank.say('张伟 尾号0000', 'fill:payee=pay_zhang_a')).proposal).details,
    ).toMatchObject({ payee: 'pay_zhang_a' });
  });

  it('that is refused says why and proposes nothing', async () => {
    const reply = await bank.say('给老王转0元');
    expect(reply.proposal).toBeNull();
    expect(reply.reasons).toEqual([{ code: 'amount_not_positive', text: '金额要大于零,没有扣款。' }]);
  });

  it('that the bank cannot do here is said to be so', async () => {
    expect((await bank.say('买点黄金')).text).toContain('办不了');
  });
});

describe('a change of mind', () => {
  it('about the amount voids the first proposal', async () => {
    const first = proposed((await bank.say('给我妈转500块钱')).proposal);
    const second = proposed((await bank.say('不是,是600')).proposal);
    expect(second.details).toMatchObject({ payee: 'pay_mother', amount: '600.00' });
    expect((await bank.confirm(first.id, first.hash)).settled).toMatchObject({
      ok: false,
      refusal: { code: 'proposal_superseded' },
    });
    expect((await bank.confirm(second.id, second.hash)).settled).toMatchObject({ ok: true });
  });

  it('about the payee keeps the amount and shows both anew', async () => {
    const first = proposed((await bank.say('给我妈转500块钱')).proposal);
    const second = proposed((await bank.say('不对,转给爸爸')).proposal);
    expect(second.details).toEqual({ payee: 'pay_father', amount: '500.00' });
    expect((await bank.confirm(first.id, first.hash)).settled.ok).toBe(false);
  });

  it('算了 disarms the proposal', async () => {
    const proposal = proposed((await bank.say('给我妈转500块钱')).proposal);
    expect((await bank.say('算了')).text).toContain('没有动您的钱');
    expect((await bank.confirm(proposal.id, proposal.hash)).settled).toMatchObject({
      ok: false,
      refusal: { code: 'proposal_superseded' },
    });
  });

  it('that begins another command disarms the first even when the other is refused', async () => {
    const proposal = proposed((await bank.say('给我妈转500块钱')).proposal);
    await bank.say('给老王转0元');
    expect((await bank.confirm(proposal.id, proposal.hash)).settled.ok).toBe(false);
  });
});

describe('context', () => {
  it('确认 in words never confirms', async () => {
    const proposal = proposed((await bank.say('给我妈转500块钱')).proposal);
    const reply = await bank.say('确认');
    expect(reply.proposal?.id).toBe(proposal.id);
    expect((await bank.settlements.find(bank.caller, proposal.id))?.status).toBe('open');
  });

  it('a side question leaves the open question standing', async () => {
    await bank.say('给妈妈转钱');
    const aside = await bank.say('余额多少');
    expect(aside.text).toContain('1,000.00');
    expect(aside.needs).toMatchObject({ slot: 'amount' });
    expect(proposed((await bank.say('80')).proposal).details).toMatchObject({ amount: '80.00' });
  });

  it('a query leaves the proposal confirmable', async () => {
    const proposal = proposed((await bank.say('给我妈转500块钱')).proposal);
    await bank.say('余额多少');
    expect((await bank.confirm(proposal.id, proposal.hash)).settled.ok).toBe(true);
  });

  it('她 is the person last spoken of', async () => {
    const first = proposed((await bank.say('给我妈转500块钱')).proposal);
    await bank.confirm(first.id, first.hash);
    expect(proposed((await bank.say('再给她转200')).proposal).details).toEqual({
      payee: 'pay_mother',
      amount: '200.00',
    });
  });

  it('她 without anybody before is asked about', async () => {
    expect((await bank.say('再给她转200')).needs).toMatchObject({ slot: 'payee' });
  });

  it('储蓄卡呢 leans on the question before', async () => {
    await bank.say('余额多少');
    const reply = await bank.say('储蓄卡呢');
    expect(reply.understanding).toMatchObject({ intent: 'account.balance', slots: { account: '储蓄卡' } });
  });

  it('再说一遍 repeats', async () => {
    const first = await bank.say('余额多少');
    expect((await bank.say('再说一遍')).text).toBe(first.text);
  });
});

describe('several requests in a sentence', () => {
  it('of commands the second waits for the first', async () => {
    const reply = await bank.say('给妈妈转100,再给爸爸转50');
    const first = proposed(reply.proposal);
    expect(reply.also).toHaveLength(1);
    expect(first.details).toMatchObject({ payee: 'pay_mother' });
    const { reply: next } = await bank.confirm(first.id, first.hash);
    const second = proposed(next?.proposal ?? null);
    expect(second.details).toEqual({ payee: 'pay_father', amount: '50.00' });
    expect((await bank.confirm(second.id, second.hash)).settled).toMatchObject({
      ok: true,
      value: { status: 'done' },
    });
  });

  it('a query and a command are both answered', async () => {
    const reply = await bank.say('余额多少,再给妈妈转100');
    expect(reply.text).toContain('1,000.00');
    expect(proposed(reply.proposal).details).toMatchObject({ amount: '100.00' });
  });
});

describe('when unsure', () => {
  it('offers what it may have been', async () => {
    const reply = await bank.say('那个啥');
    expect(reply.proposal).toBeNull();
    expect(reply.suggestions).toEqual(['转账', '余额']);
  });

  it('out of scope is said kindly', async () => {
    expect((await bank.say('天气如何')).text).toContain('不归银行管');
  });

  it('long and empty texts are answered shortly', async () => {
    expect((await bank.say('转'.repeat(50_000))).text).toContain('太长');
    expect((await bank.say('   ')).text).toContain('请说一下');
  });
});

it('another customer’s conversation is not found', async () => {
  const { conversation } = await bank.say('余额多少');
  const stranger = { ...bank.caller, customer: 'cust_00000000000000000000000000' as const };
  expect(await bank.assistant.hear(stranger, { text: '余额多少', conversation })).toBe('not_found');
});
