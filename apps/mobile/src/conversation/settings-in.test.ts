import { expect, test } from 'vitest';
import { settingsIn } from './settings-in.ts';

const card = (setting: string, value: string) => ({
  type: 'settings' as const,
  changes: [{ setting, value, label: '' }],
  actions: [],
});

test('obeys the settings that the app has', () => {
  expect(
    settingsIn([
      card('theme', 'dark'),
      card('edition', 'elder'),
      card('language', 'en'),
      card('fontScale', '120'),
    ]),
  ).toEqual({
    theme: 'dark',
    edition: 'elder',
    locale: 'en',
    fontScale: 120,
  });
});

test('passes over values and settings that it does not know', () => {
  expect(settingsIn([card('theme', 'pink'), card('limit', '5'), card('fontScale', 'big')])).toBeUndefined();
});
