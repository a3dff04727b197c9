import { expect, it } from 'vitest';
import { createTurns } from './turns.ts';

it('does one work of a key at a time and others beside it, also after a failure', async () => {
  const inTurn = createTurns();
  const order: string[] = [];
  const work = (name: string, waits: number) => async () => {
    order.push(`${name} begins`);
    for (let tick = 0; tick < waits; tick += 1) await Promise.resolve();
    order.push(`${name} ends`);
    if (name === 'first') throw new Error(name);
    return name;
  };
  const results = await Promise.allSettled([
    inTurn('a', work('first', 9)),
    inTurn('a', work('second', 1)),
    inTurn('b', work('beside', 1)),
  ]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  expect(order.indexOf('first ends')).toBeLessThan(order.indexOf('second begins'));
  expect(order.indexOf('beside ends')).toBeLessThan(order.indexOf('first ends'));
});
