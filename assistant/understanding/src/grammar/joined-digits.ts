/** Rows of digits that a mark joins: 5,000 and 12.50 are numbers, 5，000, 1.000, 500-300 and 3~5 could be several things. */
const joined = /\d+(?:\s?[,，.。、'’‘`·~～\-–—*×/÷+＋]{1,2}\s?\d+)+/uy;
const wellFormed = /^(?:\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+\.\d{1,2})$/u;
/** 500减100, 2个500: reckoning that a bank does not do for its customer. */
const reckoned =
  /\d+(?:\.\d+)?[块元]?(?:减去?|加上?|乘以?|除以?)\d+|[\d两三四五]+个(?=\d{2,}(?!\d*(?:号|月|年)))\d+/uy;
const timesOver = /\d+(?:\.\d+)?[块元]?(?=[\d两二三四五六]+[次遍回])/uy;

const endOf = (pattern: RegExp, text: string, at: number): number | undefined => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
};

/**
 * Where a row of digits that begins at `at` ends, when no one amount can be read from it for certain; undefined when it is
 * an ordinary number or stands for something else (`claimed`: a date, a tail, a phone).
 */
export function uncertainDigits(
  text: string,
  at: number,
  claimed: (place: number) => boolean,
): number | undefined {
  if (!/\d/u.test(text[at] ?? '') || /[\d.,，]/u.test(text[at - 1] ?? '')) return undefined;
  const row = endOf(joined, text, at);
  const end =
    row !== undefined && !wellFormed.test(text.slice(at, row))
      ? row
      : (endOf(reckoned, text, at) ?? endOf(timesOver, text, at));
  if (end === undefined) return undefined;
  for (let place = at; place < end; place += 1) if (claimed(place)) return undefined;
  return end;
}
