const mark =
  /[,,、;。\s]*(?:备注|附言|留言|注明|写上|写个|\bmemo|\bwith (?:a )?note|\bnote)\s*(?:是|写|说|上|为|一下)?\s*[::,,]?\s*/iu;
const moves = /转|汇|打|付|给|send|pay|transfer|wire/iu;
const wrapped = /^[“"「『'‘](?<inside>.*?)[”"」』'’](?<rest>.*)$/u;

export interface WithMemo {
  /** The sentence without the memo. */
  readonly request: string;
  readonly memo: string;
}

/**
 * Words for the payee at the end of a request: 给妈妈转500,备注:别忘了吃药. What they say is said to the payee and asks nothing
 * of the bank.
 */
export function memoAtEnd(text: string): WithMemo | undefined {
  const found = mark.exec(text);
  if (!found || found.index === 0) return undefined;
  const before = text.slice(0, found.index);
  const after = text.slice(found.index + found[0].length).trim();
  if (!moves.test(before) || after === '') return undefined;
  const { inside, rest } = wrapped.exec(after)?.groups ?? {};
  if (inside !== undefined)
    return inside === '' ? undefined : { request: `${before}${rest ?? ''}`, memo: inside };
  const memo = after.replace(/[。.!]+$/u, '');
  return memo === '' ? undefined : { request: before, memo };
}
