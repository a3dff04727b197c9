import type { Frame } from './state.ts';

const ordinals: Record<string, number> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  one: 1,
  two: 2,
  three: 3,
};

const ordinalPattern =
  /(?:第|the\s+|^(?:就|要|选|是|给|转给)*)\s*([一二两三四五六七八九十]|\d{1,2}|first|second|third|fourth|fifth)\s*(?:个|位|张|条|笔|项|款|one|吧?$)/iu;
const firstPattern = /^(?:就|要|选|是)*(?:上面|前面|头一)(?:那|的)?(?:个|位|张|条)?(?:吧|的)?$/u;
const lastPattern =
  /最后(?:一)?(?:个|位|张|条)|^(?:就|要|选|是)*(?:最)?(?:下面|后面)(?:那|的)?(?:个|位|张|条)?(?:吧|的)?$|last one|the last/iu;

/** Which of `count` listed things is meant by 第二个, “the first one”, 最后一个; counted from 0. */
export function ordinalIn(text: string, count: number): number | undefined {
  if (count === 0) return undefined;
  if (lastPattern.test(text)) return count - 1;
  if (firstPattern.test(text.trim())) return 0;
  const match = ordinalPattern.exec(text.trim());
  const word = match?.[1]?.toLowerCase();
  if (word === undefined) return undefined;
  const position = /^\d+$/u.test(word) ? Number(word) : ordinals[word];
  return position !== undefined && position >= 1 && position <= count ? position - 1 : undefined;
}

const shortBanks: readonly (readonly [RegExp, string])[] = [
  [/工行/gu, '工商银行'],
  [/建行/gu, '建设银行'],
  [/农行/gu, '农业银行'],
  [/中行/gu, '中国银行'],
  [/交行/gu, '交通银行'],
  [/招行/gu, '招商银行'],
  [/邮储(?!银行)/gu, '邮储银行'],
];

const normal = (text: string): string =>
  shortBanks
    .reduce((done, [short, whole]) => done.replace(short, whole), text.toLowerCase())
    .replace(/[\s,。,.!?“”"'()()*]/gu, '');

const around =
  /^(?:就|是|要|选|给|转给|转到|我要|我说的是|那就|用|从|to|the)+|(?:那个|这个|那位|这位|那张|这张|的|吧|呢|呀|啊|卡|one|please)+$/giu;

const core = (text: string): string => normal(text).replace(around, '').replace(around, '');

const pointing =
  /^(?:就|对|嗯|是|要|选|好)*[,]?(?:就是|就要|就)?(?:这个|那个|这位|那位|这张|那张|它|他|她|this one|that one)(?:吧|了|的)?$/iu;

/** 都不是, “none of them”. */
export const deniesAll = (text: string): boolean =>
  /都不(?:是|对|要)|没有(?:我要的|一个)|一个都不|不是他们|none of|neither/iu.test(text);

const unclearTo =
  /^.{0,8}(?:没|不)(?:看|听|太|大|弄)?(?:懂|明白).{0,6}$|^.{0,4}(?:啥|什么)意思|don'?t understand|what do you mean/iu;

/** Words that only win time: 我想想, 等等, 不知道. */
export const hesitates = (text: string): boolean =>
  unclearTo.test(text) ||
  /^(?:呃|嗯|那个|让)*(?:我?(?:再)?想(?:一)?想|想一下|考虑(?:一)?下|等(?:一)?(?:等|下|会儿?)|稍等(?:一下)?|慢着|我?不(?:知道|清楚|确定|晓得)|忘了|随便|让我看看|你说呢|啥|什么|hmm+|let me think|not sure|i don'?t know|wait|one moment)[吧呢啊呀哦。.!?\s,,]*$/iu.test(
    text.trim(),
  );

type Option = NonNullable<Frame['need']['options']>[number];

const namesOf = (option: Option): readonly string[] =>
  [option.label.zh, option.label.en, option.detail?.zh ?? '', option.detail?.en ?? ''].map(normal);

/** Do two characters in a row of what was said stand in this option's label and in no other's: 教健身的 → 健身教练? */
function sharedOnly(said: string, option: Option, options: readonly Option[]): boolean {
  const pairs = [...said].slice(1).map((second, index) => `${[...said][index] ?? ''}${second}`);
  const others = options.filter((other) => other !== option).flatMap(namesOf);
  return pairs.some(
    (pair) =>
      /^\p{Script=Han}{2}$/u.test(pair) &&
      !/^(?:银行|那个|这个|那张|这张|尾号|转给|我的)$/u.test(pair) &&
      namesOf(option).some((name) => name.includes(pair)) &&
      !others.some((name) => name.includes(pair)),
  );
}

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
  if (options.length === 1 && pointing.test(text.trim())) return options[0]?.value;
  const bareNumber = frame.need.slot === 'amount' && !/第|个|the/u.test(text);
  const position = bareNumber ? undefined : ordinalIn(text, options.length);
  if (position !== undefined) return options[position]?.value;
  const meant = core(text).replace(/^尾号(?:是)?/u, '');
  const fits = options.filter((option) =>
    namesOf(option).some((name) => meant.length >= 2 && name.includes(meant)),
  );
  if (fits.length === 1) return fits[0]?.value;
  const sharing = options.filter((option) => sharedOnly(said, option, options));
  if (sharing.length === 1) return sharing[0]?.value;
  const within = options.filter((option) =>
    namesOf(option).some((name) => name.length >= 2 && said.includes(name)),
  );
  return within.length === 1 ? within[0]?.value : undefined;
}

const pronouns = /^(?:[她他它]|ta|这个人|那个人|这位|那位|人家|佢|伊|对方|(?:him|her|them)(?: .*)?)$/iu;
const toPronoun =
  /(?:给|向|往|帮|畀|俾|为)(?:[她他它]|ta|佢|伊|这个人|那个人|那位|这位|对方|人家)|(?:转|汇|打|付).{0,8}(?:给|畀|俾)(?:[她他它]|佢|伊|对方)|\bto (?:him|her|them)\b|\b(?:send|pay|give|transfer) (?:him|her|them)\b|^(?:那|是|就|还是)?[她他]$/iu;

/** Does a slot's value or a sentence point to the person last spoken of: 她; 再给她转200; “send her”? */
export const meansPersonBefore = (text: string): boolean =>
  pronouns.test(text.trim()) || toPronoun.test(text);

const again =
  /^(?:那|就|还是|再)*(?:和|跟|同|照|按|像)?(?:着)?(?:上次|上回|刚才|之前|以前|老样子|上一笔)(?:那笔|那样|的)?(?:一样|一样的|的来|来|再来一[次笔遍]|再转一[次笔遍])?(?:转)?[吧呗啊了。.!]*$|^(?:那)?再(?:来|转|做|办)一[次笔遍单回](?:一样的|同样的)?[吧呗啊。.!]*$|^same (?:as (?:last time|before)|again)[.!]*$|^(?:do it |once )?again[.!]*$|^(?:还是)?老样子[吧。]*$/iu;

const goOn =
  /^(?:那)?(?:我)?(?:还是|继续|接着)(?:给[她他])?(?:转|办|打|汇)(?:给[她他])?(?:吧|了|好了)*[.!。]*$/u;

/** 和上次一样, 再来一笔, “same again”. */
export const asksSameAgain = (text: string): boolean => again.test(text.trim()) || goOn.test(text.trim());

/** 爸爸也一样, 那爸爸呢, 也给弟弟转: the command before for somebody else. */
export const sameForAnother = (text: string): boolean =>
  text.length <= 16 && /也|同样|照样|^那?.{1,6}呢[?]?$|same for|what about|and .+ too$/iu.test(text.trim());

const ellipsis = /^(?:那|那么|那我|咁|然后|还有|and|what about|how about|then)|(?:呢|咧|哩)[?。.]*$/iu;

/** A short follow-up that leans on the request before it: 那上个月呢, 信用卡呢, “what about last year”. */
export const soundsLikeEllipsis = (text: string): boolean =>
  text.trim().length <= 24 && ellipsis.test(text.trim());
