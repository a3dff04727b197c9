import type { Words } from '@banxing/kernel';

/** One of the things that a person can choose when asked. */
export interface SlotOption {
  /** What the slot is filled with when this is chosen. */
  readonly value: string;
  readonly label: Words;
  readonly detail?: Words;
}

/** What is still missing or unclear before a call can go on. */
export interface Need {
  readonly slot: string;
  readonly question: Words;
  readonly options?: readonly SlotOption[];
}

/**
 * The result of a capability completing its own input: resolving 我妈 to a payee, choosing the usual account, or saying
 * what is missing, ambiguous or refused.
 */
export type Completion<Draft, R> =
  | { readonly status: 'ready'; readonly draft: Draft }
  | { readonly status: 'needs'; readonly need: Need }
  | { readonly status: 'refused'; readonly refusal: R };

export const ready = <Draft>(draft: Draft): { status: 'ready'; draft: Draft } => ({ status: 'ready', draft });

export const needs = (need: Need): { status: 'needs'; need: Need } => ({ status: 'needs', need });

export const refused = <R>(refusal: R): { status: 'refused'; refusal: R } => ({ status: 'refused', refusal });
