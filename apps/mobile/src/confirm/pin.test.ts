import { expect, test } from 'vitest';
import { emptyPin, reducePin, type Pin, type PinEvent } from './pin.ts';

const type = (digits: string, from: Pin = emptyPin): Pin =>
  [...digits].reduce((pin, digit) => reducePin(pin, { kind: 'digit', digit }), from);

test('six digits are sent, not five and not seven', () => {
  expect(type('13579')).toEqual({ digits: '13579', state: 'typing' });
  expect(type('135790')).toEqual({ digits: '135790', state: 'sending' });
  expect(type('1357901')).toEqual({ digits: '135790', state: 'sending' });
});

test('only digits are taken', () => {
  for (const digit of ['a', '', '12', '１', ' ', '-'])
    expect(reducePin(emptyPin, { kind: 'digit', digit })).toBe(emptyPin);
});

test('one digit is taken back, none while sending', () => {
  expect(reducePin(type('12'), { kind: 'remove' })).toEqual({ digits: '1', state: 'typing' });
  expect(reducePin(emptyPin, { kind: 'remove' })).toEqual(emptyPin);
  expect(reducePin(type('135790'), { kind: 'remove' }).digits).toBe('135790');
});

test('a wrong PIN leaves no digit behind, and the next one begins anew', () => {
  const wrong = reducePin(type('135790'), { kind: 'wrong' });
  expect(wrong).toEqual({ digits: '', state: 'wrong' });
  expect(type('4', wrong)).toEqual({ digits: '4', state: 'typing' });
});

test('nothing of the digits stays after an answer', () => {
  const ends: readonly PinEvent[] = [{ kind: 'clear' }, { kind: 'wrong' }];
  for (const end of ends) expect(reducePin(type('135790'), end).digits).toBe('');
});
