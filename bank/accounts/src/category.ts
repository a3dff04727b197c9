import { foldSpoken } from '@banxing/parties';
import { type Purpose, type PurposeCode, purposes, purposeWithParts } from './purposes.ts';
import { purposeGroupWords, purposeWords } from './purpose-words.ts';

/** What of a line a category is recognised by. */
export interface Categorised {
  readonly purpose: string | null;
  readonly counterparty: string | null;
  readonly memo: string | null;
  readonly merchant: string | null;
}

/** A spoken category, read. */
export interface Category {
  /** As it was said, for the answer. */
  readonly said: string;
  /** Purposes that belong to it wholly. */
  readonly whole: ReadonlySet<PurposeCode>;
  /** Broader purposes of which only the lines with one of the hints belong to it. */
  readonly hinted: readonly { readonly purpose: PurposeCode; readonly hints: readonly string[] }[];
  /** When the word names no purpose: a text that a line must carry. */
  readonly text: string | null;
}

interface Reading {
  readonly whole: readonly PurposeCode[];
  readonly hinted: Category['hinted'];
}

const readingOf = (purpose: PurposeCode, hints: string | undefined): Reading => {
  const { within }: Purpose = purposes[purpose];
  const broader = within as PurposeCode | undefined;
  const folded = hints?.split(' ').map(foldSpoken) ?? [];
  return {
    whole: purposeWithParts(purpose),
    hinted: broader && folded.length > 0 ? [{ purpose: broader, hints: folded }] : [],
  };
};

type Side = 'in' | 'out' | 'any';

function tableOf(side: Side): ReadonlyMap<string, Reading> {
  const table = new Map<string, Reading>();
  const add = (words: string, reading: Reading): void => {
    for (const word of words.split(' ')) {
      const folded = foldSpoken(word);
      if (!table.has(folded)) table.set(folded, reading);
    }
  };
  const fits = (purpose: PurposeCode): boolean => {
    const { flow }: Purpose = purposes[purpose];
    return side === 'any' || flow === 'both' || flow === side;
  };
  for (const { purpose, words, hints } of purposeWords)
    if (fits(purpose)) add(words, readingOf(purpose, hints));
  for (const [codes, words] of purposeGroupWords) {
    const fitting = codes.filter(fits);
    if (fitting.length > 0) add(words, { whole: fitting.flatMap(purposeWithParts), hinted: [] });
  }
  return table;
}

// 租金 is what a tenant pays and what a landlord gets: which one, only the side of the question says.
const tables: Readonly<Record<Side, ReadonlyMap<string, Reading>>> = {
  in: tableOf('in'),
  out: tableOf('out'),
  any: tableOf('any'),
};

const lead = /^(?:花在|用在|买|看|吃|喝|搭|恰|坐|交|缴|付|发|领|收|the|my)/u;
const trail =
  /(?:方面的|上面的|类的|上的|相关|方面|类|开销|开支|支出|消费|花销|花费|收入|进账|费用|用|费|款|钱|的|spending|expenses|income)$/u;

/** Ways of writing the word without what surrounds it: 吃饭的钱 is 吃饭, 打车费 is 打车. */
function* barings(folded: string): Generator<string> {
  yield folded;
  let bare = folded;
  while (trail.test(bare) && bare.replace(trail, '').length > 0) {
    bare = bare.replace(trail, '');
    yield bare;
  }
  const headless = bare.replace(lead, '');
  if (headless !== bare && headless.length > 0) yield headless;
}

/** Cuts 买药买菜 or 电费水费 into words of the table; undefined when a rest stays. */
function segment(text: string, table: ReadonlyMap<string, Reading>): Reading[] | undefined {
  if (text.length === 0) return [];
  for (let length = Math.min(text.length, 8); length >= 2; length--) {
    const reading = table.get(text.slice(0, length));
    const rest = reading && segment(text.slice(length).replace(/^[和跟与及加]/u, ''), table);
    if (rest) return [reading, ...rest];
  }
  return undefined;
}

/** A source that nobody listed still says at its end what it is: 取暖补贴 is a subsidy, 卖蒜 a sale. */
function incomeByEnding(folded: string): Reading | undefined {
  if (/^卖./u.test(folded)) return tables.in.get('卖货');
  for (let length = folded.length - 1; length >= 2; length--) {
    const reading = tables.in.get(folded.slice(-length));
    if (reading) return reading;
  }
  return undefined;
}

const joined = (said: string, readings: readonly Reading[]): Category => ({
  said,
  whole: new Set(readings.flatMap((reading) => reading.whole)),
  hinted: readings.flatMap((reading) => reading.hinted),
  text: null,
});

/** Reads a word for a kind of income (`in`), spending (`out`) or either. Never fails: an unknown word is looked for as text. */
export function readCategory(said: string, side: Side): Category {
  const folded = foldSpoken(said);
  for (const bare of barings(folded)) {
    const reading = tables[side].get(bare);
    if (reading) return joined(said, [reading]);
  }
  const segments = segment(folded, tables[side]);
  if (segments) return joined(said, segments);
  const ending = side === 'in' ? incomeByEnding(folded) : undefined;
  if (ending) return joined(said, [ending]);
  const [...forms] = barings(folded);
  return { said, whole: new Set(), hinted: [], text: forms.at(-1) ?? folded };
}

const textOf = (line: Categorised): string =>
  foldSpoken([line.merchant, line.counterparty, line.memo].filter((text) => text !== null).join(' '));

export function belongsTo(category: Category, line: Categorised): boolean {
  const purpose = (line.purpose ?? 'other') as PurposeCode;
  if (category.whole.has(purpose)) return true;
  const hints = category.hinted.filter((part) => part.purpose === purpose).flatMap((part) => part.hints);
  if (hints.length > 0) {
    const text = textOf(line);
    return hints.some((hint) => text.includes(hint));
  }
  return category.text !== null && category.text.length > 0 && textOf(line).includes(category.text);
}

/** The purposes to which a search can be narrowed; undefined when any line may belong. */
export const purposesOf = (category: Category): PurposeCode[] | undefined =>
  category.text === null
    ? [...new Set([...category.whole, ...category.hinted.map((part) => part.purpose)])]
    : undefined;
