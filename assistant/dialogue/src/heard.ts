import type { Understanding } from '@banxing/understanding';
import type { Reader } from './fragment.ts';

/** What a customer said, with what is needed to read it in its context. */
export interface Heard {
  readonly text: string;
  /** Read without regard to the open question. */
  readonly understanding: Understanding;
  /** The value of the open question's slot, when the text on its own reads as one. */
  readonly slotValue: string | undefined;
  readonly reader: Reader;
  readonly authorityOf: (intent: string) => 'reads' | 'interface' | 'customer-confirms' | undefined;
}
