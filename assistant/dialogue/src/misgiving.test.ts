import { expect, it } from 'vitest';
import { misgivingOf } from './misgiving.ts';

const heard = { slots: {}, signals: [] } as unknown as Parameters<typeof misgivingOf>[1];

it.each(['存五万一年定期', '存5万一年', '帮我存十万一年'])(
  'hears no supposition in the amount of %s',
  (text) => {
    expect(misgivingOf(text, heard, {})).toBeUndefined();
  },
);

it('still hears one in 万一', () => {
  expect(misgivingOf('万一我要存五千呢', heard, {})).toBe('wish');
});
