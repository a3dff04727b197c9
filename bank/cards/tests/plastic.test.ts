import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOf, needOf, openWorld, proposalOf, refusalOf, type Resident, type World } from './world.ts';

let world: World;
let chen: Resident;
let other: Resident;

beforeAll(async () => {
  world = await openWorld();
  chen = await world.move('陈静');
  other = await world.move('周明');
  await world.credit(chen.customer, { tail: '5521' });
});
afterAll(() => world.close());

describe('card.lock and card.unlock', () => {
  it('ask which card when there are several', async () => {
    const need = needOf(await world.call(chen.caller, 'card.lock'));
    expect(need.slot).toBe('card_last4');
    expect(need.options?.map(({ label }) => label.zh)).toEqual([
      `${chen.account.name}(*${chen.account.tail})`,
      '标准信用卡(*5521)',
    ]);
  });

  it('take the answer back as an id', async () => {
    const [, credit] = needOf(await world.call(chen.caller, 'card.lock')).options ?? [];
    const proposal = proposalOf(await world.call(chen.caller, 'card.lock', { card_last4: credit?.value }));
    expect(proposal.details).toEqual({ card: { name: '标准信用卡', tail: '5521', kind: 'credit' } });
    expect(proposal.requires).toEqual([]);
  });

  it('choose the only card, lock it at once, and stop it paying', async () => {
    const settled = await world.done(other.caller, 'card.lock');
    expect(settled).toMatchObject({ status: 'done' });
    expect(settled.answer.text).toMatch(/锁好了.*钱没有动/u);
    const charged = await world.charge(other.customer, other.account.tail, '10.00');
    expect(charged).toMatchObject({ ok: false, refusal: { code: 'card_not_in_state', status: 'locked' } });
    expect(refusalOf(await world.call(other.caller, 'card.lock')).words.zh).toMatch(/没有正在使用的卡/u);
    await world.done(other.caller, 'card.unlock');
    expect((await world.charge(other.customer, other.account.tail, '10.00')).ok).toBe(true);
  });

  it('say so when nothing is locked, or it is locked already', async () => {
    expect(refusalOf(await world.call(chen.caller, 'card.unlock')).code).toBe('no_such_card');
    const again = refusalOf(await world.call(chen.caller, 'card.unlock', { card_last4: '5521' }));
    expect(again.words.zh).toMatch(/没有锁/u);
  });

  it('know nothing of other customers’ cards', async () => {
    const refusal = refusalOf(await world.call(other.caller, 'card.lock', { card_last4: '5521' }));
    expect(refusal.code).toBe('card_not_found');
    const [, theirs] = await world.cards.cards(world.db, chen.customer.id);
    const byId = refusalOf(await world.call(other.caller, 'card.lock', { card_last4: theirs?.id }));
    expect(byId.code).toBe('card_not_found');
  });

  it('need a PIN only to unlock', async () => {
    await world.done(other.caller, 'card.lock');
    const unlocking = await world.call(other.caller, 'card.unlock');
    expect(await world.confirm(other.caller, unlocking)).toMatchObject({
      status: 'step_up',
      requires: ['pin'],
    });
    await world.confirm(other.caller, unlocking, '135790');
  });
});

describe('a lost card', () => {
  it('stops at once, cannot be unlocked, and is replaced with a new number', async () => {
    const lost = await world.move('李响');
    const { tail } = lost.account;
    const proposal = proposalOf(await world.call(lost.caller, 'card.report_loss'));
    expect(proposal.requires).toEqual([]);
    expect(proposal.summary.zh).toMatch(/马上停用/u);
    await world.done(lost.caller, 'card.report_loss');
    expect(await world.charge(lost.customer, tail, '1.00')).toMatchObject({ ok: false });
    expect(refusalOf(await world.call(lost.caller, 'card.unlock', { card_last4: tail })).words.zh).toMatch(
      /不能解锁/u,
    );
    expect(
      refusalOf(await world.call(lost.caller, 'card.report_loss', { card_last4: tail })).words.zh,
    ).toMatch(/已经挂失/u);

    const ordered = proposalOf(await world.call(lost.caller, 'card.replace'));
    expect(ordered.details).toMatchObject({ newNumber: true, fee: '0.00' });
    await world.done(lost.caller, 'card.replace');
    expect(refusalOf(await world.call(lost.caller, 'card.replace')).code).toBe('replaced_already');
    expect(answerOf(await world.call(lost.caller, 'card.progress')).text).toMatch(/补换卡.*制卡中/u);
  });

  it('is reported before it is replaced', async () => {
    const refusal = refusalOf(await world.call(other.caller, 'card.replace', { reason: '丢了' }));
    expect(refusal.code).toBe('report_loss_first');
    expect(refusal.words.zh).toMatch(/挂失/u);
  });
});

describe('a worn card', () => {
  it('is asked for its reason, keeps its number, and works until the new one is activated', async () => {
    const zhao = await world.move('赵兰');
    const need = needOf(await world.call(zhao.caller, 'card.replace'));
    expect(need).toMatchObject({ slot: 'reason' });
    await world.done(zhao.caller, 'card.replace', { reason: '消磁' });
    await world.advanceTo('2026-11-21', 18);
    expect(answerOf(await world.call(zhao.caller, 'card.progress')).text).toMatch(/准备寄出/u);
    await world.advanceTo('2026-11-23', 10);
    expect(answerOf(await world.call(zhao.caller, 'card.progress')).text).toMatch(/已寄出/u);
    expect((await world.charge(zhao.customer, zhao.account.tail, '5.00')).ok).toBe(true);
    await world.done(zhao.caller, 'card.activate');
    const cards = await world.cards.cards(world.db, zhao.customer.id);
    expect(cards).toHaveLength(1);
    expect(cards[0]).toMatchObject({ tail: zhao.account.tail, issue: 2, status: 'active' });
    expect((await world.charge(zhao.customer, zhao.account.tail, '5.00')).ok).toBe(true);
  });
});

describe('card.activate', () => {
  it('has nothing to do without a card that waits', async () => {
    expect(refusalOf(await world.call(chen.caller, 'card.activate')).words.zh).toMatch(/没有等着激活的卡/u);
    const active = refusalOf(await world.call(chen.caller, 'card.activate', { card_last4: '5521' }));
    expect(active.words.zh).toMatch(/已经激活/u);
  });
});

describe('card.pin_change', () => {
  it('never takes the PIN in the conversation: confirming gives a permit for a form', async () => {
    const zhou = await world.move('王敏');
    const proposed = await world.call(zhou.caller, 'card.pin_change');
    expect(proposalOf(proposed).summary.zh).toMatch(/不要打在聊天里/u);
    const settled = await world.confirm(zhou.caller, proposed, '135790');
    const [card] = settled.answer.cards;
    expect(card?.actions[0]?.action).toMatch(/^open:\/cards\/card_\w+\/pin\?permit=prmt_\w+$/u);
    const permit = card?.actions[0]?.action.split('permit=')[1] ?? '';
    const set = (customer: typeof zhou.customer, pin: string) =>
      world.db.transaction((tx) => world.cards.setPin(tx, { customer: customer.id, permit, pin }));
    expect(await set(other.customer, '246802')).toMatchObject({
      ok: false,
      refusal: { code: 'permit_not_found' },
    });
    expect(await set(zhou.customer, '24')).toMatchObject({
      ok: false,
      refusal: { code: 'pin_not_six_digits' },
    });
    expect(await set(zhou.customer, '246802')).toMatchObject({ ok: true });
    expect(await set(zhou.customer, '246803')).toMatchObject({
      ok: false,
      refusal: { code: 'permit_not_found' },
    });
  });

  it('ends its permit after ten minutes', async () => {
    const late = await world.move('孙浩');
    const settled = await world.done(late.caller, 'card.pin_change');
    const permit = settled.answer.cards[0]?.actions[0]?.action.split('permit=')[1] ?? '';
    world.clock.advance(11 * 60_000);
    const set = await world.db.transaction((tx) =>
      world.cards.setPin(tx, { customer: late.customer.id, permit, pin: '246802' }),
    );
    expect(set).toMatchObject({ ok: false, refusal: { code: 'permit_not_found' } });
  });
});
