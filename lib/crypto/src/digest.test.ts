import { describe, expect, it } from 'vitest';
import { chainHash, chainStart, digestHex, equalInConstantTime, sha256Hex } from './index.ts';

describe('digests', () => {
  it('match the published vectors', () => {
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(digestHex('abc', 'sm3')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
  });

  it('chain so that any change shows in every later link', () => {
    const links = (contents: readonly string[]) =>
      contents.reduce<string[]>(
        (chain, content) => [...chain, chainHash(chain.at(-1) ?? chainStart, content)],
        [],
      );
    const honest = links(['a', 'b', 'c', 'd']);
    const forged = links(['a', 'B', 'c', 'd']);
    expect(honest.map((link, index) => link === forged[index])).toEqual([true, false, false, false]);
    expect(links(['ab', 'c'])[1]).not.toBe(links(['a', 'bc'])[1]);
    expect(honest[0]).toBe(sha256Hex(`banxing-chain-1\n${'0'.repeat(64)}\n${sha256Hex('a')}`));
  });

  it('refuse a previous link that is none', () => {
    expect(() => chainHash('', 'a')).toThrow(TypeError);
  });

  it('compare', () => {
    expect([
      equalInConstantTime('same', 'same'),
      equalInConstantTime('same', 'sama'),
      equalInConstantTime('a', 'aa'),
    ]).toEqual([true, false, false]);
  });
});
