import type { Mentions } from '../grammar/mentions.ts';
import type { Entities } from '../understanding.ts';
import { normalise, type NormalText } from '../normal/normal-text.ts';
import { hashText } from './hash.ts';
import type { KnownSpan } from './known-words.ts';
import type { Token } from './tokens.ts';

const surnames = new Set('王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文欧阳'); // prettier-ignore
const kin = new Set('妈爸爹娘爷奶姥婆公哥姐弟妹叔伯姑姨舅婶嫂侄甥孙儿女媳婿老婆丈夫妻'); // prettier-ignore

const mark = (name: string): number => hashText(`#${name}`);
const marksOf = {
  digits: mark('digits'), recurrence: mark('recurrence'), time: mark('time'), rate: mark('rate'), money: mark('money'),
  term: mark('term'), currency: mark('currency'), surname: mark('surname'), kin: mark('kin'),
  capital: mark('capital'), firstCapital: mark('first-capital'),
}; // prettier-ignore

const mentionMarks: ReadonlySet<number> = new Set([
  marksOf.digits, marksOf.recurrence, marksOf.time, marksOf.rate, marksOf.money, marksOf.term, marksOf.currency,
]); // prettier-ignore

/** What stands for a token of a mention in the tagger's eyes: that it is an amount or a day matters, not which. */
export const standInFor = (marks: readonly number[] | undefined): number | undefined => marks?.find((each) => mentionMarks.has(each));

/** What the marks are made from. */
export interface Sighted {
  readonly normal: NormalText;
  readonly tokens: readonly Token[];
  readonly mentions: Mentions;
  readonly entities: Entities | undefined;
  /** Values that others have said for the slots in question. */
  readonly known: readonly KnownSpan[];
}

/** What lists and grammars know about each token: the tagger sees these beside the words. */
export function marksFor({ normal, tokens, mentions, entities, known }: Sighted): readonly (readonly number[])[] {
  const { text } = normal;
  const marks: number[][] = tokens.map(() => []);
  const cover = (start: number, end: number, value: number): void => {
    tokens.forEach((token, index) => {
      if (token.start >= start && token.end <= end) marks[index]?.push(value);
    });
  };
  const coverWhole = (start: number, end: number, name: string): void => {
    const first = tokens.find((token) => token.start === start);
    if (!first) return;
    cover(start, first.end, mark(`${name}-begin`));
    cover(first.end, end, mark(`${name}-inside`));
    const last = tokens.find((token) => token.end === end);
    if (last) cover(last.start, end, mark(`${name}-end`));
  };
  const all = <T extends { start: number; end: number }>(found: readonly T[], value: number): void => {
    for (const mention of found) cover(mention.start, mention.end, value);
  };
  all(mentions.digits, marksOf.digits);
  all(mentions.recurrences, marksOf.recurrence);
  all(mentions.times, marksOf.time);
  all(mentions.rates, marksOf.rate);
  all(mentions.money, marksOf.money);
  all(mentions.terms, marksOf.term);
  all(mentions.currencies, marksOf.currency);
  tokens.forEach((token, index) => {
    const character = text[token.start] ?? '';
    if (surnames.has(character)) marks[index]?.push(marksOf.surname);
    if (kin.has(character)) marks[index]?.push(marksOf.kin);
    if (token.kind === 'word' && isCapital(normal, token.start)) marks[index]?.push(index === 0 ? marksOf.firstCapital : marksOf.capital);
  });
  for (const match of text.matchAll(personWords)) coverWhole(match.index, match.index + match[0].length, 'somebody');
  for (const { slot, start, end } of known) coverWhole(start, end, `known-${slot}`);
  for (const [kind, names] of Object.entries(entities ?? {})) {
    for (const name of (names ?? []) as readonly string[]) markName(text, normalise(name).text, kind, cover);
  }
  return marks;
}

const isCapital = (normal: NormalText, place: number): boolean => /[A-Z]/u.test(normal.original[normal.starts[place] ?? 0] ?? '');

/** Words for people: of kinship with whose it is, of trade, with a surname before a title, nicknames. */
export const personWords: RegExp = new RegExp(
  [
    '(?:我|俺|咱|他|她|你|孩子他?|娃他?|阿)?家?(?:的)?(?:大|二|两|三|四|五|六|七|八|九|老|小|表|堂|亲|干|后|前|外|姑|姨|舅|岳|丈|婆)?(?:妈妈|爸爸|爷爷|奶奶|姥姥|姥爷|外婆|外公|哥哥|姐姐|弟弟|妹妹|叔叔|伯伯|姑姑|姨妈|舅舅|舅妈|婶子|嫂子|侄子|侄女|外甥女?|孙子|孙女|外孙女?|儿子|女儿|闺女|媳妇|儿媳妇?|女婿|姑爷|老婆|老公|老伴|爱人|对象|丈夫|妻子|岳父|岳母|公公|婆婆|丈人|丈母娘|亲家母?|妈|爸|爹|娘|爷|奶|哥|姐|弟|妹|叔|伯|姑|姨|舅|婶|嫂|娃|仔|囡)',
    '(?:房东|室友|同事|同学|老板娘?|老师|师傅|保姆|护工|月嫂|阿姨|客户|租客|中介|司机|教练|医生|大夫|班主任|会计|邻居|闺蜜|兄弟|朋友|战友|老乡|领导|经理)',
    '[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文毕欧].?(?:老师|师傅|阿姨|叔叔|大姐|大哥|总|医生|大夫|经理|哥|姐|嫂|大爷|大妈|同学|先生|女士|小姐|太太|老板|教练|工|叔|姨|婶|律师|会计)',
    '[小老阿大][王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董程曹袁邓许沈曾彭吕苏卢蒋蔡丁魏薛叶余潘杜戴夏汪田任姜范方石姚谭廖邹熊陆孔白崔康毛邱秦江顾侯孟龙段雷汤黎武乔贺赖龚文毕强珍芳敏丽军勇杰明华英玉兰红燕霞](?:头|子)?',
  ].join('|'),
  'gu',
);

function markName(text: string, name: string, kind: string, cover: (start: number, end: number, value: number) => void): void {
  if (name.length === 0) return;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    cover(at, at + 1, mark(`${kind}-begin`));
    cover(at + 1, at + name.length, mark(`${kind}-inside`));
    cover(at, at + name.length, mark(kind));
  }
}
