import type { Entities, Understanding } from '@banxing/understanding';
import type { Reader } from './fragment.ts';
import { slotsInFragment } from './fragment.ts';

export interface Request {
  readonly intent: string;
  readonly slots: Readonly<Record<string, string>>;
  /** The piece of the sentence that asked for it, where it is not the whole. */
  readonly said?: string;
}

const seams =
  /(?:[,;。!、\n]|(?<!\d)\.|\.(?!\d))+\s*(?:然后|再|顺便|顺带|另外|还有|同时|接着|并且?|也|and (?:also|then)?|also|then)?|\s*(?:然后|顺便|顺带|另外|同时|接着|还有就是)\s*|\s+(?:and then|and also|and|then)\s+/giu;
const sureEnough = 0.6;

const isRequest = (intent: string): boolean => !/^(?:chat\.|oos$)/u.test(intent);

const clash = (first: Request, second: Request): boolean =>
  first.intent !== second.intent ||
  Object.entries(second.slots).some(
    ([name, value]) => first.slots[name] !== undefined && first.slots[name] !== value,
  );

const fraudDenied =
  /^(?:他|她|对方|这|肯定|真的|我说了)?(?:不是|没有|不会是|又不是|没)(?:什么)?(?:骗子|诈骗|骗局|被骗|骗我)(?:的|了|吧)?[,。!\s]+(?<rest>.+)$/u;

/** 不是骗子,给李强转: a warning is answered in passing; what follows it is the request. */
export const afterFraudDenied = (text: string): string | undefined =>
  fraudDenied.exec(text.trim())?.groups?.['rest'];

/** 昨天丢的, 就是刚才: says more about what came before it and asks for nothing. */
const isAside = (piece: string): boolean =>
  piece.length <= 8 &&
  /^(?:就是|是|也就是|大概)?(?:今天|昨天|昨晚|前天|刚才|刚刚|早上|上午|下午|晚上|上周|上个月|那天)[^查看转付还买花收多几什哪]{0,4}(?:的|了|吧)?$/u.test(
    piece,
  );

/** 给房东转房租,每月1号转3000: the second piece says what the first one left out, so both are one request. */
const completes = (first: Request, second: Request): boolean =>
  first.intent.startsWith('transfer.') &&
  second.intent.startsWith('transfer.') &&
  first.slots['amount'] === undefined &&
  second.slots['payee'] === undefined;

const asksAnew =
  /查|看|问|帮|给|转|买|卖|交|充|存|取|开通|提醒|还信用卡|还房贷|多少|什么|哪|[?吗呢]\s*$|check|show|how|what|pay|send|remind/iu;

/** 我想借一万,一年还清: read whole, the later piece only says more of the first request. */
function tellsMore(first: Request, second: Request, whole: Understanding): boolean {
  const more = Object.keys(whole.slots).filter((name) => first.slots[name] === undefined);
  return (
    second.intent !== first.intent &&
    whole.intent === first.intent &&
    whole.confidence >= 0.9 &&
    more.length > 0 &&
    !asksAnew.test(second.said ?? '')
  );
}

/**
 * A later piece may leave out the verb of the one before: 给妈妈转500,爸爸300. It is a request of its own when it names
 * both somebody and an amount.
 */
function shortened(reader: Reader, piece: string, before: Request | undefined): Request | undefined {
  if (before?.intent !== 'transfer.create') return undefined;
  const slots = slotsInFragment(reader, before.intent, piece);
  return slots['payee'] !== undefined && slots['amount'] !== undefined
    ? { intent: before.intent, slots }
    : undefined;
}

const number = '[\\d零一二两三四五六七八九十百千万.]+(?:元|块钱|块)?';
const oneAfterTheOther = new RegExp(
  `^(?:帮我|请|麻烦)?(?:给[^给\\d]{1,6}?(?:转|打|汇)?${number}){2,4}$`,
  'u',
);

/** 给我妈500给我爸300: each 给 begins the next request, where every one of them is followed by its own amount. */
const apartByPayee = (text: string): string =>
  oneAfterTheOther.test(text.trim()) ? text.trim().replace(/(?<=.)(?<!帮我|请|麻烦)给/gu, ',给') : text;

/** The requests of a sentence that has several, in the order said; empty when it has one or cannot be parted for sure. */
export function severalIn(reader: Reader, text: string): readonly Request[] {
  if (text.length > 160) return [];
  const pieces = apartByPayee(text)
    .split(seams)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
  if (pieces.length < 2 || pieces.length > 5) return [];
  const found: Request[] = [];
  for (const piece of pieces) {
    if (found.length > 0 && isAside(piece)) continue;
    const heard: Understanding = reader.understand(piece);
    const sure = isRequest(heard.intent) && heard.confidence >= sureEnough;
    const whole =
      shortened(reader, piece, found.at(-1)) ??
      (sure ? { intent: heard.intent, slots: heard.slots } : undefined);
    if (whole) found.push({ ...whole, said: piece });
    else if (heard.intent === 'oos' || isRequest(heard.intent)) return [];
  }
  const pairs = found.slice(1).map((each, index) => [found[index] as Request, each] as const);
  const whole = reader.understand(text);
  if (pairs.some(([first, second]) => completes(first, second) || tellsMore(first, second, whole))) return [];
  const distinct = found.filter((each, index) => index === 0 || clash(found[index - 1] as Request, each));
  return distinct.length < 2 ? [] : distinct;
}

const eachOf = /各(?:自)?|分别|每人|每个人|一人|each/iu;
const joined = /还是|\bor\b|和|跟|与|、|及|还有|\band\b|,|,/u;

/** The people in 给妈妈和爸爸…, when two or more of the customer's payees are joined. */
export function payeesJoined(text: string, entities: Entities): readonly string[] {
  const names = [...(entities.payees ?? []), '我妈', '我爸', '老妈', '老爸', '妈', '爸'].sort(
    (a, b) => b.length - a.length,
  );
  let rest = text;
  const found: { name: string; at: number }[] = [];
  for (const name of names) {
    const at = rest.indexOf(name);
    if (at < 0) continue;
    found.push({ name, at });
    rest = rest.slice(0, at) + ' '.repeat(name.length) + rest.slice(at + name.length);
  }
  const ordered = found.sort((a, b) => a.at - b.at);
  const apart = ordered.every(({ name, at }, index) => {
    const next = ordered[index + 1];
    const between = text.slice(at + name.length, next?.at);
    return !next || (between === '' ? forEach(text) : between.length <= 4 && joined.test(between));
  });
  return ordered.length >= 2 && apart ? ordered.map(({ name }) => name) : [];
}

/** 给妈妈和爸爸各转500: the same amount to each of them, said for sure. */
export const forEach = (text: string): boolean => eachOf.test(text);
