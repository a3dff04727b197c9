import { describe, expect, it } from 'vitest';
import { type FontDirection, nextFontScale } from './font-steps.ts';

describe('stepping the type size', () => {
  it.each<[number, FontDirection, number]>([
    [100, 'up', 115],
    [115, 'up', 130],
    [130, 'up', 150],
    [150, 'up', 180],
    [180, 'up', 200],
    [200, 'up', 200],
    [200, 'down', 180],
    [115, 'down', 100],
    [100, 'down', 100],
    [80, 'down', 80],
    [80, 'up', 100],
    [140, 'up', 150],
    [140, 'down', 130],
    [100, 'max', 200],
    [200, 'max', 200],
  ])('%i %s gives %i', (current, direction, next) => {
    expect(nextFontScale(current, direction)).toBe(next);
  });
});
