import { expect, test } from 'vitest';
import { type LoanKind, loanKinds, type LoanProduct, productsNamed } from './loan-product.ts';

const names: Readonly<Record<LoanKind, readonly string[]>> = {
  mortgage: ['房贷', '按揭'],
  car: ['车贷', 'car loan'],
  student: ['助学贷款'],
  consumer: ['消费贷'],
  business: ['经营贷'],
};

const products = loanKinds.map((kind): LoanProduct => ({
  code: kind,
  kind,
  name: { zh: names[kind][0] ?? kind, en: kind },
  about: { zh: '', en: '' },
  words: names[kind],
  chart: 'loan-consumer',
  ratePercent: '3.60',
  least: 1n,
  most: 2n,
  longestMonths: 12,
  methods: ['equal_instalment'],
  atOnceUpTo: 0n,
}));

test.each([
  ['房貸', 'mortgage'],
  ['我的车贷', 'car'],
  ['私人貸款', 'consumer'],
  ['個人貸款', 'consumer'],
  ['装修的贷款', 'consumer'],
  ['car over', 'car'],
  ['home loan', 'mortgage'],
  ['小微企业贷', 'business'],
  ['學費貸款', 'student'],
])('%s is the %s', (spoken, kind) => {
  expect(productsNamed(products, spoken)).toMatchObject([{ kind }]);
});

test('贷款 is any, and what is nothing is none', () => {
  expect(productsNamed(products, '貸款')).toBe('any');
  expect(productsNamed(products, '飞机贷')).toEqual([]);
  expect(productsNamed(products, 'card')).toEqual([]);
});
