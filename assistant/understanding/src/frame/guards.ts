import { carriesSlot, intentEntry } from '../intents.ts';
import type { Mentions } from '../grammar/mentions.ts';
import type { Guess } from '../model/linear-model.ts';

const negatedCommand =
  /^(?:(?:等等|等一下|算了|哎|诶|那|你|先|可|千万|都|就|先不|我说|我)[,，、\s]*)*(?:别|甭|莫要?|勿|不要|不用|唔好|唔使|勿要)(?:再|给|帮|把|替|向|往|急着|忙)?.{0,14}(?:转|汇|充|缴|交|买|赎|还|付|存|取|申请|办|开|发|打钱|冻|锁|挂失|提现|换|投)/u;
/** 房贷先不还了, 国债不买了太长, 守护人先别加: an order taken back, whatever it was about. */
const takenBack =
  /(?:先|暂时|就|还是|我|也|都|那|的)?(?:不|别|唔好|甭)(?:想|打算|准备|急着|用)?(?:提前还|激活|开通|申请|预约|定投|分期|投诉|挂失|转|汇|充|缴|交|买|赎|还|存|取|办|开|换|投|分|贷|借|加|设|约|提|做|搞|弄|过数)(?:款|账|钱)?(?:了|先|住|啦|咯|吧)(?:[,，].{0,8})?$|先(?:不|别|唔好)(?:提前还|激活|开通|申请|预约|定投|分期|投诉|挂失|转|汇|充|缴|交|买|赎|还|存|取|办|换|投|贷|借|加|设|约)(?:款|账|钱)?$/u;
const negatedEnglish =
  /^(?:please |wait,? |no,? |hey,? )*(?:don't|do not|never)\s(?:send|transfer|pay|buy|redeem|exchange|deposit|top up|withdraw|do)/u;
/** 别换,就查查汇率: after the denial comes what is wanted instead. */
const asksInstead =
  /[,，。;；](?:我)?(?:就|只|改|换成|还是|帮我|给我(?=[查看])|查|看|问|我是?要|是要|先(?:锁|停|冻|查|看)|转给|还(?:最低|全部)|存|买)|[,，](?:just|only|but|show|tell)\b/u;
const denies = /别|不(?!了解|够|见|知|小心)|甭|莫|勿|唔|没|算了|取消|停|don't|not|never/u;
const orders =
  /直接|把[^,，]{1,10}(?:了|掉)|(?:转|汇|打|还|充|存|买|缴|交|付|挪|换|收|借|贷|提|赎|投|分|锁|冻|解|开|挂失|查|看|列|要|推荐|预约|报案)(?![了过错]|完|没)|\b(?:send|pay|transfer|buy|show|check|use|give)\b/u;
const putsOff = /再|等|明天|改天|回头|下次|以后|后悔|想想|商量|later|wait/u;

/** 不要分期,直接还了: a later clause that denies nothing and orders something is what is meant. */
const ordersAfter = (text: string): boolean =>
  text
    .split(/[,，。;；!！]/u)
    .slice(1)
    .some(
      (clause) => clause.length >= 3 && !denies.test(clause) && !putsOff.test(clause) && orders.test(clause),
    );

const stillAsks = /别忘|不要忘|别的|别人|不要紧|不用谢|不要钱|怎么|为什么|吗|多少/u;

/** Intents where the negation is the request itself (turn it off, do not show it). */
const takesNegation = /^(?:app\.|chat\.|oos|credit\.autopay_set|transfer\.(?:cancel|schedule_cancel)|reminder\.cancel|security\.(?:guardian_remove|fraud_report|privacy)|enterprise\.reject|payee\.remove|service\.|account\.close)/u; // prettier-ignore

const stopped = (guesses: readonly Guess[], intent: string): readonly Guess[] => {
  const confidence = Math.max(0.8, guesses[0]?.confidence ?? 0);
  const rest = guesses
    .filter((guess) => guess.label !== intent)
    .map((guess) => ({ ...guess, confidence: guess.confidence * (1 - confidence) }));
  return [{ label: intent, confidence }, ...rest];
};

/** Nothing but the amount and particles. */
export const saysNothingElse = (
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): boolean => /^[\s,，。.!！?？吧呗了的啊呀哈就个先]*$/u.test(text.slice(0, start) + text.slice(end));

const correction =
  /不是|不对|错了|说错|改成|改为|换成|哦不|噢不|唔系|应该是|actually|i mean|make it|sorry|^no\b/u;

/** 不是,是600 after a transfer: the turn before goes on with another amount, it is not refused. */
const takesBack = (text: string, best: Guess, mentions: Mentions, previousIntent: string): boolean =>
  correction.test(text) &&
  text.length <= 20 &&
  carriesSlot(previousIntent, 'amount') &&
  mentions.money.some(
    (mention) =>
      mention.value !== undefined && !/(?:不是|不要|别|not)\s?$/u.test(text.slice(0, mention.start)),
  ) &&
  (/^(?:chat|oos)/u.test(best.label) || best.confidence < 0.6);

/** 后天再转吧 after a transfer moves it to that day; it is not called off. */
const putsToDay = (text: string, { times }: Mentions, previousIntent: string): boolean =>
  carriesSlot(previousIntent, 'date') &&
  intentEntry(previousIntent).kind === 'command' &&
  times.some(
    ({ start, end, day }) => day !== undefined && onlyMoves.test(text.slice(0, start) + text.slice(end)),
  );
const onlyMoves = /^(?:那|就|改|等|到|还是)*(?:再|才)?(?:转|汇|打|付|发)(?:钱|款|账)?(?:吧|呗|好了|啦|嘛)?$/u;

/** A bare amount says nothing about what it is for: it goes with the turn before, or with a transfer, and nobody can be sure. */
function amountAlone(guesses: readonly Guess[], previousIntent: string | undefined): readonly Guess[] {
  const label =
    previousIntent !== undefined && carriesSlot(previousIntent, 'amount')
      ? previousIntent
      : 'transfer.create';
  const confidence = label === previousIntent ? 0.7 : 0.3;
  return [
    { label, confidence },
    ...guesses
      .filter((guess) => guess.label !== label)
      .map((guess) => ({ ...guess, confidence: guess.confidence * (1 - confidence) })),
  ];
}

/** 哪个是房东 in the middle of a transfer asks something; it may be no answer. */
const asksBack = /^(?:哪[个位张一]|谁|啥|什么|边个|which|who)(?:是|叫|\s).{1,10}[?？]?$/u;

/** 如果方便的话 alone is polite and asks for nothing yet. */
const preface = /^(?:如果|要是|假如|你)?(?:您|你)?(?:方便|可以|不麻烦|有空|行|没问题|不介意)的话[,，]?$/u;

/** 88, read aloud, is goodbye. */
const farewell = /^8{2,3}6?[\s!！。~～啦了]*$/u;

const takesBackOrder = (text: string): boolean => text.length <= 24 && takenBack.test(text);

/** What the wording forbids, whatever the model thinks: a negated command is not that command. */
export function guarded(
  text: string,
  guesses: readonly Guess[],
  mentions: Mentions,
  previousIntent: string | undefined,
): readonly Guess[] {
  const best = guesses[0];
  if (!best) return guesses;
  if (farewell.test(text)) return stopped(guesses, 'chat.bye');
  if (preface.test(text)) return stopped(guesses, 'oos');
  const [only] = mentions.money;
  if (
    only?.value !== undefined &&
    mentions.money.length === 1 &&
    saysNothingElse(text, only) &&
    !(best.label.startsWith('chat.') && best.confidence > 0.9)
  ) {
    return amountAlone(guesses, previousIntent);
  }
  if (
    previousIntent !== undefined &&
    (takesBack(text, best, mentions, previousIntent) || putsToDay(text, mentions, previousIntent))
  ) {
    return stopped(guesses, previousIntent);
  }
  const kind = intentEntry(best.label).kind;
  if (kind === 'command' && !takesNegation.test(best.label) && !stillAsks.test(text)) {
    const corrects = mentions.money.filter((mention) => mention.value !== undefined).length > 1;
    if (
      !corrects &&
      !asksInstead.test(text) &&
      !ordersAfter(text) &&
      (negatedCommand.test(text) || negatedEnglish.test(text) || takesBackOrder(text))
    ) {
      const pending =
        previousIntent === 'transfer.create' &&
        best.label.startsWith('transfer.') &&
        /撤|退回|追回/u.test(text);
      return stopped(guesses, pending ? 'transfer.cancel' : 'chat.stop');
    }
  }
  if (previousIntent === undefined) return perhapsForeign(guesses, best);
  return kind === 'command' && best.label === previousIntent && asksBack.test(text)
    ? [{ ...best, confidence: Math.min(best.confidence, 0.8) }, ...guesses.slice(1)]
    : guesses;
}

/** A doubtful request with a fair chance of being none at all is none: asking again costs less than a wrong order. */
function perhapsForeign(guesses: readonly Guess[], best: Guess): readonly Guess[] {
  const foreign = guesses.find((guess) => guess.label === 'oos');
  const doubtful = best.confidence < 0.6 && intentEntry(best.label).kind !== 'chat';
  if (!foreign || foreign === best || !doubtful || foreign.confidence < 0.1) return guesses;
  return [foreign, ...guesses.filter((guess) => guess !== foreign)];
}
