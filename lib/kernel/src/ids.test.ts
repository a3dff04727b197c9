import { describe, expect, it } from 'vitest';
import { isId } from './index.ts';
import { testWorld } from './testing.ts';

describe('ids', () => {
  it('name their kind and sort by time', () => {
    const { clock, ids } = testWorld();
    const made = Array.from({ length: 50 }, () => {
      clock.advance(1);
      return ids.next('acct');
    });
    expect(made).toEqual([...made].sort());
    expect(new Set(made).size).toBe(50);
    expect(isId('acct', made[0] ?? '')).toBe(true);
    expect(isId('trf', made[0] ?? '')).toBe(false);
    expect(isId('acct', "acct_' or 1=1")).toBe(false);
  });

  it('repeat with the seed', () => {
    expect(testWorld(7).ids.next('trf')).toBe(testWorld(7).ids.next('trf'));
    expect(testWorld(7).ids.next('trf')).not.toBe(testWorld(8).ids.next('trf'));
  });
});
