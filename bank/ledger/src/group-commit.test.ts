import { describe, expect, it } from 'vitest';
import { groupCommit } from './group-commit.ts';

const group = (run: (items: readonly string[]) => Promise<readonly string[]>, largestBatch = 4) =>
  groupCommit<string, string>({ run, keyOf: (item) => item.charAt(0), largestBatch });

describe('groupCommit', () => {
  it('sends a lone caller at once and the others together, in order, up to the limit', async () => {
    const batches: string[][] = [];
    const ask = group(async (items) => {
      batches.push([...items]);
      await Promise.resolve();
      return items.map((item) => item.toUpperCase());
    });
    expect(await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map(ask))).toEqual([
      'A',
      'B',
      'C',
      'D',
      'E',
      'F',
    ]);
    expect(batches).toEqual([['a'], ['b', 'c', 'd', 'e'], ['f']]);
  });

  it('never has one key twice in a batch', async () => {
    const batches: string[][] = [];
    const ask = group((items) => {
      batches.push([...items]);
      return Promise.resolve(items);
    });
    await Promise.all(['x', 'a1', 'a2', 'b', 'a3'].map(ask));
    expect(batches).toEqual([['x'], ['a1', 'b'], ['a2'], ['a3']]);
  });

  it('lets one caller’s fault be that caller’s only', async () => {
    const ask = group((items) =>
      items.includes('bad') ? Promise.reject(new Error('fault')) : Promise.resolve(items),
    );
    const outcomes = await Promise.allSettled(['a', 'c', 'bad', 'd'].map(ask));
    expect(outcomes.map((outcome) => outcome.status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(await ask('later')).toBe('later');
  });
});
