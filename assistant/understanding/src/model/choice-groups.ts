import { hashText } from './hash.ts';
import type { Features } from './features.ts';

/** The value that stands for a slot that the words do not fill. */
export const unsaid = '-';

const groups: Readonly<Record<string, string>> = {
  'app.font_size direction': 'font-direction',
  'account.transactions direction': 'money-direction',
  'fx.exchange direction': 'exchange-direction',
  'app.elder_mode switch': 'switch',
  'app.read_aloud switch': 'switch',
  'app.notifications switch': 'switch',
  'app.theme theme': 'theme',
  'credit.autopay_set mode': 'mode',
  'wealth.product_list risk_level': 'risk-level',
  'wealth.allocation risk_level': 'risk-level',
};

/** Which classifier decides this slot of this intent; undefined where words alone do. */
export const choiceGroupOf = (intent: string, slot: string): string | undefined => groups[`${intent} ${slot}`];

export const choiceSlots: readonly (readonly [intent: string, slot: string])[] = Object.keys(groups).map((key) => {
  const [intent = '', slot = ''] = key.split(' ');
  return [intent, slot];
});

/** The features of the utterance with what the word lists say about the slot. */
export function choiceFeatures(features: Features, intent: string, listed: string | undefined): Features {
  const value = listed ?? unsaid;
  const extra = [hashText(`list:${value}`), hashText(`list:${value}`, hashText(intent)), hashText(`intent:${intent}`)];
  const hashes = new Int32Array(features.hashes.length + extra.length);
  const weights = new Float32Array(hashes.length);
  hashes.set(features.hashes);
  weights.set(features.weights);
  extra.forEach((hash, index) => {
    hashes[features.hashes.length + index] = hash;
    weights[features.hashes.length + index] = index === 0 ? 0.5 : 0.25;
  });
  return { hashes, weights };
}
