import { personWords } from '../model/marks.ts';
import type { NormalText } from '../normal/normal-text.ts';
import type { TaggedSpan } from '../model/tagger.ts';

/** Intents whose payee is who the money is given to, now. */
const gives = /^transfer\.(?:create|schedule_create)$/u;

const givenTo = /(?:转给|打给|汇给|付给|还给|拨给|寄给|给|俾|畀)(?![他她它佢])/gu;
const deniedGift = /(?:别|不是|不要|甭|莫|勿|不|唔好|唔系)(?:再)?(?:转|打|汇|付|还)?$/u;
const pronoun = /(?:给|俾|畀|转|还|支援|支持|补)(?:他|她|佢|它|ta|人家)(?!们)/u;
/** What follows a name that money is given to. */
const goesOn =
  /^(?:那边|那儿|那里|家里?|的卡上?|卡上|账上|手里)?(?:多|再|先|也|都|自动|赶紧|马上|固定)*(?:转|打|汇|发|送|充|拨|划|过|续|补|结|寄|付|还|整|封|包|来|存|v|弄|搞|\d|[一二两三四五六七八九十百千万]|[,，。]|$)/u;

interface Place {
  readonly start: number;
  readonly end: number;
}

const personAt = (text: string, start: number): Place | undefined => {
  for (const match of text.slice(start, start + 12).matchAll(personWords))
    return match.index === 0 ? { start, end: start + match[0].length } : undefined;
  return undefined;
};

/** Who is named right after a word of giving that nobody denies; the last one where the speaker corrects. */
function namedAsGiven(text: string): Place | undefined {
  let found: Place | undefined;
  for (const match of text.matchAll(givenTo)) {
    const start = match.index + match[0].length;
    const person = personAt(text, start);
    const fits = person !== undefined && goesOn.test(text.slice(person.end));
    if (fits && !deniedGift.test(text.slice(0, match.index))) found = person;
  }
  return found;
}

const isCapital =
  ({ original, starts }: NormalText) =>
  (match: RegExpMatchArray): boolean =>
    /[A-Z]/u.test(original[starts[match.index ?? 0] ?? 0] ?? '');

/** The one person named before 给他 or 给她; undefined where there are none or several. */
function behindPronoun(normal: NormalText): Place | undefined {
  const at = pronoun.exec(normal.text)?.index;
  if (at === undefined) return undefined;
  const said = normal.text.slice(0, at);
  const before = [
    ...said.matchAll(personWords),
    ...[...said.matchAll(/[a-z]{2,}/gu)].filter(isCapital(normal)),
  ];
  const names = new Set(before.map((match) => match[0]));
  const [first] = before;
  return names.size === 1 && first ? { start: first.index, end: first.index + first[0].length } : undefined;
}

/** Where the money's receiver stands, when the wording says it more surely than the tagger does; else undefined. */
export function receiverIn(
  intent: string,
  normal: NormalText,
  tagged: TaggedSpan | undefined,
): Place | undefined {
  if (!gives.test(intent)) return undefined;
  const { text } = normal;
  const given = namedAsGiven(text);
  if (tagged === undefined) return given ?? behindPronoun(normal);
  const denied = deniedGift.test(text.slice(0, tagged.start).replace(/(?:转给|打给|汇给|给|俾)$/u, ''));
  if (given === undefined || overlaps(given, tagged)) return undefined;
  const besideGiving = /(?:给|俾|畀)$/u.test(text.slice(0, tagged.start));
  return denied || !besideGiving ? given : undefined;
}

const overlaps = (first: Place, second: Place): boolean =>
  first.start < second.end && second.start < first.end;
