import { dayOf } from '@banxing/kernel';
import { readMentions, type Mentions } from './grammar/mentions.ts';
import { chosenSlots } from './frame/chosen-slots.ts';
import { freeTextFor, isPerson, type FreeTextReader } from './frame/free-text.ts';
import { guarded, saysNothingElse } from './frame/guards.ts';
import { normalSlots } from './frame/normal-slots.ts';
import { answerTo, slotValueIn } from './frame/expected-answer.ts';
import { requestsIn } from './frame/requests.ts';
import { signalsOf } from './frame/signals.ts';
import { soundLexicon } from './frame/sound-lexicon.ts';
import { amountSlots, type IntentId } from './intents.ts';
import { featuresOf } from './model/features.ts';
import { guesser, type Guess, type Guesser } from './model/linear-model.ts';
import type { Model } from './model/model-file.ts';
import { knownWords } from './model/known-words.ts';
import { tokenise } from './model/tokens.ts';
import { heardWords, type HeardWords } from './normal/heard-words.ts';
import { normalise } from './normal/normal-text.ts';
import type { Recogniser, Understanding, UnderstandingContext } from './understanding.ts';

/** The demo bank's day, taken where nobody says what time it is. */
const defaultNow = new Date('2026-11-20T10:00:00+08:00');

interface Learned {
  readonly heard: HeardWords;
  readonly guess: Guesser;
  readonly choosers: ReadonlyMap<string, Guesser>;
  readonly reader: FreeTextReader;
}

interface Reading {
  readonly intent: IntentId;
  readonly slots: Readonly<Record<string, string>>;
  readonly guesses: readonly Guess[];
}

/** The recogniser that needs nothing but its model. Safe to share; keeps nothing between calls. */
export function embeddedRecogniser(model: Model): Recogniser {
  const learned: Learned = {
    heard: heardWords(model.heard),
    guess: guesser(model.intents, model.hidden),
    choosers: new Map(Object.entries(model.choices).map(([group, each]) => [group, guesser(each)])),
    reader: {
      weights: model.tagger.weights,
      lexicon: soundLexicon(model.lexicon),
      known: knownWords(valuesKnown(model.lexicon)),
    },
  };
  const read = (text: string, context: UnderstandingContext): Reading => readOne(learned, text, context);
  return {
    understand(text, context = {}) {
      const whole = read(text, context);
      const expected =
        context.expecting && answerTo(context.expecting, text, whole, context.now ?? defaultNow);
      if (expected) return { ...understanding(text, context, expected, []), confidence: expected.confidence };
      const requests = requestsIn(text, (part) => read(part, context));
      const first = requests[0];
      if (first === undefined) return understanding(text, context, whole, []);
      return understanding(text, context, first, requests.slice(1));
    },
    readSlot: (slot, text, now = defaultNow) => slotValueIn(slot, text, now),
  };
}

function valuesKnown(
  lexicon: Readonly<Record<string, readonly string[]>>,
): (readonly [slot: string, value: string, times: number])[] {
  return Object.entries(lexicon).flatMap(([slot, values]) =>
    isPerson.has(slot) ? [] : values.map((value) => [slot, normalise(value).text, 2] as const),
  );
}

function readOne(learned: Learned, text: string, context: UnderstandingContext): Reading {
  const now = context.now ?? defaultNow;
  const normal = learned.heard(normalise(text));
  const tokens = tokenise(normal.text);
  const mentions = readMentions(normal, now);
  const features = featuresOf(normal.text, mentions, dayOf(now), context.previousIntent);
  const guesses = guarded(
    normal.text,
    tokens.length === 0 ? [{ label: 'oos', confidence: 1 }] : learned.guess(features),
    mentions,
    context.previousIntent,
  );
  const intent = guesses[0]?.label ?? 'oos';
  const free = freeTextFor(learned.reader, intent, normal, tokens, mentions, context.entities);
  const normalForms = chosenSlots(
    learned.choosers,
    intent,
    features,
    normalSlots(intent, normal.text, mentions, now, free.spans),
  );
  const slots = { ...free.slots, ...normalForms };
  return {
    intent,
    slots: tooUnsure(guesses, normal.text, mentions) ? withoutAmounts(slots) : slots,
    guesses,
  };
}

/** Where even the intent is a guess, so would be what its amount is for: none is better than a wrong one. */
const tooUnsure = (guesses: readonly Guess[], text: string, mentions: Mentions): boolean =>
  (guesses[0]?.confidence ?? 0) < 0.55 && !mentions.money.some((mention) => saysNothingElse(text, mention));

const withoutAmounts = (slots: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(slots).filter(([slot]) => !amountSlots.has(slot)));

function understanding(
  text: string,
  context: UnderstandingContext,
  reading: Reading,
  also: readonly Reading[],
): Understanding {
  const normal = normalise(text);
  const confidence = reading.guesses.find((each) => each.label === reading.intent)?.confidence ?? 0;
  return {
    intent: reading.intent,
    slots: reading.slots,
    confidence,
    by: 'embedded',
    alternatives: reading.guesses
      .filter((each) => each.label !== reading.intent)
      .slice(0, 4)
      .map(({ label, confidence: sure }) => ({ intent: label, confidence: sure })),
    also: also.map(({ intent, slots }) => ({ intent, slots })),
    signals: signalsOf(normal.text, readMentions(normal, context.now ?? defaultNow)),
  };
}
