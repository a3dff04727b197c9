import type { CardOf } from '@banxing/cards';
import { expect, test } from 'vitest';
import {
  answerId,
  currentSuggestions,
  emptyThread,
  isBusy,
  newestProposal,
  reduceThread,
  saidBefore,
  type Thread,
  type ThreadEvent,
} from './thread.ts';
import { isOver, turnsOf } from './turns.ts';

const at = '2026-11-20T10:00:00+08:00';
const after = (...events: readonly ThreadEvent[]): Thread => events.reduce(reduceThread, emptyThread);
const asked = (id: string, text: string): ThreadEvent => ({ kind: 'asked', id, at, text });
const replied = (answerTo: string, text: string, cards: CardOf<'confirm'>[] = []): ThreadEvent => ({
  kind: 'replied',
  answerTo,
  conversation: 'conv_1',
  text,
  cards,
  suggestions: ['一', '二', '三', '四'],
});
const confirm = (proposal: string): CardOf<'confirm'> => ({
  type: 'confirm',
  proposal,
  capability: 'transfer.create',
  hash: 'h',
  headline: { amount: '500.00', currency: 'CNY' },
  rows: [],
  confirmLabel: '确认转账 500.00 元',
  requires: ['pin'],
  expiresAt: at,
  actions: [],
});

test('words stream into their own answer, and the whole reply is the truth', () => {
  const streaming = after(
    asked('q1', '余额'),
    { kind: 'delta', answerTo: 'q1', delta: '还有' },
    { kind: 'delta', answerTo: 'q1', delta: '一些' },
  );
  expect(streaming.messages.at(-1)).toMatchObject({
    id: answerId('q1'),
    text: '还有一些',
    state: 'streaming',
  });
  const done = reduceThread(streaming, replied('q1', '还有 5.00 元'));
  expect(done.messages.at(-1)).toMatchObject({ text: '还有 5.00 元', state: 'done' });
  expect(done.conversation).toBe('conv_1');
});

test('while an answer is on its way the conversation is busy and suggests nothing', () => {
  const waiting = after(asked('q1', '余额'));
  expect(isBusy(waiting)).toBe(true);
  expect(currentSuggestions(waiting)).toEqual([]);
  const done = reduceThread(waiting, replied('q1', '好'));
  expect(isBusy(done)).toBe(false);
  expect(currentSuggestions(done)).toEqual(['一', '二', '三']);
});

test('a failed message keeps what was sent, and is forgotten with its question', () => {
  const failed = after(
    { kind: 'asked', id: 'q1', at, text: '妈妈', action: 'fill:payee=p1' },
    { kind: 'delta', answerTo: 'q1', delta: '半句' },
    { kind: 'failed', answerTo: 'q1', text: '没发出去' },
  );
  expect(failed.messages.at(-1)).toMatchObject({
    state: 'failed',
    text: '没发出去',
    sent: { text: '妈妈', action: 'fill:payee=p1' },
  });
  expect(reduceThread(failed, { kind: 'forgotten', answerTo: 'q1' }).messages).toEqual([]);
});

test('only the newest proposal can be confirmed', () => {
  const two = after(
    asked('q1', '转500'),
    replied('q1', '', [confirm('p1')]),
    asked('q2', '不是,600'),
    replied('q2', '', [confirm('p2')]),
  );
  expect(newestProposal(two)).toBe('p2');
  expect(saidBefore(two, answerId('q2'))).toBe('不是,600');
});

test('what comes back after a reload stands before what was said meanwhile', () => {
  const both = after(asked('q1', '新的'), {
    kind: 'restored',
    conversation: 'conv_0',
    messages: [{ id: 'm1', from: 'customer', at, text: '旧的' }],
  });
  expect(both.messages.map(({ text }) => text)).toEqual(['旧的', '新的', '']);
  expect(both.conversation).toBe('conv_0');
});

test('after a reload a proposal with its receipt counts as confirmed, one without stays open', () => {
  const receipt: CardOf<'receipt'> = {
    type: 'receipt',
    receipt: 'r1',
    status: 'done',
    headline: { amount: '500.00', currency: 'CNY' },
    rows: [],
    at,
    actions: [],
  };
  const restored = (cards: readonly (CardOf<'confirm'> | CardOf<'receipt'>)[]) =>
    after({
      kind: 'restored',
      conversation: 'c',
      messages: cards.map((card, index) => ({ id: `m${index}`, from: 'bank', at, text: '', cards: [card] })),
    });
  expect(restored([confirm('p1'), receipt]).settled).toEqual({ p1: 'confirmed' });
  expect(
    restored([confirm('p1'), { ...receipt, headline: { amount: '9.00', currency: 'CNY' } }]).settled,
  ).toEqual({});
  expect(restored([confirm('p1'), confirm('p2'), receipt]).settled).toEqual({ p2: 'confirmed' });
});

test('a turn is a question with its answer, or what the bank says unasked', () => {
  const told: ThreadEvent = { kind: 'told', id: 't1', at, text: '办好了', cards: [], suggestions: [] };
  const thread = after(asked('q1', '转500'), replied('q1', '请核对'), told, asked('q2', '到账了吗'));
  expect(turnsOf(thread.messages).map(({ messages }) => messages.length)).toEqual([2, 1, 2]);
});

test('a conversation is over after three quiet hours', () => {
  const { messages } = after(asked('q1', '余额'), replied('q1', '好'));
  expect(isOver(messages, new Date('2026-11-20T12:59:00+08:00'))).toBe(false);
  expect(isOver(messages, new Date('2026-11-20T13:01:00+08:00'))).toBe(true);
  expect(isOver([], new Date(at))).toBe(true);
});
