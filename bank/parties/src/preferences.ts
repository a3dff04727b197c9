import type { Locale } from '@banxing/kernel';

/** How somebody wants the bank to look and sound. */
export interface Preferences {
  readonly locale: Locale;
  readonly theme: 'light' | 'dark' | 'auto';
  /** Percent of the ordinary type size, 80 to 200. */
  readonly fontScale: number;
  readonly edition: 'standard' | 'elder';
  readonly readAloud: boolean;
  /** Ids of what stands on the home page, in order; null for what the bank puts there. */
  readonly home: readonly string[] | null;
  /** Kinds of messages that are switched off; `all` for all that may be. */
  readonly muted: readonly string[];
}

/** What holds until somebody chooses otherwise. */
export const defaultPreferences: Preferences = {
  locale: 'zh',
  theme: 'auto',
  fontScale: 100,
  edition: 'standard',
  readAloud: false,
  home: null,
  muted: [],
};

const smallestFontScale = 80;
const largestFontScale = 200;

/** The choices with a change applied; a type size beyond the ends stops at the end, a fraction is rounded. */
export function changePreferences(current: Preferences, change: Partial<Preferences>): Preferences {
  const next = { ...current, ...change };
  const fontScale = Math.min(largestFontScale, Math.max(smallestFontScale, Math.round(next.fontScale)));
  return { ...next, fontScale };
}
