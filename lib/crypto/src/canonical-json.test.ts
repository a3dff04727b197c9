import { describe, expect, it } from 'vitest';
import { canonicalJson, NotCanonical } from './index.ts';

describe('canonical JSON', () => {
  it('writes the examples of RFC 8785', () => {
    const value = {
      numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\u0022/",
      literals: [null, true, false],
    };
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
    const keys = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1F600}': 5, '\u0080': 6, '\u00f6': 7 };
    expect([...canonicalJson(keys).matchAll(/:(\d)/gu)].map((match) => match[1])).toEqual([
      '2',
      '4',
      '6',
      '7',
      '1',
      '5',
      '3',
    ]);
  });

  it('does not care in what order fields were set, or for undefined ones', () => {
    expect(canonicalJson({ b: 1, a: { d: '元', c: undefined } })).toBe('{"a":{"d":"元"},"b":1}');
  });

  it.each([
    ['a bigint', { amount: 5n }],
    ['a date', { at: new Date(0) }],
    ['NaN', [Number.NaN]],
    ['infinity', Number.POSITIVE_INFINITY],
    ['a map', { of: new Map() }],
    ['undefined in a list', [undefined]],
    ['undefined', undefined],
    ['a function', { f: () => 1 }],
    ['half a character', '\ud83d'],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(NotCanonical);
  });
});
