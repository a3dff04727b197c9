/** An utterance and what it means. */
export interface Said {
  readonly text: string;
  readonly intent: string;
}

/** A labelled set that others published, cut as its publishers cut it. */
export interface PublicSet {
  readonly name: string;
  readonly train: readonly Said[];
  readonly test: readonly Said[];
}

/** The label of utterances that none of the intents means. */
export const outOfScope = 'oos';

export interface Answer {
  /** The likeliest intent, however unsure. */
  readonly guess: string;
  /** What the recogniser would act on: `outOfScope` where it is too unsure for its guess. */
  readonly decided: string;
}

export type Recognise = (text: string) => Answer | Promise<Answer>;

export interface Trained {
  readonly model: Uint8Array;
  /** What a reader of the figures must know; undefined when training ran to its own end. */
  readonly caveat: string | undefined;
}

/** A recogniser that can be trained here and loaded in another process. */
export interface Contender {
  /** Stops early, with a caveat, where it can and the bound is reached. */
  train(said: readonly Said[], boundMs: number): Promise<Trained>;
  load(model: Uint8Array): Promise<Recognise>;
}
