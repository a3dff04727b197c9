import { emptyPin, type Pin, type PinEvent, reducePin } from '../confirm/pin.ts';

/** A new PIN on its way: typed once, typed again, sent. It lives in this state only, and only until the answer is there. */
export interface NewPin {
  readonly stage: 'first' | 'again' | 'done';
  readonly pin: Pin;
  /** What was typed the first time; empty before. */
  readonly chosen: string;
  /** The two were not the same. */
  readonly differs: boolean;
}

export const noPinYet: NewPin = { stage: 'first', pin: emptyPin, chosen: '', differs: false };

export type NewPinEvent = PinEvent | { readonly kind: 'set' } | { readonly kind: 'refused' };

/** After the first six digits the pad is empty again; the second six are sent when they are the same. */
export const reduceNewPin = (before: NewPin, event: NewPinEvent): NewPin => {
  if (event.kind === 'set') return { ...noPinYet, stage: 'done' };
  if (event.kind === 'refused') return { ...noPinYet, pin: reducePin(before.pin, { kind: 'wrong' }) };
  const pin = reducePin(before.pin, event);
  if (pin.state !== 'sending' || before.pin.state === 'sending') return { ...before, pin, differs: false };
  if (before.stage === 'first') return { ...noPinYet, stage: 'again', chosen: pin.digits };
  return pin.digits === before.chosen
    ? { ...before, pin, differs: false }
    : { ...noPinYet, pin: reducePin(pin, { kind: 'wrong' }), differs: true };
};
