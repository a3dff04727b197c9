import { carriesSlot, intentEntry } from '../intents.ts';
import type { Mentions } from '../grammar/mentions.ts';
import type { Guess } from '../model/linear-model.ts';

const negatedCommand =
  /^(?:(?:等等|等一下|算了|哎|诶|那|你|先|可|千万|都|就|先不|我说|我)[,，、\s]*)*(?:别|甭|莫要?|勿|不要|不用|唔好|唔使|勿要)(?:再|给|帮|把|替|向|往|急着|忙)?.{0,14}(?:转|汇|充|缴|交|买|赎|还|付|存|取|申请|办|开|发|打钱|冻|锁|挂失|提现|换|投)/u;
const negatedEnglish =
  /^(?:please |wait,? |no,? |hey,? )*(?:don't|do not|never)\s(?:send|transfer|pay|buy|redeem|exchange|deposit|top up|withdraw|do)/u;
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
  mentions.money.some((mention) => mention.value !== undefined) &&
  (/^(?:chat|oos)/u.test(best.label) || best.confidence < 0.6);

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

/** What the wording forbids, whatever the model thinks: a negated command is not that command. */
export function guarded(
  text: string,
  guesses: readonly Guess[],
  mentions: Mentions,
  previousIntent: string | undefined,
): readonly Guess[] {
  const best = guesses[0];
  if (!best) return guesses;
  const [only] = mentions.money;
  if (
    only?.value !== undefined &&
    mentions.money.length === 1 &&
    saysNothingElse(text, only) &&
    !(best.label.startsWith('chat.') && best.confidence > 0.9)
  ) {
    return amountAlone(guesses, previousIntent);
  }
  if (previousIntent !== undefined && takesBack(text, best, mentions, previousIntent)) {
    return stopped(guesses, previousIntent);
  }
  const kind = intentEntry(best.label).kind;
  if (kind === 'command' && !takesNegation.test(best.label) && !stillAsks.test(text)) {
    const corrects = mentions.money.filter((mention) => mention.value !== undefined).length > 1;
    if (!corrects && (negatedCommand.test(text) || negatedEnglish.test(text))) {
      const pending =
        previousIntent === 'transfer.create' &&
        best.label.startsWith('transfer.') &&
        /撤|退回|追回/u.test(text);
      return stopped(guesses, pending ? 'transfer.cancel' : 'chat.stop');
    }
  }
  return guesses;
}
