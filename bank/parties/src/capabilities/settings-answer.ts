import type { Answer, Need, Speech } from '@banxing/capability';
import { type Locale, words, type Words } from '@banxing/kernel';

/** A setting as the front end obeys it. */
export interface Changed {
  readonly setting: 'fontScale' | 'edition' | 'theme' | 'locale' | 'readAloud' | 'home' | 'notifications';
  readonly value: string;
  readonly label: Words;
}

/** What was set, in the words and on the card that the front end acts on. */
export function settingsAnswer(
  text: Words,
  changed: Changed,
  { locale }: Pick<Speech, 'locale'>,
  actions: readonly { readonly action: string; readonly label: Words }[] = [],
): Answer {
  return {
    text: text[locale],
    cards: [
      {
        type: 'settings',
        changes: [{ setting: changed.setting, value: changed.value, label: changed.label[locale] }],
        actions: actions.map(({ action, label }) => ({ action, label: label[locale] })),
      },
    ],
  };
}

/** A question with a few fixed answers. */
export const choice = (
  slot: string,
  question: Words,
  options: readonly (readonly [string, string, string])[],
): Need => ({
  slot,
  question,
  options: options.map(([value, zh, en]) => ({ value, label: words(zh, en) })),
});

/** The allowed value that was given, by its normal form or by one of its names in either language. */
export function chosen<T extends string>(
  given: string,
  options: readonly (readonly [T, string, string])[],
): T | undefined {
  const said = given.trim().toLowerCase();
  return options.find(([value, zh, en]) => said === value || said === zh || said === en.toLowerCase())?.[0];
}

/** Saying a sentence that undoes or goes on, in the reader's language. */
export const saying = (locale: Locale, zh: string, en: string): { action: string; label: Words } => ({
  action: `say:${locale === 'zh' ? zh : en}`,
  label: words(zh, en),
});
