import { currencyCodeOf, foreignUnit } from './currency.ts';
import { decimalFrom, moneyText, plus, times, whole, type Decimal } from './decimal.ts';
import { readEnglishNumber } from './english-number.ts';
import { uncertainDigits } from './joined-digits.ts';
import { isNumberCharacter, readNumber, type NumberReading } from './number.ts';

/** A number that may be an amount of money. */
export interface MoneyMention {
  readonly start: number;
  readonly end: number;
  /** `500.00`; absent where the words name no exact amount that a payment could have. */
  readonly value: string | undefined;
  /** ISO 4217 where a currency stands beside the number; `CNY` for 元, 块 and the like. */
  readonly currency: string | undefined;
  /** `marked` with a unit of money, `counted` with a multiplier (三百, 3万), else `bare`. */
  readonly strength: 'marked' | 'counted' | 'bare';
  /** Said with 左右, 大概 and the like. */
  readonly rough: boolean;
}

const prefix = new RegExp(`(?:[¥￥]|rmb|cny|人民币|us\\$|hk\\$|[$€£]|usd|hkd|eur|gbp|jpy)\\s?$`, 'u');
const foreign = new RegExp(
  `^\\s?(?:个|块|元)?\\s?(?:${foreignUnit}|刀(?![片具子])|欧(?![洲美式])|镑|円|dollars?)(?![a-z])`,
  'u',
);
const yuan =
  /^\s?(?:个)?(?:元整|元钱|元|块钱|块大洋|块人民币|块|快(?=$|[,，。钱一二三四五六七八九])|圆整|圆|人民币|rmb(?![a-z])|cny(?![a-z])|yuan(?![a-z])|kuai(?![a-z])|renminbi|大洋|块銀|蚊(?!子|香|帐)|文(?!件|章|化|字|档|学|本|书|山|艺)|bucks?(?![a-z])|个?银|塊)/u;
const dime = /^\s?(?:毛|角)(?:钱)?/u;
const cent = /^\s?分钱/u;

/** What follows a bare number and shows that it counts something else. */
const countsOther =
  /^\s?(?:年|天|周(?!转)|星期|礼拜|个(?!亿|w|人养老|人所得)|岁|期|次|笔|张|位|名|人(?!民)|头|只|口|匹|羽|条|尾|亩|斤|公斤|吨|袋|箱|件|台|辆|套|部|本|把(?!块)|%|％|折|点|分(?!期|半|[\d一二三四五六七八九十两廿卅])|秒|小时|楼|层|栋|单元|室|路|街|号线|班|中学|级|届|季|股|份|手|克|g\b|盎司|倍|成(?!功|不|人|美|欧|港|英|日)|世|代(?!发)|环|站|门|维|座|排|式|国(?!债)|大寿|档|页|版|种|类|些|样|会儿|回(?![来卡去工到存银账])|遍|趟|码|夜|米|公里|升|度|瓶|杯|瓣|分之|番|[/:：]\d|-\d|,\d{3}|开头|打头)|^(?:st|nd|rd|th|pm|am)\b|^\s(?:hours?|days?|weeks?|months?|years?|times?|people|persons?|employees|workers|staff|installments?|instalments?|percent|o'clock|cows?|pigs?|sheep|shares?|units?|grams?|am|pm)\b/u;
const datesOnly = /^\s?(?:号|日|月)/u;
const kinAfter =
  /^\s?(?:大(?:爷|娘|妈|哥|姐|叔|伯)|叔|伯|姨|姑|舅|爷|婶|嫂|娘|婆|妈|爸|奶|公|哥|姐|弟|妹|儿|丫|妞|宝|太|总|老师|师|少|狗|胖|子)/u;
const roughAfter = /^\s?(?:左右|上下|以?上下|的样子|出头)/u;
const moreAfter = /^\s?(?:多|个w|来(?=[块元个万千百钱])|几|余|好几)/u;
/** 一千而 may be 一千二 misheard: such a number is not certain. */
const misheardDigit = /^[而儿午伍舞物溜流伞散撕](?=$|[,，。\s块给])/u;
const roughBefore = /(?:大概|大约|差不多|将近|接近|约|估计|左右|about|around|roughly|approximately)\s?$/u;
/** 六百还是八百: asked, not decided. */
const orAfter = /^(?:块|元)?钱?(?:还是|或者?)\s?[\d一二两三四五六七八九十百千万半]/u;
const orBefore = /[\d一二两三四五六七八九十百千万块元毛](?:还是|或者?)$/u;
const negative = /(?:负|minus\s?|(?<![0-9a-z一-龥])-|(?<=[一-龥])-|减)\s?$/u;

/** What precedes a number that is a label or part of a name. */
const labelBefore =
  /(?:第|期数|期限|尾号|尾数|末四位|后四位|卡号|账号|单号|订单|编号|电话|手机号?|号码|密码|验证码|工号|房号|户号|沪深|中证|上证|深证|创业板|科创|标普|纳斯达克|纳指|恒生|国证|日经|罗素|道指|富时|周|星期|礼拜|no\.\s?|#\s?|[\d][/:：-]|双|初|腊月|正月)$/u;

/** Words that carry a number inside and are no number: names, idioms, festivals. */
const fixedWords =
  /一下|一块(?=都|也|钱都|钱也)|这[两三四五六]块(?=加|都|合|一起|账户|$)|一点(?![零一二三四五六七八九\d])|一些|一起|一样|一共|一直|一定|一般|一笔|一个(?!亿|w)|一次|一键|一码通|一卡通|一网通|一会儿?|一块儿|一块堆|整一块|(?:放|合|凑|拢|归|堆)(?:到|在)?一块|一遍|一趟|一份|一张|一种|统一|唯一|万一|万能|万科|万达|万事|千万别|千万不|百分之|一分钱(?=都|也|不|$|[,，。])|百货|百姓|百度|百合|百万医疗|百万任我行|三农|三方|三支柱|四川|五险一金|五粮液|六安|七夕|七天无理由|八卦|九江|十一长假|五一|六一|三八|双十一|双十二|十全|十分|半个?月|半年|三七|千禧|万象|万通|千岛|七匹狼|三只松鼠|三星|四大行|五谷|九阳|六福|二手|二维码|二类户?|三类户?|一类户?|二级|三方存管|一家|两会|零钱通?|零售|零花钱?|零食|零用钱?|二代|三亚|十堰|五台|二连|一百分|一把手|第[一二三四五六七八九十百千万零\d]+|老[一二三四五六七八九十]|小[一二三四五六七八九十](?![百千万块元])|阿[一二三四五六七八九十](?![百千万块元])|[张李王赵刘陈杨黄周吴徐孙马朱胡林郭何罗高][一二三四五六七八九](?![百千万块元十])/guy;

const emptyStarts = new Set([
  '百',
  '佰',
  '千',
  '仟',
  '万',
  '亿',
  '点',
  '.',
  ',',
  '半',
  '上',
  '好',
  '零',
  '〇',
  '○',
  'k',
  'w',
]);

/** Finds the numbers that may be money, from left to right; `claimed` tells which places mean something else. */
export function readMoney(text: string, claimed: (place: number) => boolean): readonly MoneyMention[] {
  const mentions: MoneyMention[] = [];
  let at = 0;
  while (at < text.length) {
    fixedWords.lastIndex = at;
    const fixed = fixedWords.exec(text);
    if (fixed && !isAmountAfterAll(text, at)) {
      at += Math.max(1, fixed[0].length);
      continue;
    }
    const uncertain = uncertainDigits(text, at, claimed);
    if (uncertain !== undefined) {
      mentions.push(unclear(at, uncertain));
      at = uncertain;
      continue;
    }
    const found = claimed(at) ? undefined : moneyAt(text, at, nextClaim(text, at, claimed));
    if (found === undefined) {
      at += 1;
      continue;
    }
    if (found.mention) mentions.push(found.mention);
    at = Math.max(found.end, at + 1);
  }
  return dropSplitDigits(text, mentions);
}

/** 一百块 begins like 一百分, 三七 like a share: a number that a unit of money follows is money. */
function isAmountAfterAll(text: string, at: number): boolean {
  const reading = readNumber(text, at);
  return (
    reading?.value !== undefined &&
    reading.end > at + 1 &&
    reading.multiplied &&
    yuan.test(text.slice(reading.end, reading.end + 6))
  );
}

interface Found {
  readonly end: number;
  readonly mention: MoneyMention | undefined;
}

/** What else has taken a place ends the number before it: 十万三年 is 十万 and 三年. */
function nextClaim(text: string, at: number, claimed: (place: number) => boolean): number {
  let limit = at;
  while (limit < text.length && limit < at + 40 && !claimed(limit)) limit += 1;
  return claimed(limit) ? limit : text.length;
}

function moneyAt(text: string, at: number, limit: number): Found | undefined {
  const english = readEnglishNumber(text, at);
  if (english) return judged(text, at, english.end, english.value, english.multiplied ? 'counted' : 'bare');
  const character = text[at] ?? '';
  const led = ledByMultiplier(text, at);
  if (led) return judged(text, at, at + 2, led, 'counted');
  const vague = vagueAt(text, at);
  if (vague !== undefined) return { end: vague, mention: unclear(at, vague) };
  if (!isNumberCharacter(character) || emptyStarts.has(character)) return undefined;
  if (/[0-9]/u.test(character) && /[0-9.]/u.test(text[at - 1] ?? '')) return undefined;
  const reading = readNumber(text, at, limit);
  if (!reading) return undefined;
  const strength = reading.multiplied ? 'counted' : 'bare';
  const slang = hundredsSlang.exec(text.slice(reading.end, reading.end + 4));
  if (slang && reading.value && !reading.multiplied) {
    const end = reading.end + slang[0].length;
    return {
      end,
      mention: {
        ...unclear(at, end),
        value: moneyText(times(reading.value, slang[1] === undefined ? 1000n : 100n)),
        currency: 'CNY',
        strength: 'marked',
      },
    };
  }
  const once = reading.value === undefined ? saidTwice(text, at, reading.end) : undefined;
  if (once) return judged(text, once.start, once.end, once.value, 'counted');
  if (reading.value === undefined)
    return { end: pastRow(text, reading.end), mention: unclear(at, reading.end) };
  if (reading.script === 'chinese' && !reading.multiplied && reading.end - at > 1) {
    return { end: reading.end, mention: undefined };
  }
  return judged(text, at, reading.end, reading.value, strength);
}

/** Cantonese: 一嚿水 is a hundred, 一撇水 a thousand. */
const hundredsSlang = /^(?:([嚿旧])水?|撇水?)(?!书|货|版|账|卡|手机)/u;

/** A stammer, 八百八百: the same number twice is that number once. */
function saidTwice(text: string, start: number, end: number): NumberReading | undefined {
  const half = (end - start) / 2;
  if (
    !Number.isInteger(half) ||
    half < 2 ||
    text.slice(start, start + half) !== text.slice(start + half, end)
  )
    return undefined;
  const reading = readNumber(text.slice(start, start + half), 0);
  return reading?.value && reading.multiplied ? { ...reading, start: start + half, end } : undefined;
}

const unclear = (start: number, end: number): MoneyMention => ({ start, end, value: undefined, currency: undefined, strength: 'bare', rough: false }); // prettier-ignore

/** Cantonese: 万二蚊 is 12,000, 千二 1,200, 百二 120, where a unit of money says that it is an amount. */
function ledByMultiplier(text: string, at: number): Decimal | undefined {
  const found = /^([百千万])([一二三四五六七八九])(?=蚊|元|块|塊|銀|銀)/u.exec(text.slice(at, at + 4));
  if (!found || isNumberCharacter(text[at - 1] ?? '')) return undefined;
  const tenths = { 百: 10, 千: 100, 万: 1000 }[found[1] as '百' | '千' | '万'];
  return whole(tenths * (10 + digitOf(found[2] ?? '')));
}

const vaguePattern =
  /(?:好?几|数|上)[十百千万亿]+[\d一二三四五六七八九十百千万亿]*|[百千万](?:儿)?八(?:十|百|千|万)?(?=[块元的美港欧日英澳]|刀|$)|[百千万]把(?=[块元])|[百千万]十来?[块元]/uy;

function vagueAt(text: string, at: number): number | undefined {
  vaguePattern.lastIndex = at;
  return vaguePattern.test(text) ? vaguePattern.lastIndex : undefined;
}

/** Where a row of digits and letters that is no number ends: nothing inside it may be read again. */
function pastRow(text: string, end: number): number {
  const rest = /^[0-9a-z.,+-]*/u.exec(text.slice(end));
  return end + (rest?.[0].length ?? 0);
}

function judged(
  text: string,
  start: number,
  end: number,
  value: Decimal | undefined,
  strength: 'counted' | 'bare',
): Found {
  const before = text.slice(Math.max(0, start - 12), start);
  const after = text.slice(end, end + 12);
  if (moreAfter.test(after)) return { end: end + 1, mention: unclear(start, end) };
  const unit = unitAfter(text, end, value);
  const sign = prefix.exec(before);
  const marked = unit !== undefined || sign !== null;
  const money = unit ? unit.value : value;
  const stop = unit?.end ?? end;
  const currency = unit?.currency ?? (sign ? (currencyCodeOf(sign[0].trim()) ?? 'CNY') : undefined);
  if (
    !marked &&
    (countsOther.test(after) || (labelBefore.test(before) && !countedAfterPhone(before, strength)))
  )
    return { end, mention: undefined };
  if (!marked && saysAge(before, after, value)) return { end, mention: undefined };
  if (!marked && strength === 'bare' && namesOther(text, start, before, after))
    return { end, mention: undefined };
  if (marked && unit && /(?:第|#)$/u.test(before)) return { end: stop, mention: undefined };
  const outside = beforeSign(before, sign);
  const text2 = negative.test(outside) || money === undefined ? undefined : moneyText(money);
  const tail = text.slice(stop, stop + 6);
  const vague = /^\s?(?:多|来块|几)/u.test(tail) || /^(?![0-9])\p{N}/u.test(tail);
  const rough = roughAfter.test(tail) || roughBefore.test(outside);
  const misheard = strength === 'counted' && !unit && misheardDigit.test(tail);
  const ranged = /[几数]$/u.test(outside) || (strength === 'counted' && /(?:小|大几)$/u.test(outside));
  const undecided = orAfter.test(tail) || orBefore.test(outside);
  const left = /^了/u.test(tail) && /(?:不足|不到|只剩下?|就剩下?|还剩下?|剩下?)$/u.test(outside);
  return {
    end: stop,
    mention: {
      start: start - (sign?.[0].length ?? 0),
      end: stop,
      value: vague || misheard || ranged || undecided || left || brokenRow(before, after) ? undefined : text2,
      currency,
      strength: marked ? 'marked' : strength,
      rough,
    },
  };
}

const beforeSign = (before: string, sign: RegExpExecArray | null): string => (sign ? before.slice(0, before.length - sign[0].length) : before); // prettier-ignore

/** Digits of another script or a letter beside the number: a reader cannot be sure where it begins or ends. */
const brokenRow = (before: string, after: string): boolean => /[\p{No}\p{Nl}]$|(?![0-9])\p{Nd}$|\u20e3$/u.test(before) || /^(?:[\p{No}\p{Nl}]|(?![0-9])\p{Nd}|\u20e3)/u.test(after); // prettier-ignore

/** 手机一百: what is counted in hundreds after the word for a phone is no phone number. */
const countedAfterPhone = (before: string, strength: 'counted' | 'bare'): boolean =>
  strength === 'counted' && /(?:手机|电话|双)$/u.test(before);

const saysAge = (before: string, after: string, value: Decimal | undefined): boolean =>
  /(?:今年|都|快|已经|我)$/u.test(before) &&
  /^(?:了|多了|岁|的人)/u.test(after) &&
  value !== undefined &&
  value.scale === 0 &&
  value.digits < 120n;

const serviceNumber =
  /^(?:100\d{2}|95\d{3}|96\d{3,4}|12\d{3}|110|119|120|122)(?:催|打|发|的?(?:短信|电话|来电|客服)|来|说|叫|让|是)/u;

/** A number without unit or multiplier that is a date, a title, a code or a hotline. */
const namesOther = (text: string, start: number, before: string, after: string): boolean =>
  datesOnly.test(after) ||
  kinAfter.test(after) ||
  (/^[a-z]/u.test(after) && /[0-9]/u.test(text[start] ?? '')) ||
  /(?:小|老|阿|高|大)$/u.test(before) ||
  serviceNumber.test(text.slice(start)) ||
  lettersBefore(text, start);

/** A digit right after a letter belongs to a name (A4, R2); v50 is a request for fifty yuan. */
const lettersBefore = (text: string, start: number): boolean =>
  /[0-9]/u.test(text[start] ?? '') &&
  /[a-z]$/u.test(text.slice(Math.max(0, start - 2), start)) &&
  !/(?<![a-z])v$/u.test(text.slice(Math.max(0, start - 2), start));

interface Unit {
  readonly end: number;
  readonly value: Decimal | undefined;
  readonly currency: string;
}

/** The unit after a number, with the smaller units that follow it: 三块五, 12元5角, 五毛, 三块半. */
function unitAfter(text: string, end: number, value: Decimal | undefined): Unit | undefined {
  const rest = text.slice(end, end + 24);
  const abroad = foreign.exec(rest);
  if (abroad) return { end: end + abroad[0].length, value, currency: foreignCode(abroad[0]) };
  const main = yuan.exec(rest);
  if (main) {
    const small = smallerUnits(text, end + main[0].length);
    const sum = value && small ? plus(value, small.value) : value;
    return {
      end: small?.end ?? end + main[0].length,
      value: small?.broken ? undefined : sum,
      currency: 'CNY',
    };
  }
  const dimes = dime.exec(rest);
  if (dimes && !/^\s?角(?:落|色|度)/u.test(rest)) {
    const tail = /^([一二三四五六七八九1-9])(?:分钱?)?(?![一二三四五六七八九十百\d号月])/u.exec(
      text.slice(end + dimes[0].length),
    );
    const cents = tail ? digitOf(tail[1] ?? '') : 0;
    const scaled = value && { digits: value.digits, scale: value.scale + 1 };
    return {
      end: end + dimes[0].length + (tail?.[0].length ?? 0),
      value: scaled && plus(scaled, { digits: BigInt(cents), scale: 2 }),
      currency: 'CNY',
    };
  }
  const cents = cent.exec(rest);
  if (cents)
    return {
      end: end + cents[0].length,
      value: value && { digits: value.digits, scale: value.scale + 2 },
      currency: 'CNY',
    };
  return undefined;
}

function foreignCode(words: string): string {
  const code = currencyCodeOf(words);
  if (code !== undefined) return code;
  return words.includes('欧') ? 'EUR' : words.includes('镑') ? 'GBP' : 'USD';
}

const digitOf = (character: string): number =>
  '零一二三四五六七八九'.indexOf(character) >= 0
    ? '零一二三四五六七八九'.indexOf(character)
    : character === '两'
      ? 2
      : Number(character);

interface SmallUnits {
  readonly end: number;
  readonly value: Decimal;
  readonly broken: boolean;
}

const oneDigit = '[一二两三四五六七八九壹贰叁肆伍陆柒捌玖0-9]';
/** After 块 a lone digit is tenths, unless it begins something else: 三号, 两个, 三姨. */
const beginsOther =
  '[号日月年天周个期次笔点人位张岁折%哥姐弟妹叔姨伯姑舅爷婶嫂娘回遍趟把块元家台件斤克条只头口股份手本杯瓶顿餐夜晚早起样种般直定共边些会下季小钟秒星礼]';
const dimesAndCents = new RegExp(
  `^(?:零?(${oneDigit})(?:毛|角)钱?(?:零?(${oneDigit})分?钱?)?|零?(${oneDigit})分钱?|零(${oneDigit})(?!${oneDigit}|[十百千万])|(半)(?!年|个)|(\\d{2})(?!\\d|[十百千万]|${beginsOther})|(?!一[一-龥](?<![给到的了吧呗啊钱没整也又]))(${oneDigit})(?!${oneDigit}|[十百千万]|${beginsOther}))`,
  'u',
);

function smallerUnits(text: string, from: number): SmallUnits | undefined {
  const apart = /^\s(\d{2})(?=$|[,.!?]|\s(?:to|for|from|please|into|on|today)\b)/u.exec(text.slice(from));
  if (apart && /[a-z]/u.test(text[from - 1] ?? ''))
    return { end: from + apart[0].length, value: decimalFrom(`0.${apart[1] ?? ''}`), broken: false };
  // 42元 50 may be one amount or two numbers.
  if (/^\s\d/u.test(text.slice(from))) return { end: from, value: whole(0), broken: true };
  const match = dimesAndCents.exec(text.slice(from, from + 12));
  if (!match) {
    const digitsFollow = /^[0-9零一二三四五六七八九]/u.test(text.slice(from));
    return digitsFollow && /^[0-9零一二三四五六七八九]{2,}(?![号月日年天点个期次])/u.test(text.slice(from))
      ? { end: from, value: whole(0), broken: false }
      : undefined;
  }
  const [all, dimes, centsAfterDimes, cents, zeroCents, half, figures, single] = match;
  const end = from + all.length;
  const at = (value: Decimal): SmallUnits => ({ end, value, broken: false });
  const value = (digits: number, scale: number): Decimal => ({ digits: BigInt(digits), scale });
  if (dimes !== undefined)
    return at(value(formal(dimes) * 10 + (centsAfterDimes === undefined ? 0 : formal(centsAfterDimes)), 2));
  if (cents !== undefined) return at(value(formal(cents), 2));
  // 三块零五 may be 3.05; some say it for 3.5, so it names no exact amount.
  if (zeroCents !== undefined) return { end, value: whole(0), broken: true };
  if (half !== undefined) return at(value(5, 1));
  if (figures !== undefined) return at(decimalFrom(`0.${figures}`));
  return at(value(formal(single ?? '0'), 1));
}

const formal = (character: string): number => {
  const index = '零壹贰叁肆伍陆柒捌玖'.indexOf(character);
  return index >= 0 ? index : digitOf(character);
};

/** `5 00`, `1 200`: rows that only a blank parts may be one number or two; neither is taken. */
function dropSplitDigits(text: string, mentions: readonly MoneyMention[]): readonly MoneyMention[] {
  return mentions.map((mention, index) => {
    const [before, after] = [mentions[index - 1], mentions[index + 1]];
    const joins = (first: MoneyMention | undefined, second: MoneyMention | undefined): boolean =>
      first !== undefined &&
      second !== undefined &&
      first.strength === 'bare' &&
      /^\s\d/u.test(text.slice(first.end)) &&
      second.start === first.end + 1;
    return joins(before, mention) || joins(mention, after) ? { ...mention, value: undefined } : mention;
  });
}
