import { speakIn } from '../api/client.ts';
import type { Edition, Locale, Preferences, Theme } from '../api/types.ts';

/**
 * How the app looks and speaks. It is remembered on the phone so that the sign-in screen already looks right;
 * nothing of it says who the customer is.
 */
export const usualLook: Preferences = {
  locale: 'zh',
  theme: 'auto',
  fontScale: 100,
  edition: 'standard',
  readAloud: false,
};

const key = 'banxing.look';

const oneOf = <T extends string>(value: unknown, allowed: readonly T[], otherwise: T): T =>
  allowed.find((item) => item === value) ?? otherwise;

/** Makes a usable look of whatever was stored or sent. */
export const lookFrom = (value: unknown, otherwise: Preferences = usualLook): Preferences => {
  const given = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const scale = given['fontScale'];
  const aloud = given['readAloud'];
  return {
    locale: oneOf<Locale>(given['locale'], ['zh', 'en'], otherwise.locale),
    theme: oneOf<Theme>(given['theme'], ['auto', 'light', 'dark'], otherwise.theme),
    edition: oneOf<Edition>(given['edition'], ['standard', 'elder'], otherwise.edition),
    fontScale: typeof scale === 'number' && scale >= 80 && scale <= 200 ? scale : otherwise.fontScale,
    readAloud: typeof aloud === 'boolean' ? aloud : otherwise.readAloud,
  };
};

/** The look of the last time, or the phone's own language. */
export const rememberedLook = (): Preferences => {
  const first: Preferences = {
    ...usualLook,
    locale: navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh',
  };
  try {
    return lookFrom(JSON.parse(localStorage.getItem(key) ?? '{}'), first);
  } catch {
    return first;
  }
};

const remember = (look: Preferences): void => {
  try {
    localStorage.setItem(key, JSON.stringify(look));
  } catch {
    // Private windows may refuse storage; the look then lasts until the window is closed.
  }
};

const systemDark = window.matchMedia('(prefers-color-scheme: dark)');

const paint = (look: Preferences): void => {
  const root = document.documentElement;
  const dark = look.theme === 'dark' || (look.theme === 'auto' && systemDark.matches);
  root.lang = look.locale === 'zh' ? 'zh-CN' : 'en';
  root.dataset['theme'] = dark ? 'dark' : 'light';
  root.dataset['edition'] = look.edition;
  root.style.setProperty('--font-scale', String(look.fontScale / 100));
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', dark ? '#161411' : '#f5f1e8');
  document.title = look.locale === 'zh' ? '伴行' : 'Banxing';
};

let current: Preferences = usualLook;

/** Makes the document, and the language of the calls, follow the look. */
export const applyLook = (look: Preferences): void => {
  current = look;
  speakIn(look.locale);
  paint(look);
  remember(look);
};

systemDark.addEventListener('change', () => paint(current));
