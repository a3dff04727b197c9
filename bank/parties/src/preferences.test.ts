import { expect, it } from 'vitest';
import { changePreferences, defaultPreferences } from './preferences.ts';

it('changes what is named and nothing else', () => {
  expect(changePreferences(defaultPreferences, { theme: 'dark' })).toEqual({
    ...defaultPreferences,
    theme: 'dark',
  });
});

it('stops the type size at its ends', () => {
  expect(changePreferences(defaultPreferences, { fontScale: 999 }).fontScale).toBe(200);
  expect(changePreferences(defaultPreferences, { fontScale: 1 }).fontScale).toBe(80);
  expect(changePreferences(defaultPreferences, { fontScale: 124.6 }).fontScale).toBe(125);
});
