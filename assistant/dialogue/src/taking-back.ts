/** A text in which somebody takes something back: what stood before the turn of mind, and what is meant instead. */
export interface TakenBack {
  readonly before: string;
  readonly after: string;
}

const comma = '[,。.!;、…\\s]*';

/** 给B转500,不是给A: what was said first is meant, and the rest only says who is not. */
const notTheOther =
  /^(?<before>)(?<after>.*(?:转|汇|打|付|给|send|pay|transfer).*?)(?:[,。;…\s]+(?:(?:而|并|可)?不是|唔系|不要|别|not)\s*(?:转给|打给|汇给|付给|给|to )\s*|[,。;…\s]+(?:(?:而|并|可)?不是|唔系|\bnot )(?!我说|说))(?!.*(?:是|给|转|要))[^,,。;]{1,10}$/iu;

/** 不是A是B, 别转给A转给B, “not A but B”: the part that was meant is captured as `after`. */
const contrasts: readonly RegExp[] = [
  notTheOther,
  /^(?<before>.*?)(?:不是|唔系|不系|不叫|不要|不用)(?!我|说)(?:转|给)?.{1,12}?[,、\s]*(?:而是|而系|应该是|应该|改成|是|系|要|用)(?<after>.+)$/u,
  /^(?<before>)(?:先)?(?:别|不要|不用|不是|唔系|甭|莫|唔好|唔使|不)(?:再)?(?:转给|给|打给|汇给|转)[^,,。]{1,8}?(?:了|啦|吧)?[,。\s]*(?:改|换)?(?<after>(?:转给|给|打给|汇给|转到|转成|改成|换成).+)$/u,
  /^(?<before>.*?)\bnot\s+[\w\s]{1,16}?(?:,\s*(?:but |to |it'?s |make it )?|\s+(?:but|to|it'?s|make it)\s+)(?<after>.+)$/iu,
];

/** 错了,应该是B; 改成B; “no, make it B”: everything after the mark is what is meant. */
const marks = new RegExp(
  `^(?<before>.*?)(?:^|[,。.!;…\\s]|(?<=[\\d元块毛钱万千百十]))(?:哦|噢|呃|额|啊|哎呀?|诶|糟糕?了?|完了|坏了|天哪?|等等|等下|等一下)*${comma}` +
    '(?:(?:我)?(?:说|打|写|看|搞|弄|选|输|讲|转|发|填)错(?:人|卡|数|号|金额|名字|对象)?(?:了|啦|咗)?|错了|错啦|太多了?|太少了?|多了|少了|不对|不是|不系|唔系|唔啱|搞错|更正一下|更正|我是说|我意思是|我的意思是|不不+|不(?=[,])|' +
    '(?:等等|等一?下|慢着|且慢)(?=[,\\s…]*(?:不是|是|应该|改|换|转?给))|' +
    '(?:no|wait|oops|sorry|actually)\\b|i mean(?:t)?\\b)' +
    `${comma}(?:不是|不对|是|应该是|应该|改成|我是说|i mean(?:t)?|make it|it should be|it'?s)?${comma}(?<after>.*)$`,
  'iu',
);

const changes =
  /^(?<before>.*?)(?:改成|改为|改到|改转|改给|换成|换到|换为|变成|应该是|应为|改做|change (?:it |that )?to|make (?:it|that)|should be|instead of that)\s*(?<after>.+)$/iu;

const instead = /^(?<before>)(?:no |wait |,|\s)*(?<after>.+?)\s+instead[.!\s]*$/iu;
const regret = /^(?<before>)(?:算了|算啦|要不|不如|那|唔|嗯)*[,\s]*(?:还是|仲系|不如|要不)(?<after>.+)$/u;

/** Reads a change of mind out of a text; undefined when there is none. `after` may be empty: 不对, 金额错了. */
export function takenBack(text: string): TakenBack | undefined {
  for (const pattern of [...contrasts, instead, marks, changes, regret]) {
    const groups = pattern.exec(text.trim())?.groups;
    if (groups) return { before: (groups['before'] ?? '').trim(), after: unwrapped(groups['after'] ?? '') };
  }
  return undefined;
}

/** A further change of mind inside what is left counts too: 不对,改成600. */
function unwrapped(after: string): string {
  const rest = after
    .trim()
    .replace(/^(?:是|给我(?=转|打|汇|查|看|付)|把它|把金额|把收款人|to (?=\d))(?=.)/u, '')
    .replace(/\s+instead$/iu, '');
  const inner =
    changes.exec(rest)?.groups ?? /^(?:不是|不要).{1,12}?(?:是|要)(?<after>.+)$/u.exec(rest)?.groups;
  return (inner?.['after'] ?? rest).trim();
}

const aspects: readonly (readonly [string, RegExp])[] = [
  [
    'amount',
    /金额|数目|钱数|数(?:字|额)?(?:错|不对)|(?:打|写|输|填|搞|弄)错(?:数|金额)|(?:多|少)(?:打|写|输|按|加)了|(?:多|少)了?(?:一|两)?个?(?:零|0)|太(?:多|少)了|amount|the sum|too (?:much|little)/iu,
  ],
  [
    'payee',
    /收款人|(?:打|写|选|弄|搞|转|认)错人|人(?:错|不对|搞错|选错)|(?:错|另外|别的|其他)人|不是(?:这个|那个)?(?:人|他|她|ta)|不是(?:这|那)个|对象|wrong person|not (?:him|her|them)|payee|recipient/iu,
  ],
  [
    'account',
    /(?:换|改|别的|另外|另|其他|不是|不用)(?:一?张|一?个|这张|这个)?(?:卡|账户|户头)|(?:卡|账户)(?:错|不对)|another (?:card|account)|different (?:card|account)/iu,
  ],
  ['date', /(?:日期|时间|日子)(?:错|不对|改)|改(?:个|下)?(?:日期|时间|日子)|wrong da(?:te|y)|another day/iu],
];

/** Which part of a request is called wrong, when nothing is said in its stead: 金额不对, 换张卡付. */
export const aspectCalledWrong = (text: string): string | undefined =>
  aspects.find(([, words]) => words.test(text))?.[0];

const stopWords =
  "算了|算啦|拉倒吧?|罢了|不转了|不转啦|不弄了|不办了|不要了|不用了|不搞了|先不转了?|先不办了?|先别转了?|别转了?|别办了?|甭转了?|莫转了?|唔转(?:啦|了)?|唔好转住?|取消(?:吧|掉)?|撤(?:了|销)?吧?|停(?:止|下)?|打住|never ?mind|forget (?:it|that)|cancel(?: (?:it|that|this))?|stop(?: it)?|don'?t (?:send|do) (?:it|that)";
const stopAlone = new RegExp(
  `^(?:那|呃|嗯|哎|唉|等等|我|先|还是|就|please|ok|oh|no|,|,|\\s)*(?:${stopWords})(?:了|吧|啦|呀|啊|,|,|。|!|!|\\.|\\s|please|谢谢|thanks)*$`,
  'iu',
);
const stopFirst = new RegExp(
  `^(?:那|呃|嗯|哎|唉|等等|我|先|,|,|\\s)*(?:${stopWords})(?:了|吧|啦)*(?:[,。.!;\\s]+|(?=还是))(?<rest>.+)$`,
  'iu',
);

const stopLast =
  /^(?<before>.{3,}?)(?:[,。;!…\s]+(?:哎呀?|唉|呃|嗯|那|我看|要不|我|先|还是|oh|no|actually|,|\s)*(?:算了|算啦|不转了|不用转了|别转了|不办了|不还了|不买了|还是别了|别了|还是不了|不了|先别转|先别|先不转|不要了|取消吧?|never ?mind|forget (?:it|that)|cancel (?:it|that))|还是(?:别|不)(?:转|办|买|还)?了)(?:吧|啦|呀|哦|。|!|\.|\s)*$/iu;

/** 给我妈转500,算了: what stood before the stop at the end of the sentence. */
export const beforeStop = (text: string): string | undefined =>
  stopLast.exec(text.trim())?.groups?.['before']?.trim();

/** 算了, 别转了, “never mind”, and nothing else. */
export const soundsLikeStop = (text: string): boolean => stopAlone.test(text.trim());

/** What follows a stop word in the same breath: 算了,查下余额 → 查下余额. */
export const afterStop = (text: string): string | undefined =>
  stopFirst.exec(text.trim())?.groups?.['rest']?.trim();
