/** The languages that every screen and answer has. */
export type Locale = 'zh' | 'en';

export const locales: readonly Locale[] = ['zh', 'en'];

/** The same words in each language. */
export type Words = { readonly [L in Locale]: string };

export const words = (zh: string, en: string): Words => ({ zh, en });
