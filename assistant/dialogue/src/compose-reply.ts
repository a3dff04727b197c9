import type { Emotion, Reply } from '@banxing/cards';
import type { Words } from '@banxing/kernel';
import type { Understanding } from '@banxing/understanding';
import { type Part, type Turn } from './turn.ts';
import { unsureBelow } from './interpret.ts';
import { say } from './words.ts';

const leads: Partial<Record<Emotion, Words>> = {
  anxious: say.anxiousLead,
  urgent: say.urgentLead,
  angry: say.angryLead,
  sad: say.sadLead,
  confused: say.confusedLead,
};

/** What was understood, as the reply tells it; `also` are the further requests of the sentence. */
interface Heard extends Pick<Understanding, 'slots' | 'confidence' | 'by'> {
  readonly intent: string;
  readonly also: readonly { readonly intent: string; readonly slots: Readonly<Record<string, string>> }[];
}

const lastOf = <T>(values: readonly (T | undefined)[]): T | undefined =>
  values.reduce<T | undefined>((last, value) => value ?? last, undefined);

/** Answers that already meet the feeling; a lead before them would say it twice. */
const meetsFeeling = new Set<string>([
  'chat.upset',
  'chat.thanks',
  'chat.bye',
  'security.fraud_report',
  'service.human',
]);
/** Whom a person is offered to. */
const offeredPerson = new Set<Emotion>(['angry', 'confused']);

/** One answer out of a turn's parts. A feeling in the customer's words changes how it begins. */
export function composeReply(turn: Turn, heard: Heard, parts: readonly Part[]): Reply {
  const { locale } = turn.caller;
  const meant = parts.find((part) => part.meant)?.meant;
  const met = meetsFeeling.has(meant?.intent ?? (heard.confidence < unsureBelow ? '' : heard.intent));
  const texts = parts.map((part) => part.text).filter((text) => text !== '');
  const lead = met || texts.length === 0 ? undefined : leads[turn.emotion]?.[locale];
  const offer =
    offeredPerson.has(turn.emotion) && heard.intent !== 'service.human' ? say.humanOffer[locale] : undefined;
  const offered = offer !== undefined && !texts.some((text) => text.includes(offer));
  const text = [...(lead === undefined ? [] : [lead]), ...texts, ...(offered ? [offer] : [])].join('\n');
  const reasons = parts.flatMap((part) => part.reasons ?? []);
  const needs = lastOf(parts.map((part) => part.needs));
  return {
    conversation: turn.conversation,
    message: turn.message,
    understanding: {
      intent: meant?.intent ?? heard.intent,
      slots: { ...(meant?.slots ?? heard.slots) },
      confidence: heard.confidence,
      by: heard.by,
    },
    ...(heard.also.length > 0
      ? { also: heard.also.map(({ intent, slots }) => ({ intent, slots: { ...slots } })) }
      : {}),
    text,
    cards: parts.flatMap((part) => part.cards ?? []),
    proposal: lastOf(parts.map((part) => part.proposal)) ?? null,
    needs: needs ? { ...needs, options: [...needs.options] } : null,
    suggestions:
      turn.emotion === 'sad' ? [] : [...(lastOf(parts.map((part) => part.suggestions)) ?? [])].slice(0, 3),
    emotion: turn.emotion,
    handover: lastOf(parts.map((part) => part.handover)) ?? null,
    ...(reasons.length > 0 ? { reasons } : {}),
  };
}
