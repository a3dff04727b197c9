import { expect, test } from 'vitest';
import { splitGreeting } from './greeting.ts';

test('the first short sentence greets, the rest is what matters', () => {
  expect(splitGreeting('早上好\uff0c陈静。信用卡三天后要还 3,268.45 元。', '你好')).toEqual({
    headline: '早上好\uff0c陈静',
    rest: '信用卡三天后要还 3,268.45 元。',
  });
  expect(splitGreeting('Good morning, Chen. Rent is due.', 'Hi')).toEqual({
    headline: 'Good morning, Chen',
    rest: 'Rent is due.',
  });
});

test('a single long sentence follows our own greeting', () => {
  const told = '您的信用卡账单三天后到期需要归还三千二百六十八元四角五分请留意';
  expect(splitGreeting(told, '早上好')).toEqual({ headline: '早上好', rest: told });
});

test('an amount is not the end of a sentence', () => {
  const told = 'You have 3,268.45 yuan due on Friday and enough to pay it';
  expect(splitGreeting(told, 'Hello').headline).not.toBe('You have 3,268');
});
