import { expect, it } from 'vitest';
import { type NewPin, noPinYet, reduceNewPin } from './new-pin.ts';

const typed = (state: NewPin, digits: string): NewPin =>
  [...digits].reduce((before, digit) => reduceNewPin(before, { kind: 'digit', digit }), state);

it('is sent when it was typed twice the same', () => {
  const once = typed(noPinYet, '246813');
  expect(once).toMatchObject({ stage: 'again', pin: { digits: '', state: 'typing' } });
  expect(typed(once, '246813')).toMatchObject({
    stage: 'again',
    pin: { digits: '246813', state: 'sending' },
  });
});

it('begins again when the two differ, and keeps neither', () => {
  const differing = typed(typed(noPinYet, '246813'), '246814');
  expect(differing).toEqual({
    stage: 'first',
    pin: { digits: '', state: 'wrong' },
    chosen: '',
    differs: true,
  });
  expect(typed(differing, '2')).toMatchObject({ pin: { digits: '2', state: 'typing' }, differs: false });
});

it('begins again when the bank refuses it', () => {
  const sent = typed(typed(noPinYet, '123456'), '123456');
  expect(reduceNewPin(sent, { kind: 'refused' })).toMatchObject({
    stage: 'first',
    chosen: '',
    pin: { state: 'wrong' },
  });
});

it('keeps nothing once it is set', () => {
  expect(reduceNewPin(typed(typed(noPinYet, '246813'), '246813'), { kind: 'set' })).toMatchObject({
    stage: 'done',
    chosen: '',
    pin: { digits: '' },
  });
});
