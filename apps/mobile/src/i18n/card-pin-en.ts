import type { cardPinZh } from './card-pin-zh.ts';

/** The words of the page on which a card's PIN is set, in English. */
export const cardPinEn: typeof cardPinZh = {
  title: 'Set the card PIN',
  first: 'Enter a new six-digit card PIN',
  again: 'Enter it again',
  differs: 'The two were not the same. Please start again.',
  safe: 'Enter it only here, and tell nobody.',
  done: 'The new PIN is set',
  doneAbout: 'From now on it is the PIN for cash and for paying.',
  back: 'Home',
};
