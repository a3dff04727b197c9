import { coaching, phrases, type ScamKind, urgency } from './scam-phrases.ts';

/** What was heard in the customer's own words before they confirmed. Never a proof; always only part of a score. */
export interface ConversationSignals {
  /** The swindle that the words fit best; null for none. */
  readonly kind: ScamKind | null;
  /** The words as they were said, for the reason. */
  readonly heard: string | null;
  /** 0 nothing, 1 words of honest things too, 2 what only swindlers' victims say. */
  readonly strength: 0 | 1 | 2;
  readonly coached: boolean;
  readonly urged: boolean;
}

export const noSignals: ConversationSignals = {
  kind: null,
  heard: null,
  strength: 0,
  coached: false,
  urged: false,
};

/** A question about swindles is not one (这是不是刷单骗人的), nor is what somebody else met with. */
const asking = /是不是(?:诈骗|骗子|骗人)|怎么(?:防|识别|举报)|什么是|防诈|反诈知识/u;

/** Reads the customer's sentences, the newest last. */
export function listenFor(sentences: readonly string[]): ConversationSignals {
  const said = sentences
    .filter((sentence) => !asking.test(sentence))
    .join('。')
    .normalize('NFKC');
  const telling = phrases.map(({ kind, telling: words }) => ({ kind, found: words.exec(said)?.[0] }));
  const plain = phrases.map(({ kind, plain: words }) => ({ kind, found: words.exec(said)?.[0] }));
  const strong = telling.find(({ found }) => found !== undefined);
  const weak = plain.find(({ found }) => found !== undefined);
  const best = strong ?? weak;
  return {
    kind: best?.kind ?? null,
    heard: best?.found ?? null,
    strength: strong ? 2 : weak ? 1 : 0,
    coached: coaching.test(said),
    urged: urgency.test(said),
  };
}
