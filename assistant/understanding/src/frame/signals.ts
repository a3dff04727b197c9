import type { Mentions } from '../grammar/mentions.ts';
import type { Signals } from '../understanding.ts';

const negated =
  /(?:^|[,，。!！\s]|我|你|先|可|千万|都|就)(?:别|甭|莫|勿|不要|不用|唔好|唔使|勿要|不想|不打算|没说要|没让你)(?!的|处|名|人|忘|墅)|(?:don't|do not|never mind|please don't|didn't (?:ask|say))/u;
const pastQuestion =
  /(?:了|过)(?:吗|没有?|多少|几)|(?:有没有|是否|是不是).{0,12}(?:了|过|到)|(?:did|has|have|was|were)\s(?:i|he|she|my|the|it|they|we)\b|what did|how much did|刚才那笔|上次/u;
const quoted = /[“"「『].{2,}[”"」』]|(?:他|她|有人|骗子|客服|对方|短信|电话里?)(?:说|让我|叫我|要我|写)/u;
const wish =
  /如果|要是|假如|假设|若是|万一|希望|做梦|梦到|梦见|要是能|多想|if i (?:had|were|won)|i wish|suppose|imagine/u;

/** Marks in the wording, read by rule. */
export function signalsOf(text: string, mentions: Mentions): Signals {
  const { money } = mentions;
  return {
    negated: negated.test(text),
    past: pastQuestion.test(text),
    quoted: quoted.test(text),
    wish: wish.test(text),
    roughAmount: money.some((mention) => mention.rough),
    impossibleDay: mentions.times.some(
      ({ day, range, ahead }) => day === undefined && range === undefined && ahead === undefined,
    ),
    unclearAmount: money.length > 0 && money.every((mention) => mention.value === undefined),
  };
}
