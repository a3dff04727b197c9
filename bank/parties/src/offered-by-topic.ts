import type { Offered } from './capability-uses.ts';
import { foldSpoken } from './spoken.ts';

/** Ends of words that say nothing about what is meant: 怎么转账 asks about 转账. */
const around = /^(怎么|如何|怎样|我想|我要|howto|howdoi)|(怎么弄|怎么办|怎么用|功能|业务|服务)$/gu;

const pairs = (text: string): Set<string> =>
  new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)));

/**
 * What the bank can do about a topic, best first: titles that are it, that contain it or are contained in it, then
 * those that speak of it. Nothing when nothing does; a chance pair of letters is not enough.
 */
export function offeredAbout(topic: string, offered: readonly Offered[], locale: 'zh' | 'en'): Offered[] {
  const said = foldSpoken(topic).replace(around, '');
  if (said.length < 2) return [];
  const wanted = pairs(said);
  const scoreOf = ({ title, about }: Offered): number => {
    const name = foldSpoken(title[locale]);
    const words = foldSpoken(about[locale]);
    if (name === said) return 4;
    if (name.includes(said) || (name.length >= 2 && said.includes(name))) return 3;
    if (words.includes(said)) return 2;
    const chinese = /\p{Script=Han}/u.test(said);
    const shared = [...wanted].filter((pair) => name.includes(pair)).length;
    return chinese && shared > 0 && shared * 2 >= wanted.size ? 1 : 0;
  };
  return offered
    .map((each) => ({ each, score: scoreOf(each) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ each }) => each);
}
