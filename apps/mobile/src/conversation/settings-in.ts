import type { Card } from '@banxing/cards';
import type { Preferences } from '../api/types.ts';

type Change = { -readonly [Key in keyof Preferences]?: Preferences[Key] };

const take = (change: Change, setting: string, value: string): void => {
  if (setting === 'theme' && (value === 'auto' || value === 'light' || value === 'dark'))
    change.theme = value;
  if (setting === 'edition' && (value === 'standard' || value === 'elder')) change.edition = value;
  if ((setting === 'locale' || setting === 'language') && (value === 'zh' || value === 'en'))
    change.locale = value;
  if (setting === 'fontScale' && /^\d{2,3}$/u.test(value)) change.fontScale = Number(value);
  if (setting === 'readAloud' && (value === 'on' || value === 'off')) change.readAloud = value === 'on';
};

/** The change of the look that an answer's settings cards ask for; undefined when they ask for none. */
export const settingsIn = (cards: readonly Card[]): Partial<Preferences> | undefined => {
  const change: Change = {};
  for (const card of cards) {
    if (card.type !== 'settings') continue;
    for (const { setting, value } of card.changes) take(change, setting, value);
  }
  return Object.keys(change).length === 0 ? undefined : change;
};

/** The page that an answer leads to: one that changes nothing and offers nothing but to open it. */
export const pageIn = (cards: readonly Card[]): string | undefined => {
  const [card] = cards;
  if (cards.length !== 1 || card?.type !== 'settings' || card.changes.length > 0) return undefined;
  const [first, second] = card.actions;
  const path = /^open:(\/(?![/\\]).*)$/u.exec(first?.action ?? '')?.[1];
  return second === undefined ? path : undefined;
};
