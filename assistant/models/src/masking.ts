import { normalise, readMentions } from '@banxing/understanding';
import { roughNames } from './rough-names.ts';

/** What stands in a masked text where something was taken out. */
export const placeholders = { name: '<NAME>', amount: '<AMOUNT>', address: '<ADDRESS>' } as const;

/** Stands for one digit that was taken out. */
export const digitMark = '#';

// While masking, private characters stand for the placeholders, so that no name is found inside one.
const marks = { name: '\ue001', amount: '\ue002', address: '\ue003' } as const;
const privateUse = /[\ue000-\uf8ff]/gu;

/** Slots whose values are people. */
const personSlots: ReadonlySet<string> = new Set(['payee', 'payer', 'person', 'counterparty', 'guardian']);

/** Words that say what somebody is to the speaker, not who it is; learning needs them. */
const kin =
  /^(?:我|咱|俺|他|她|my )?(?:的)?(?:老?[妈爸爹娘]{1,2}|妈咪|爸比|母亲|父亲|爷爷|奶奶|外公|外婆|姥姥|姥爷|公公|婆婆|岳父|岳母|老公|老婆|丈夫|妻子|爱人|媳妇|对象|儿子|女儿|闺女|囡囡|孩子|[大二三小]?(?:哥|姐|弟|妹|叔|姨|姑|舅){1,2}|孙子|孙女|房东|老板|室友|同事|同学|朋友|mom|mum|mother|dad|father|wife|husband|son|daughter|brother|sister|landlord)$/u;

export const isKinWord = (name: string): boolean => kin.test(normalise(name).text);

export interface MaskingContext {
  /** Names that must not be kept: the customer's own, payees', nicknames. */
  readonly names: readonly string[];
  /** What was understood; values of people's slots are names too. */
  readonly slots?: Readonly<Record<string, string>>;
  readonly now: Date;
}

const longestKept = 300;

interface Span {
  readonly start: number;
  readonly end: number;
  readonly mark: string;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/gu, '\\$&');

/** A name as it may be typed: with blanks between its characters. */
const namePattern = (name: string): RegExp => new RegExp([...name].map(escaped).join('\\s*'), 'gu');

/** The people that slots name. */
export const peopleIn = (slots: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(slots).flatMap(([slot, value]) => (personSlots.has(slot) ? [value] : []));

function namesFrom({ names, slots = {} }: MaskingContext): readonly string[] {
  const people = peopleIn(slots);
  const plain = [...names, ...people]
    .map((name) => normalise(name).text)
    .filter((name) => name !== '' && !isKinWord(name));
  return [...new Set(plain)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

const spansOf = (text: string, pattern: RegExp, mark: string): Span[] =>
  [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    mark,
  }));

/** Numbers in words, said figure by figure: 幺三八零零. Amounts in words were found before them. */
const spelledDigits =
  /[零〇一二三四五六七八九幺两壹贰叁肆伍陆柒捌玖](?:\s*[零〇一二三四五六七八九幺两壹贰叁肆伍陆柒捌玖]){3,}/gu;
const spokenDigits =
  /\b(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)(?:[\s,-]+(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)){3,}\b/gu;
const addresses = /[\w.+-]+@[\w.-]+|(?:https?:\/\/|www\.)\S+/gu;

/** Days and terms say nothing about a person; their figures are kept when they are at most two and stand alone. */
function keptFigures(text: string, now: Date): ReadonlySet<number> {
  const { times, terms, recurrences } = readMentions(normalise(text), now);
  const kept = new Set<number>();
  for (const run of text.matchAll(/\d[\d\s\-–—./:,#*]*/gu)) {
    const figures = [...run[0]].flatMap((character, offset) =>
      /\d/u.test(character) ? [run.index + offset] : [],
    );
    const alone = figures.length <= 2 && !/[\p{N}#]/u.test(text.charAt(run.index - 1));
    const inTime = (place: number): boolean =>
      [...times, ...terms, ...recurrences].some(({ start, end }) => place >= start && place < end);
    if (alone && figures.every(inTime)) figures.forEach((place) => kept.add(place));
  }
  return kept;
}

function replaced(text: string, spans: readonly Span[]): string {
  let [result, at] = ['', 0];
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (span.start < at) continue;
    result += text.slice(at, span.start) + span.mark;
    at = span.end;
  }
  return result + text.slice(at);
}

/** Names first: a name that holds a number must not be torn apart by the amount in it. */
function withoutNames(text: string, context: MaskingContext): string {
  let rest = text;
  for (const name of namesFrom(context)) rest = rest.replace(namePattern(name), marks.name);
  return replaced(rest, spansOf(rest, addresses, marks.address));
}

function withoutNumbers(text: string, now: Date): string {
  const { money } = readMentions(normalise(text), now);
  const amounts = money.map(({ start, end }): Span => ({ start, end, mark: marks.amount }));
  const bare = replaced(text, amounts);
  const spelled = replaced(
    bare,
    [...spansOf(bare, spelledDigits, ''), ...spansOf(bare, spokenDigits, '')].map((span) => ({
      ...span,
      mark: digitMark.repeat(4),
    })),
  );
  const kept = keptFigures(spelled, now);
  return spelled.replace(/\p{N}/gu, (figure, place: number) => (kept.has(place) ? figure : digitMark));
}

/**
 * A text without what says who somebody is: known names and names by their look become `<NAME>`, amounts `<AMOUNT>`,
 * addresses of mail and web `<ADDRESS>`, all other digits `#`, except a day's or term's one or two. Simplified characters
 * and lower case, at most 300 characters. Words of kinship (我妈) stay. Unknown names that look like ordinary words can
 * pass; nothing with four digits in a row can.
 */
export function maskText(text: string, context: MaskingContext): string {
  const plain = normalise(text.normalize('NFKC').replace(privateUse, '')).text;
  const nameless = roughNames(withoutNames(plain, context), marks.name);
  const numberless = withoutNumbers(nameless, context.now);
  return withoutNames(numberless, context)
    .replaceAll(marks.name, placeholders.name)
    .replaceAll(marks.amount, placeholders.amount)
    .replaceAll(marks.address, placeholders.address)
    .slice(0, longestKept);
}

/** Days, ranges, terms, recurrences, currencies: normal forms that say nothing about a person. */
const impersonal =
  /^(?:P\d{1,3}[DWMY]|\d{4}-\d{2}-\d{2}(?:\/\d{4}-\d{2}-\d{2})?|(?:daily|weekly|monthly|yearly)(?::[\dlast-]{1,5})?|[A-Z]{3}|R[1-5])$/u;

function maskSlot(slot: string, value: string, names: readonly string[]): string {
  if (personSlots.has(slot)) return isKinWord(value) ? value : placeholders.name;
  if (slot.startsWith('amount')) return /^\d/u.test(value) ? placeholders.amount : value;
  if (impersonal.test(value)) return value;
  // A bare number is a tail, a phone, an age: never kept.
  if (/^[\p{N}\s.-]+$/u.test(value)) return value.replace(/\p{N}/gu, digitMark);
  return maskText(value, { names, now: new Date(0) });
}

/** Slots as they may be kept: people and amounts by their placeholders, other figures as `#`, days as they are. */
export const maskSlots = (
  slots: Readonly<Record<string, string>>,
  names: readonly string[],
): Record<string, string> =>
  Object.fromEntries(Object.entries(slots).map(([slot, value]) => [slot, maskSlot(slot, value, names)]));
