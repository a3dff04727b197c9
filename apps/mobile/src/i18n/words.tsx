import { createContext, useContext } from 'react';
import type { Locale } from '../api/types.ts';
import { en, type Words } from './en.ts';
import { zh } from './zh.ts';

const languages: Readonly<Record<Locale, Words>> = { zh, en };

export const wordsOf = (locale: Locale): Words => languages[locale];

export const LocaleContext = createContext<Locale>('zh');

/** The words of the reader's language, and which language it is. */
export const useWords = (): { readonly locale: Locale; readonly t: Words } => {
  const locale = useContext(LocaleContext);
  return { locale, t: wordsOf(locale) };
};
