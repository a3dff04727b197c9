import { above } from './above.ts';
import { atLeast } from './at-least.ts';
import { below } from './below.ts';
import { equals } from './equals.ts';

/** What a rule may ask of a fact. */
export const operators = { above, atLeast, below, equals } as const;

export type OperatorName = keyof typeof operators;
