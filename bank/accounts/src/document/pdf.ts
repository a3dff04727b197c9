import { deflateSync } from 'node:zlib';

/**
 * A small writer of PDF pages with Chinese text. The font is one of those that every reader brings for Chinese
 * (STSong-Light, by Unicode), so nothing is embedded and a page is a few kilobytes.
 */
export interface PdfText {
  /** Points from the left and from the top of an A4 page. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly text: string;
  readonly align?: 'left' | 'right' | 'center';
}

export interface PdfRule {
  readonly x1: number;
  readonly x2: number;
  readonly y: number;
}

export interface PdfPage {
  readonly texts: readonly PdfText[];
  readonly rules: readonly PdfRule[];
}

export const pageWidth = 595;
export const pageHeight = 842;

/** In ems: half for Latin letters and digits, a whole for Chinese. */
const emOf = (character: string): number => ((character.codePointAt(0) ?? 0) < 0x7f ? 0.5 : 1);

export const widthOf = (text: string, size: number): number =>
  [...text].reduce((sum, character) => sum + emOf(character), 0) * size;

/** As much of a text as fits a width, with … when something is left out. */
export function fitted(text: string, size: number, width: number): string {
  if (widthOf(text, size) <= width) return text;
  let kept = '';
  for (const character of text) {
    if (widthOf(`${kept}${character}…`, size) > width) break;
    kept += character;
  }
  return `${kept}…`;
}

/** Two bytes a character; what lies beyond has no place in the font. */
const hexOf = (text: string): string =>
  [...text]
    .map((character) => {
      const code = character.codePointAt(0) ?? 0x25a1;
      return (code > 0xffff || code < 0x20 ? 0x25a1 : code).toString(16).padStart(4, '0');
    })
    .join('');

const at = (value: number): string => value.toFixed(2);

function contentOf(page: PdfPage): Buffer {
  const rules = page.rules.map(
    ({ x1, x2, y }) => `0.5 w ${at(x1)} ${at(pageHeight - y)} m ${at(x2)} ${at(pageHeight - y)} l S`,
  );
  const texts = page.texts.map(({ x, y, size, text, align = 'left' }) => {
    const width = widthOf(text, size);
    const left = align === 'right' ? x - width : align === 'center' ? x - width / 2 : x;
    return `BT /F1 ${at(size)} Tf ${at(left)} ${at(pageHeight - y)} Td <${hexOf(text)}> Tj ET`;
  });
  return deflateSync(Buffer.from([...rules, ...texts].join('\n'), 'latin1'));
}

const fontObjects = (font: number): string[] => [
  `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-UniGB-UCS2-H /Encoding /UniGB-UCS2-H /DescendantFonts [${font + 1} 0 R] >>`,
  `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /W [1 [${'500 '.repeat(95).trim()}]] /FontDescriptor ${font + 2} 0 R >>`,
  '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
];

/** The document's bytes; the same pages give the same bytes. */
export function writePdf(pages: readonly PdfPage[], title: string): Buffer {
  const font = 4;
  const firstPage = 7;
  const kids = pages.map((_, index) => `${String(firstPage + index * 2)} 0 R`).join(' ');
  const bodies: Buffer[] = [
    '<< /Type /Catalog /Pages 2 0 R /Lang (zh-CN) >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${String(pages.length)} >>`,
    `<< /Title <feff${hexOf(title)}> /Producer (Banxing) >>`,
    ...fontObjects(font),
  ].map((text) => Buffer.from(text, 'latin1'));
  for (const [index, page] of pages.entries()) {
    const stream = contentOf(page);
    const media = `[0 0 ${String(pageWidth)} ${String(pageHeight)}]`;
    bodies.push(
      Buffer.from(
        `<< /Type /Page /Parent 2 0 R /MediaBox ${media} /Resources << /Font << /F1 ${String(font)} 0 R >> >> /Contents ${String(firstPage + index * 2 + 1)} 0 R >>`,
      ),
      Buffer.concat([
        Buffer.from(`<< /Length ${String(stream.length)} /Filter /FlateDecode >>\nstream\n`),
        stream,
        Buffer.from('\nendstream'),
      ]),
    );
  }
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  const add = (part: Buffer): void => {
    parts.push(part);
    length += part.length;
  };
  for (const [index, body] of bodies.entries()) {
    offsets.push(length);
    add(Buffer.concat([Buffer.from(`${String(index + 1)} 0 obj\n`), body, Buffer.from('\nendobj\n')]));
  }
  const start = length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const count = String(bodies.length + 1);
  add(
    Buffer.from(
      `xref\n0 ${count}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${count} /Root 1 0 R /Info 3 0 R >>\nstartxref\n${String(start)}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}
