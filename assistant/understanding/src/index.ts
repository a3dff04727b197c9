export { embeddedRecogniser } from './recogniser.ts';
export { loadModel, type Model, modelBytes, readModel } from './model/model-file.ts';
export { embeddedModelPath } from './model/embedded-model-path.ts';
export type { Entities, Recogniser, Signals, Understanding, UnderstandingContext } from './understanding.ts';
export { amountSlots, carriesSlot, domainOf, freeTextSlots, intentEntry, intents, isIntentId, looselyMatchedSlots, type IntentEntry, type IntentId, type IntentKind } from './intents.ts'; // prettier-ignore
export { normalise, type NormalText } from './normal/normal-text.ts';
export { readMentions, type Mentions } from './grammar/mentions.ts';
export { type Features } from './model/features.ts';
export { guesser, type Guess, type Guesser, type LinearModel } from './model/linear-model.ts';
export { readNluRecords, type NluRecord } from './scoring/nlu-records.ts';
export { calibrationError, confusions, domainOfResult, figuresBy, figuresOf, percentile, scoreRecords, styleOf, type NluFigures, type NluResult } from './scoring/nlu-scores.ts'; // prettier-ignore
export { readCorpusFile, readCorpusFolder, type LabelledUtterance } from './training/corpus.ts';
export { findingsAcross, findingsIn, type Finding } from './training/check-corpora.ts';
export { labelledRecord, type Labelling } from './training/label-record.ts';
export { featuresOfRecord } from './training/record-features.ts';
export { corporaFolder } from './training/corpora-folder.ts';
export { trainLinear, usualTraining, type Example, type Training } from './training/linear-trainer.ts';
export { trainModel } from './training/train.ts';
export { readSeed } from './training/seed.ts';
