import { dayOf, type DayRange, formatInstant, formatMoneyForPeople, money } from '@banxing/kernel';
import type { DepositAccount } from '../deposit-account.ts';
import type { AccountLine } from '../lines.ts';
import { purposeOf } from '../purposes.ts';
import { fitted, pageWidth, type PdfPage, type PdfRule, type PdfText, writePdf } from './pdf.ts';

/** What is to be printed. */
export interface DocumentFacts {
  readonly kind: 'statement' | 'certificate';
  readonly number: string;
  readonly holder: string;
  readonly range: DayRange;
  readonly purpose: string;
  readonly issuedAt: Date;
  readonly accounts: readonly { readonly account: DepositAccount; readonly balance: bigint }[];
  /** The oldest first. */
  readonly lines: readonly AccountLine[];
}

const left = 48;
const right = pageWidth - left;
const rowHeight = 15;
const rowsOnFirst = 36;
const rowsOnOthers = 46;
const size = 8.5;

const shown = (amount: bigint, account: DepositAccount): string =>
  formatMoneyForPeople(money(amount, account.currency));

const columns = { day: left, tail: 112, what: 142, who: 212, amount: 440, balance: right } as const;

function headOf(facts: DocumentFacts): { texts: PdfText[]; rules: PdfRule[]; bottom: number } {
  const title = facts.kind === 'statement' ? '账户交易流水' : '存款证明';
  const texts: PdfText[] = [
    { x: pageWidth / 2, y: 64, size: 16, text: `伴行银行${title}`, align: 'center' },
    { x: left, y: 92, size: 10, text: `户名:${facts.holder}` },
    { x: right, y: 92, size: 10, text: `编号:${facts.number}`, align: 'right' },
    { x: left, y: 110, size: 10, text: `期间:${facts.range.from} 至 ${facts.range.to}` },
    { x: right, y: 110, size: 10, text: `用途:${fitted(facts.purpose, 10, 200)}`, align: 'right' },
  ];
  let y = 132;
  for (const { account, balance } of facts.accounts) {
    texts.push({ x: left, y, size: 9, text: `账号:${account.number} ${fitted(account.name, 9, 120)}` });
    const when = facts.kind === 'statement' ? '期末余额' : '余额';
    texts.push({
      x: right,
      y,
      size: 9,
      text: `${when}:${account.currency} ${shown(balance, account)}`,
      align: 'right',
    });
    y += rowHeight;
  }
  return { texts, rules: [{ x1: left, x2: right, y: y - 4 }], bottom: y + 10 };
}

const tableHead = (y: number): PdfText[] => [
  { x: columns.day, y, size, text: '日期' },
  { x: columns.tail, y, size, text: '尾号' },
  { x: columns.what, y, size, text: '摘要' },
  { x: columns.who, y, size, text: '对方' },
  { x: columns.amount, y, size, text: '金额', align: 'right' },
  { x: columns.balance, y, size, text: '余额', align: 'right' },
];

const rowOf = (line: AccountLine, y: number): PdfText[] => [
  { x: columns.day, y, size, text: dayOf(line.at) },
  { x: columns.tail, y, size, text: line.account.tail },
  { x: columns.what, y, size, text: fitted(purposeOf(line.purpose).name.zh, size, 66) },
  { x: columns.who, y, size, text: fitted(line.counterparty ?? line.merchant ?? '', size, 150) },
  { x: columns.amount, y, size, text: shown(line.amount, line.account), align: 'right' },
  { x: columns.balance, y, size, text: shown(line.balanceAfter, line.account), align: 'right' },
];

const footOf = (facts: DocumentFacts, page: number, pages: number): PdfText[] => [
  {
    x: left,
    y: 812,
    size: 8,
    text: `出具时间 ${formatInstant(facts.issuedAt).slice(0, 16).replace('T', ' ')}。凭编号可向伴行银行核验真伪。`,
  },
  { x: right, y: 812, size: 8, text: `${String(page)} / ${String(pages)}`, align: 'right' },
];

/** A statement with all its lines, or a certificate of what is there, as a PDF. */
export function drawDocument(facts: DocumentFacts): Buffer {
  const head = headOf(facts);
  const lines = facts.kind === 'statement' ? facts.lines : [];
  const spare = Math.max(0, facts.accounts.length - 2);
  const first = rowsOnFirst - spare;
  const chunks: AccountLine[][] = [lines.slice(0, first)];
  for (let start = first; start < lines.length; start += rowsOnOthers)
    chunks.push(lines.slice(start, start + rowsOnOthers));
  const pages = chunks.map((chunk, index): PdfPage => {
    const top = index === 0 ? head.bottom : 64;
    const rows = chunk.flatMap((line, row) => rowOf(line, top + (row + 1) * rowHeight));
    const table = facts.kind === 'statement' ? tableHead(top) : [];
    const none =
      facts.kind === 'statement' && lines.length === 0
        ? [{ x: left, y: top + rowHeight, size, text: '这段时间没有交易。' }]
        : [];
    return {
      texts: [
        ...(index === 0 ? head.texts : []),
        ...table,
        ...rows,
        ...none,
        ...footOf(facts, index + 1, chunks.length),
      ],
      rules: index === 0 ? head.rules : [],
    };
  });
  return writePdf(pages, `伴行银行 ${facts.number}`);
}
