import { freeTextSlots, intentEntry, type IntentId } from '../intents.ts';
import type { Mentions } from '../grammar/mentions.ts';
import type { KnownWords } from '../model/known-words.ts';
import { marksFor } from '../model/marks.ts';
import { bestTags, observe, spansOf, tagsFor, type TaggedSpan } from '../model/tagger.ts';
import type { Token } from '../model/tokens.ts';
import { normalise, saidBetween, type NormalText } from '../normal/normal-text.ts';
import type { Entities } from '../understanding.ts';
import { receiverIn } from './person-names.ts';
import { soundsOf, type SoundLexicon } from './sound-lexicon.ts';

/** Slots said in the speaker's own words, and where in the text they stand. */
export interface FreeText {
  readonly slots: Readonly<Record<string, string>>;
  readonly spans: readonly TaggedSpan[];
}

/** What the free-text part of the recogniser needs. */
export interface FreeTextReader {
  readonly weights: Float32Array;
  readonly lexicon: SoundLexicon;
  readonly known: KnownWords;
}

/** Finds the free-text slots that the intent carries. */
export function freeTextFor(
  reader: FreeTextReader,
  intent: IntentId,
  normal: NormalText,
  tokens: readonly Token[],
  mentions: Mentions,
  entities: Entities | undefined,
): FreeText {
  const wanted = intentEntry(intent).slots.filter((slot) => freeTextSlots.has(slot));
  if (wanted.length === 0 || tokens.length === 0) return { slots: {}, spans: [] };
  const known = reader.known.within(normal.text, tokens, new Set(wanted));
  const seen = observe(tokens, intent, marksFor({ normal, tokens, mentions, entities, known }));
  const spans = spansOf(tokens, bestTags(reader.weights, seen, tagsFor(wanted)));
  const slots: Record<string, string> = {};
  const kept: TaggedSpan[] = [];
  const scraps: string[] = [];
  for (const span of spans) {
    const value =
      putRight(reader.lexicon, normal, span) ?? trimmed(saidBetween(normal, span.start, span.end));
    if (value === '' || slots[span.slot] !== undefined) continue;
    if (isScrap(reader.lexicon, span.slot, value)) {
      scraps.push(span.slot);
      continue;
    }
    slots[span.slot] = ownName(span.slot, value, entities) ?? heardAs(reader.lexicon, span.slot, value);
    kept.push(span);
  }
  const receiver = wanted.includes('payee')
    ? receiverIn(
        intent,
        normal,
        kept.find((span) => span.slot === 'payee'),
      )
    : undefined;
  if (receiver !== undefined) {
    const value = trimmed(saidBetween(normal, receiver.start, receiver.end));
    slots['payee'] = ownName('payee', value, entities) ?? value;
    kept.push({ slot: 'payee', ...receiver });
  }
  for (const slot of [...scraps, ...wanted.filter((each) => alwaysNamed.has(each))]) {
    if (slots[slot] !== undefined || isPerson.has(slot)) continue;
    const at = reader.lexicon.within(slot, normal.text);
    const start = at === undefined ? -1 : normal.text.lastIndexOf(at);
    if (at === undefined || start < 0) continue;
    slots[slot] =
      putRight(reader.lexicon, normal, { slot, start, end: start + at.length }) ??
      trimmed(saidBetween(normal, start, start + at.length));
    kept.push({ slot, start, end: start + at.length });
  }
  return { slots, spans: kept };
}

/** The value with misheard words put right, where others have said just that; somebody's name stays as it was heard. */
function putRight(
  lexicon: SoundLexicon,
  { text, asWritten }: NormalText,
  span: TaggedSpan,
): string | undefined {
  const right = trimmed(text.slice(span.start, span.end));
  const changed = asWritten !== undefined && trimmed(asWritten.slice(span.start, span.end)) !== right;
  if (!changed) return undefined;
  if (isPerson.has(span.slot)) return titleAlone(trimmed(asWritten.slice(span.start, span.end)), right);
  return lexicon.knows(span.slot, right) ? right : undefined;
}

/** 杨老湿 is 杨老师, 孙经里 is 孙经理: the title may be put right, the name before it not. */
function titleAlone(written: string, right: string): string | undefined {
  const title = titles.exec(right)?.[0];
  return title !== undefined && written.startsWith(right.slice(0, -title.length)) ? right : undefined;
}

const titles =
  /(?:老师|师傅|经理|医生|阿姨|老板娘?|教练|律师|会计|先生|女士|丈人|丈母娘|女婿|媳妇|姐姐|哥哥|弟弟|妹妹|奶奶|爷爷|妈妈|爸爸)$/u;

/** 老马 sounds like 老妈 and is somebody else: what may be somebody's name is not put right by sound. */
const heardAs = (lexicon: SoundLexicon, slot: string, value: string): string =>
  isPerson.has(slot) && mayBeName.test(value) ? value : lexicon.heard(slot, value);

const mayBeName = /^[老小阿大]?[一-龥]$|^(?:我|俺)?(?:老伴|老板|老婆|老公|室友|同事|房东|师傅)/u;

/** Slots that name people. */
export const isPerson: ReadonlySet<string> = new Set(['payee', 'payer', 'person', 'counterparty']);

/** Slots whose few usual values are said whenever they are meant. */
const alwaysNamed: ReadonlySet<string> = new Set(['biller', 'scheme', 'method']);

/** Words that stand where a name may stand and are none. */
const noName =
  /^(?:确认|确定|好的?|可以|马上|赶紧|现在|立刻|帮我|帮忙|麻烦|直接|继续|重新|还是|一下|一共|总共|自动|固定|每月|转账|汇款|钱|账户|卡|别人|对方|人家|他|她|它|谁|他们|them|him|her|it|someone|somebody)$/u;

/** A lone character that nobody has said for this slot is a piece of something else. */
const isScrap = (lexicon: SoundLexicon, slot: string, value: string): boolean =>
  (isPerson.has(slot) && noName.test(value)) ||
  (value.length === 1 &&
    (/[的了在是有我你它这那说就去来要给把得子]/u.test(value) || !lexicon.knows(slot, value)));

const ownNames: Readonly<Record<string, keyof Entities>> = {
  payee: 'payees', payer: 'payees', person: 'payees', counterparty: 'payees', product: 'products', product_2: 'products',
  merchant: 'merchants', account: 'accounts', from_account: 'accounts',
}; // prettier-ignore

/** One of the customer's own names that sounds like what was written; undefined when none or several do. */
function ownName(slot: string, value: string, entities: Entities | undefined): string | undefined {
  const kind = ownNames[slot];
  const names = kind === undefined ? [] : (entities?.[kind] ?? []);
  if (names.length === 0 || names.includes(value)) return undefined;
  const sound = soundsOf(normalise(value).text, true);
  const alike =
    sound === undefined ? [] : names.filter((name) => soundsOf(normalise(name).text, true) === sound);
  return alike.length === 1 && normalise(alike[0] ?? '').text !== normalise(value).text
    ? alike[0]
    : undefined;
}

const politeEnds =
  /^(?:[\s,，。.!！?？、:：“”"'「」『』]|请|麻烦|的|嘅)+|(?:[\s,，。.!！?？、:：“”"「」『』]|吧|呀|啊|呢|哈|哦|啦|的|嘅)+$/gu;

/** Without blanks, marks, particles and polite words at the ends. */
export const trimmed = (said: string): string => {
  const bare = said.replace(politeEnds, '');
  return bare === '' ? said.trim() : bare;
};
