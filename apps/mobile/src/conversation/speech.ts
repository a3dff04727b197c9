/** The part of the Web Speech API that is used here; browsers ship it under two names, or not at all. */
type Recognition = {
  lang: string;
  interimResults: boolean;
  continuous: boolean;
  onresult: ((event: RecognitionEvent) => void) | null;
  onerror: ((event: { readonly error: string }) => void) | null;
  onend: (() => void) | null;
  start(): void;
  stop(): void;
  abort(): void;
};

type RecognitionEvent = { readonly results: ArrayLike<ArrayLike<{ readonly transcript: string }>> };

type Maker = new () => Recognition;

const maker = (): Maker | undefined => {
  const browser = window as unknown as { SpeechRecognition?: Maker; webkitSpeechRecognition?: Maker };
  return browser.SpeechRecognition ?? browser.webkitSpeechRecognition;
};

/** True where the browser can write down what is said. */
export const canListen = (): boolean => maker() !== undefined;

export type Hearing = {
  /** What has been understood so far. */
  readonly heard: (text: string) => void;
  /** The end: the whole text, empty when nothing was understood. */
  readonly ended: (text: string) => void;
  readonly refused: (why: 'microphone' | 'other') => void;
};

export type Listening = { readonly stop: () => void; readonly abort: () => void };

/** Begins to listen; undefined where the browser cannot. */
export const listen = (locale: 'zh' | 'en', hearing: Hearing): Listening | undefined => {
  const Recogniser = maker();
  if (Recogniser === undefined) return undefined;
  const recognition = new Recogniser();
  let text = '';
  recognition.lang = locale === 'zh' ? 'zh-CN' : 'en-US';
  recognition.interimResults = true;
  recognition.continuous = true;
  recognition.onresult = (event) => {
    text = Array.from(event.results, (result) => result[0]?.transcript ?? '').join('');
    hearing.heard(text);
  };
  recognition.onerror = ({ error }) => {
    if (error === 'aborted' || error === 'no-speech') return;
    hearing.refused(error === 'not-allowed' || error === 'audio-capture' ? 'microphone' : 'other');
  };
  recognition.onend = () => hearing.ended(text.trim());
  recognition.start();
  return {
    stop: () => recognition.stop(),
    abort: () => {
      recognition.onend = null;
      recognition.abort();
    },
  };
};
