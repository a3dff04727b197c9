/** Why a turn is worth a look. */
export const turnReasons = [
  'unsure',
  'not_understood',
  'corrected',
  'abandoned',
  'repeated',
  'handed_over',
  'unhelpful',
] as const;
export type TurnReason = (typeof turnReasons)[number];

/** What the assistant heard and answered, as far as it matters here. */
export interface TurnFacts {
  readonly text: string;
  readonly intent: string;
  readonly confidence: number;
  /** The proposal that the answer carried. */
  readonly proposal: string | null;
  /** The answer asked for something. */
  readonly asks: boolean;
  readonly handedOver: boolean;
}

/** Below this a reading counts as unsure; a little above where the dialogue asks back, which is unsure for certain. */
export const unsureBelow = 0.6;

const corrects =
  /^(?:哎|诶|啊|哦|呃)?[,，\s]*(?:不是|不对|错了|搞错|弄错|你?听错|我?说错|我?是说|我的意思|应该是|改成|我说的是|no\b|not\b|wrong|i meant|i said|actually)/iu;

const stops: ReadonlySet<string> = new Set(['chat.stop', 'chat.deny', 'transfer.cancel']);

/** What a turn alone shows. Words of courtesy are never unsure enough to matter. */
export function reasonsAlone(turn: TurnFacts): readonly TurnReason[] {
  const reasons: TurnReason[] = [];
  if (turn.intent === 'oos') reasons.push('not_understood');
  else if (turn.confidence < unsureBelow) reasons.push('unsure');
  if (turn.handedOver && turn.intent !== 'service.human') reasons.push('handed_over');
  return reasons;
}

/** What a turn shows about the one before it in the same conversation. */
export function reasonsBehind(previous: TurnFacts, next: TurnFacts): readonly TurnReason[] {
  const reasons: TurnReason[] = [];
  const open = previous.proposal !== null || previous.asks;
  if (corrects.test(next.text.trim())) reasons.push('corrected');
  else if (open && stops.has(next.intent)) reasons.push('abandoned');
  if (next.intent === 'service.human' || next.handedOver) reasons.push('handed_over');
  if (next.intent !== previous.intent && alike(previous.text, next.text)) reasons.push('repeated');
  return reasons;
}

const pairsOf = (text: string): ReadonlySet<string> => {
  const plain = text.replace(/[\s\p{P}]/gu, '');
  return new Set(
    Array.from({ length: Math.max(0, plain.length - 1) }, (_, index) => plain.slice(index, index + 2)),
  );
};

/** Said again in nearly the same words: at least six tenths of the pairs of characters are shared. */
function alike(a: string, b: string): boolean {
  const [left, right] = [pairsOf(a), pairsOf(b)];
  if (left.size < 2 || right.size < 2) return false;
  const shared = [...left].filter((pair) => right.has(pair)).length;
  return shared / (left.size + right.size - shared) >= 0.6;
}
