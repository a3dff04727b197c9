import { expect, test } from 'vitest';
import { parseAction } from './action.ts';

test('reads each verb of the contract', () => {
  expect(parseAction('say:再转一笔')).toEqual({ verb: 'say', text: '再转一笔' });
  expect(parseAction('confirm:prop_1')).toEqual({ verb: 'confirm', proposal: 'prop_1' });
  expect(parseAction('cancel:prop_1')).toEqual({ verb: 'cancel', proposal: 'prop_1' });
  expect(parseAction('open:/accounts/acct_1?x=1')).toEqual({ verb: 'open', path: '/accounts/acct_1?x=1' });
  expect(parseAction('copy:a:b')).toEqual({ verb: 'copy', text: 'a:b' });
});

test('a filled slot keeps its value whole and goes back to the bank as it came', () => {
  const raw = 'fill:payee=pay_01=x:y';
  expect(parseAction(raw)).toEqual({ verb: 'fill', slot: 'payee', value: 'pay_01=x:y', raw });
});

test('an address outside of the app is refused', () => {
  for (const path of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    'home',
  ]) {
    expect(parseAction(`open:${path}`)).toBeUndefined();
  }
});

test('what is not an action is none', () => {
  for (const raw of ['', ':', 'say:', 'say', 'fill:payee', 'fill:=x', 'pay:500', 'SAY:x']) {
    expect(parseAction(raw)).toBeUndefined();
  }
});
