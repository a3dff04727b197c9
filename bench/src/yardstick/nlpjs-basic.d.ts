/** The part of @nlpjs/basic, which ships no types, that the yardstick uses. */
declare module '@nlpjs/basic' {
  interface Container {
    use(plugin: unknown): void;
  }

  interface Settings {
    readonly container: Container;
    readonly languages: readonly string[];
    readonly autoLoad: boolean;
    readonly autoSave: boolean;
    readonly calculateSentiment: boolean;
    /** `log` is called after each epoch with the status that decides whether another one follows. */
    readonly nlu: { readonly log: ((status: { iterations: number }) => void) | false };
  }

  export const LangEn: unknown;
  export function containerBootstrap(): Promise<Container>;

  export class Nlp {
    constructor(settings: Settings);
    addDocument(locale: string, utterance: string, intent: string): void;
    train(): Promise<unknown>;
    process(
      locale: string,
      utterance: string,
    ): Promise<{ intent: string; classifications: { intent: string; score: number }[] }>;
    export(): string;
    import(model: string): void;
  }
}
