import { expect, test } from 'vitest';
import { pageIn, settingsIn } from './settings-in.ts';

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
      card('readAloud', 'on'),
    ]),
  ).toEqual({
    theme: 'dark',
    edition: 'elder',
    locale: 'en',
    fontScale: 120,
    readAloud: true,
  });
});

test('passes over values and settings that it does not know', () => {
  expect(settingsIn([card('theme', 'pink'), card('limit', '5'), card('fontScale', 'big')])).toBeUndefined();
});

test('goes to the one page that an answer leads to, and to none of several', () => {
  const leads = (...actions: readonly string[]) => ({
    type: 'settings' as const,
    changes: [],
    actions: actions.map((action) => ({ action, label: '打开' })),
  });
  expect(pageIn([leads('open:/pay')])).toBe('/pay');
  expect(pageIn([leads('open:/pay', 'open:/home')])).toBeUndefined();
  expect(pageIn([leads('open://elsewhere.example')])).toBeUndefined();
  expect(pageIn([{ ...leads('open:/mine'), changes: card('theme', 'dark').changes }])).toBeUndefined();
});
