/** The six digits while they are typed. They live in this state only, and only until the answer is there. */
export type Pin = {
  readonly digits: string;
  readonly state: 'typing' | 'sending' | 'wrong';
};

export const pinLength = 6;
export const emptyPin: Pin = { digits: '', state: 'typing' };

export type PinEvent =
  | { readonly kind: 'digit'; readonly digit: string }
  | { readonly kind: 'remove' }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'clear' };

/** The pad after one more key: full means sending, nothing is taken while sending, a new digit ends `wrong`. */
export const reducePin = (pin: Pin, event: PinEvent): Pin => {
  switch (event.kind) {
    case 'digit': {
      if (pin.state === 'sending' || !/^\d$/u.test(event.digit)) return pin;
      const digits = (pin.state === 'wrong' ? '' : pin.digits) + event.digit;
      return { digits, state: digits.length === pinLength ? 'sending' : 'typing' };
    }
    case 'remove':
      return pin.state === 'sending' ? pin : { digits: pin.digits.slice(0, -1), state: 'typing' };
    case 'wrong':
      return { digits: '', state: 'wrong' };
    case 'clear':
      return emptyPin;
  }
};
