import { formatInstant } from '@banxing/kernel';

/** `11-21 10:00`: a moment of these days, as it is told. */
export const momentWords = (at: Date): string => formatInstant(at).slice(5, 16).replace('T', ' ');
