import { expect, test } from 'vitest';
import { departureIn } from './departure.ts';

test.each([
  ['给我妈转500,两小时后到账', 'PT2H', '给我妈转500'],
  ['給我媽轉500,2小時後到帳', 'PT2H', '給我媽轉500'],
  ['晚两个小时再转', 'PT2H', ''],
  ['send 500 to my mom in two hours', 'PT2H', 'send 500 to my mom'],
  ['给我妈转500,次日到账', 'P1D', '给我妈转500'],
  ['24小时后到账', 'P1D', ''],
  ['next-day please', 'P1D', ' please'],
])('%s', (text, date, rest) => {
  expect(departureIn(text)).toEqual({ date, rest });
});

test.each(['两小时后提醒我', '刚才那笔两天到账吗', '给我妈转500', '明天给我妈转500'])('not %s', (text) => {
  expect(departureIn(text)).toBeUndefined();
});
