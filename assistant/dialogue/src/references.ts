import type { Frame } from './state.ts';

const ordinals: Record<string, number> = {
  一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10,
  first: 1, second: 2, third: 3, fourth: 4, fifth: 5, one: 1, two: 2, three: 3,
};

const ordinalPattern = /(?:第|the\s+|^)\s*([一二两三四五六七八九十]|\d{1,2}|first|second|third|fourth|fifth)\s*(?:个|位|张|条|笔|项|款|one|$)/iu;
const lastPattern = /最后(?:一)?(?:个|位|张|条)|最下面|last one|the last/iu;

/** Which of `count` listed things is meant by 第二个, “the first one”, 最后一个; counted from 0. */
export function ordinalIn(text: string, count: number): number | undefined {
  if (count === 0) return undefined;
  if (lastPattern.test(text)) return count - 1;
  const match = ordinalPattern.exec(text.trim());
  const word = match?.[1]?.toLowerCase();
  if (word === undefined) return undefined;
  const position = /^\d+$/u.test(word) ? Number(word) : ordinals[word];
  return position !== undefined && position >= 1 && position <= count ? position - 1 : undefined;
}

const normal = (text: string): string => text.toLowerCase().replace(/[\s,。,.!!??“”"'()()]/gu, '');

/**
 * The option that an answer chooses: by position, by its value or label, or by a part of its label or detail that no
 * other option has. Undefined when none or several fit.
 */
export function optionChosen(text: string, frame: Frame): string | undefined {
  const options = frame.need.options ?? [];
  const said = normal(text);
  if (options.length === 0 || said === '') return undefined;
  const exact = options.filter((option) =>
    [option.value, option.label.zh, option.label.en].some((name) => normal(name) === said),
  );
  if (exact.length === 1) return exact[0]?.value;
  const position = ordinalIn(text, options.length);
  if (position !== undefined) return options[position]?.value;
  const fits = options.filter((option) => {
    const names = [option.label.zh, option.label.en, option.detail?.zh ?? '', option.detail?.en ?? ''].map(normal);
    return names.some((name) => (said.length >= 2 && name.includes(said)) || (name.length >= 2 && said.includes(name)));
  });
  return fits.length === 1 ? fits[0]?.value : undefined;
}

const pronouns = /^(?:[她他它]|ta|这个人|那个人|这位|那位|人家|佢|伊|him|her|them)$/iu;

export const isPronoun = (text: string): boolean => pronouns.test(text.trim());

const again = /^(?:还是)?(?:和|跟|同|照)?(?:上次|上回|刚才|之前|老样子|上一笔)(?:那样)?(?:一样|一样的|的来|再来一[次笔遍])?[吧呗啊了。.!!]*$|^再来一[次笔遍单][吧呗啊。.!!]*$|^same (?:as last time|again)[.!]*$|^老样子[吧。]*$/iu;

/** 和上次一样, 再来一笔, “same again”. */
export const asksSameAgain = (text: string): boolean => again.test(text.trim());

const correction = /不是|不对|错了|搞错|说错|改成|改为|改到|换成|换到|应该是|应该为|我是说|我意思是|更正|唔系|唔啱|不系|actually|i mean|make it|change (?:it )?to|instead|sorry,? (?:it'?s|i)|no[,,]/iu;

/** Words with which people take back what they just said. */
export const soundsLikeCorrection = (text: string): boolean => correction.test(text);

const ellipsis = /^(?:那|那么|那我|咁|然后|还有|and|what about|how about|then)|(?:呢|咧|哩)[??。.]*$/iu;

/** A short follow-up that leans on the request before it: 那上个月呢, 信用卡呢, “what about last year”. */
export const soundsLikeEllipsis = (text: string): boolean => text.trim().length <= 24 && ellipsis.test(text.trim());
