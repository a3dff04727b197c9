import { containerBootstrap, LangEn, Nlp } from '@nlpjs/basic';
import { outOfScope, type Contender } from './contender.ts';

/** nlp.js with its English stemmer, as its documentation sets it up; only sentiment and file writing are off. */
async function openNlp(log: ((status: { iterations: number }) => void) | false): Promise<Nlp> {
  const container = await containerBootstrap();
  container.use(LangEn);
  return new Nlp({
    container,
    languages: ['en'],
    autoLoad: false,
    autoSave: false,
    calculateSentiment: false,
    nlu: { log },
  });
}

/** `None` is its own word for a best score under its threshold of 0.5. */
const intentOf = (intent: string): string => (intent === 'None' ? outOfScope : intent);

export const contender: Contender = {
  async train(said, boundMs) {
    const began = performance.now();
    let caveat: string | undefined;
    const nlp = await openNlp((status) => {
      if (performance.now() - began < boundMs) return;
      caveat = `stopped after ${String(status.iterations)} epochs by the bound`;
      status.iterations = Number.POSITIVE_INFINITY;
    });
    for (const { text, intent } of said) nlp.addDocument('en', text, intent);
    await nlp.train();
    return { model: Buffer.from(nlp.export(), 'utf8'), caveat };
  },
  async load(model) {
    const nlp = await openNlp(false);
    nlp.import(Buffer.from(model).toString('utf8'));
    return async (text) => {
      const { intent, classifications } = await nlp.process('en', text);
      return { guess: intentOf(classifications[0]?.intent ?? 'None'), decided: intentOf(intent) };
    };
  },
};
