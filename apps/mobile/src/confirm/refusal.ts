import type { Problem } from '../api/problem.ts';

/** Why a confirmation was answered with a problem, as far as the sheet must behave differently. */
export type ConfirmRefusal =
  | {
      readonly kind: 'wrong-pin';
      readonly detail: string | undefined;
      readonly triesLeft: number | undefined;
    }
  | { readonly kind: 'pin-locked'; readonly detail: string | undefined }
  | { readonly kind: 'expired'; readonly detail: string | undefined }
  /** It was decided before, perhaps by an attempt whose answer was lost. */
  | { readonly kind: 'settled'; readonly detail: string | undefined }
  | { readonly kind: 'failed'; readonly detail: string | undefined };

const countIn = (body: Readonly<Record<string, unknown>>): number | undefined => {
  const found = body['triesLeft'] ?? body['attemptsLeft'];
  return typeof found === 'number' ? found : undefined;
};

/** Reads a problem of the confirmation by its stable code. */
export const confirmRefusal = ({
  code,
  detail,
  body,
}: Pick<Problem, 'code' | 'detail' | 'body'>): ConfirmRefusal => {
  if (code === 'wrong_pin') return { kind: 'wrong-pin', detail, triesLeft: countIn(body) };
  if (code === 'pin_locked') return { kind: 'pin-locked', detail };
  if (code === 'proposal_expired') return { kind: 'expired', detail };
  if (code === 'proposal_settled') return { kind: 'settled', detail };
  return { kind: 'failed', detail };
};
