import { describe, expect, it } from 'vitest';
import { numberIn, readArguments } from './learn-arguments.ts';

describe('the command line', () => {
  it('is a verb, a target, slots and settings', () => {
    const given = readArguments([
      'label',
      'clu_1',
      '--intent',
      'transfer.create',
      '--slot',
      'payee=<NAME>',
      '--slot',
      'bank=工行',
      '--why',
      'clear',
    ]);
    expect(given).toMatchObject({
      verb: 'label',
      target: 'clu_1',
      json: false,
      slots: { payee: '<NAME>', bank: '工行' },
    });
    expect(given.values).toMatchObject({ intent: 'transfer.create', why: 'clear' });
  });

  it('without words asks for help', () => {
    expect(readArguments([]).verb).toBe('help');
  });

  it.each([[['label', '--slot', 'payee']], [['list', '--nonsense']]])('refuses %j', (args) => {
    expect(() => readArguments(args)).toThrow();
  });

  it('reads numbers, and nothing that is none', () => {
    expect(numberIn({ tolerance: '0.002' }, 'tolerance', 0)).toBe(0.002);
    expect(numberIn({}, 'p99', 15)).toBe(15);
    for (const text of ['', ' ', 'x', '-1', 'Infinity'])
      expect(() => numberIn({ p99: text }, 'p99', 15)).toThrow();
  });
});
