import type { Locale } from '../api/types.ts';

/** True where the browser can speak. */
export const canSpeak = (): boolean => 'speechSynthesis' in window;

/** Ends whatever is being spoken. */
export const fallSilent = (): void => {
  if (canSpeak()) window.speechSynthesis.cancel();
};

/** Speaks the words, a little slower than the browser would; whatever was being spoken before ends. */
export const speak = (words: string, locale: Locale, ended?: () => void): void => {
  if (!canSpeak()) return;
  fallSilent();
  if (words.trim() === '') return;
  const utterance = new SpeechSynthesisUtterance(words);
  utterance.lang = locale === 'zh' ? 'zh-CN' : 'en';
  utterance.rate = 0.9;
  if (ended !== undefined) {
    utterance.onend = ended;
    utterance.onerror = ended;
  }
  window.speechSynthesis.speak(utterance);
};
