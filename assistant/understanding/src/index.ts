export { embeddedRecogniser } from './recogniser.ts';
export { loadModel, type Model } from './model/model-file.ts';
export { embeddedModelPath } from './model/embedded-model-path.ts';
export type { Entities, Recogniser, Signals, Understanding, UnderstandingContext } from './understanding.ts';
export { amountSlots, carriesSlot, domainOf, freeTextSlots, intentEntry, intents, isIntentId, looselyMatchedSlots, type IntentEntry, type IntentId, type IntentKind } from './intents.ts'; // prettier-ignore
export { normalise, type NormalText } from './normal/normal-text.ts';
export { readMentions, type Mentions } from './grammar/mentions.ts';
