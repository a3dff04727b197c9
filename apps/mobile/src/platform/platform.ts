/** The only place of the app that reads the clock and chance; everything else is given what it needs from here. */

/** The moment that it is on this phone. */
export const now = (): Date => new Date();

/** A key that makes a repeated command one command. */
export const newKey = (): string => crypto.randomUUID();

/** True when the person has asked their phone for less motion. */
export const prefersLessMotion = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches;
