import { expect, test } from 'vitest';
import { moneyOf, sumMoney } from '@banxing/kernel';
import { namesIn, sharesOf } from './collection.ts';

test('names are parted as people join them', () => {
  expect(namesIn('小王、小李和张姐')).toEqual(['小王', '小李', '张姐']);
  expect(namesIn('Tom and Amy')).toEqual(['Tom', 'Amy']);
  expect(namesIn('刘桂芳')).toEqual(['刘桂芳']);
});

test('an amount is laid on the payers without losing a fen', () => {
  const amount = moneyOf('100.00');
  expect(sumMoney(sharesOf(amount, 3, 'without_me'))).toEqual(amount);
  expect(sharesOf(amount, 2, 'with_me').map(({ minorUnits }) => minorUnits)).toEqual([3334n, 3333n]);
  expect(sharesOf(amount, 2, 'each').map(({ minorUnits }) => minorUnits)).toEqual([10000n, 10000n]);
});
