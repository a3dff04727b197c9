import type { Mentions } from '../grammar/mentions.ts';
import type { Entities } from '../understanding.ts';
import { normalise } from '../normal/normal-text.ts';
import { hashText } from './hash.ts';
import type { Token } from './tokens.ts';

const surnames = new Set('王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文欧阳'); // prettier-ignore
const kin = new Set('妈爸爹娘爷奶姥婆公哥姐弟妹叔伯姑姨舅婶嫂侄甥孙儿女媳婿老婆丈夫妻'); // prettier-ignore

const mark = (name: string): number => hashText(`#${name}`);
const marksOf = {
  digits: mark('digits'), recurrence: mark('recurrence'), time: mark('time'), rate: mark('rate'), money: mark('money'),
  term: mark('term'), currency: mark('currency'), surname: mark('surname'), kin: mark('kin'),
}; // prettier-ignore

const mentionMarks: ReadonlySet<number> = new Set([
  marksOf.digits, marksOf.recurrence, marksOf.time, marksOf.rate, marksOf.money, marksOf.term, marksOf.currency,
]); // prettier-ignore

/** What stands for a token of a mention in the tagger's eyes: that it is an amount or a day matters, not which. */
export const standInFor = (marks: readonly number[] | undefined): number | undefined => marks?.find((each) => mentionMarks.has(each));

/** What lists and grammars know about each token: the tagger sees these beside the words. */
export function marksFor(text: string, tokens: readonly Token[], mentions: Mentions, entities: Entities | undefined): readonly (readonly number[])[] {
  const marks: number[][] = tokens.map(() => []);
  const cover = (start: number, end: number, value: number): void => {
    tokens.forEach((token, index) => {
      if (token.start >= start && token.end <= end) marks[index]?.push(value);
    });
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
  });
  for (const [kind, names] of Object.entries(entities ?? {})) {
    for (const name of (names ?? []) as readonly string[]) markName(text, normalise(name).text, kind, cover);
  }
  return marks;
}

function markName(text: string, name: string, kind: string, cover: (start: number, end: number, value: number) => void): void {
  if (name.length === 0) return;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    cover(at, at + 1, mark(`${kind}-begin`));
    cover(at + 1, at + name.length, mark(`${kind}-inside`));
    cover(at, at + name.length, mark(kind));
  }
}
