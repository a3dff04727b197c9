import type { ProofRefusal, Settlement } from '@banxing/capability';

export interface GuardianAnswer {
  readonly decision: 'approve' | 'stop';
  readonly pin: string;
}

export type AnswerRefusal =
  { readonly code: 'request_not_found' } | { readonly code: 'request_over' } | ProofRefusal;

/** What came of an answer: an invitation taken or not, or what became of the payment. */
export type Answered =
  | { readonly kind: 'invitation'; readonly accepted: boolean }
  | { readonly kind: 'payment'; readonly settlement: Settlement };
