import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise, saidBetween } from './normal-text.ts';

describe('a text made ready for reading', () => {
  it('is simplified, half-width, lower case, without what nobody sees', () => {
    expect(normalise('幫我查\u200b電費ＡＢＣ１２３\u202e ！').text).toBe('帮我查电费abc123 ！');
    expect(normalise('什么 怎么').text).toBe('什么 怎么');
    expect(normalise('转500🙂块').text).toBe('转500 块');
  });

  it('finds the way back to what was said', () => {
    const normal = normalise('幫我\u200b查電費');
    const at = normal.text.indexOf('电费');
    expect(saidBetween(normal, at, at + 2)).toBe('電費');
  });

  it('tells when the text may not look as it is stored', () => {
    expect(normalise('\u202e005').reordered).toBe(true);
    expect(normalise('500').reordered).toBe(false);
  });

  it('keeps its places in order, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { starts, ends, text: read } = normalise(text);
        expect(starts.length).toBe(read.length);
        for (let index = 0; index < read.length; index += 1) {
          expect(starts[index]).toBeLessThan(ends[index] ?? 0);
          expect(starts[index]).toBeGreaterThanOrEqual(index === 0 ? 0 : (ends[index - 1] ?? 0));
        }
      }),
    );
  });
});
