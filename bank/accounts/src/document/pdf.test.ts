import { inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { fitted, widthOf, writePdf } from './pdf.ts';

/** What is written on the pages, read back from the bytes. */
export const textsOf = (pdf: Buffer): string[] => {
  const found: string[] = [];
  const raw = pdf.toString('latin1');
  for (const match of raw.matchAll(/\/Length (\d+) \/Filter \/FlateDecode >>\nstream\n/gu)) {
    const start = match.index + match[0].length;
    const page = inflateSync(pdf.subarray(start, start + Number(match[1]))).toString('latin1');
    for (const [, hex = ''] of page.matchAll(/<([0-9a-f]*)> Tj/gu))
      found.push((hex.match(/.{4}/gu) ?? []).map((code) => String.fromCharCode(parseInt(code, 16))).join(''));
  }
  return found;
};

const text = (content: string) => ({ x: 40, y: 40, size: 10, text: content });

it('writes Chinese on each page, and each object stands where the table says', () => {
  const pdf = writePdf(
    [
      { texts: [text('账户交易流水 12.30')], rules: [{ x1: 40, x2: 500, y: 50 }] },
      { texts: [text('第2页')], rules: [] },
    ],
    '流水',
  );
  expect(textsOf(pdf)).toEqual(['账户交易流水 12.30', '第2页']);
  const raw = pdf.toString('latin1');
  const start = Number(/startxref\n(\d+)/u.exec(raw)?.[1]);
  expect(raw.slice(start, start + 4)).toBe('xref');
  const offsets = [...raw.slice(start).matchAll(/^(\d{10}) 00000 n /gmu)].map(([, offset]) => Number(offset));
  expect(offsets).toHaveLength(10);
  for (const [index, offset] of offsets.entries())
    expect(raw.slice(offset).startsWith(`${String(index + 1)} 0 obj`)).toBe(true);
});

it('cuts what is too wide, and leaves what fits', () => {
  expect(widthOf('账户12', 10)).toBe(30);
  expect(fitted('账户12', 10, 30)).toBe('账户12');
  expect(fitted('账户交易流水', 10, 40)).toBe('账户交…');
});

it('puts a mark where the font has no character', () => {
  expect(textsOf(writePdf([{ texts: [text('a😀\n')], rules: [] }], ''))).toEqual(['a□□']);
});
