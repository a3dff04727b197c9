import type { CustomerId } from '@banxing/capability';
import { type Id, ok, type Outcome, refuse } from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';

export type CodeId = Id<'code'>;
export type ChargeId = Id<'chg'>;

export const codeKinds = ['pay', 'collect', 'transit', 'medical'] as const;
export type CodeKind = (typeof codeKinds)[number];

/** How long one code holds. */
export const codeLifeMs = 60_000;
/** How many codes, one after the other, a phone gets at once, so that it can go on showing valid ones without a network. */
export const codesAhead = 5;

/** A code that was shown to a customer. Minor units of yuan. */
export interface IssuedCode {
  readonly id: CodeId;
  readonly kind: CodeKind;
  readonly customer: CustomerId;
  readonly account: AccountId;
  /** What a collection code asks for; null for any amount. */
  readonly amount: bigint | null;
  readonly validFrom: Date;
  readonly validUntil: Date;
}

/** Money taken through a code. */
export interface Charge {
  readonly id: ChargeId;
  readonly code: CodeId;
  readonly kind: CodeKind;
  readonly customer: CustomerId;
  readonly account: AccountId;
  readonly merchant: string;
  readonly amount: bigint;
  readonly chargedOn: string;
  readonly chargedAt: Date;
}

/** Most that a code is charged with once, without a PIN; in minor units. */
export const mostPerCharge: Readonly<Record<Exclude<CodeKind, 'collect'>, bigint>> = {
  pay: 100_000n,
  transit: 20_000n,
  medical: 100_000n,
};
/** Most that all codes of a customer are charged with on one day. */
export const mostPerDay = 300_000n;

export type CodeRefusal =
  | { readonly code: 'code_invalid' }
  | { readonly code: 'code_expired' }
  | { readonly code: 'code_not_yet_valid' }
  | { readonly code: 'code_used' }
  | { readonly code: 'limit_exceeded'; readonly most: bigint };

/** May the code be charged with the amount now, `today` having been charged on the day so far? */
export function decideCharge(
  code: IssuedCode,
  amount: bigint,
  today: bigint,
  now: Date,
): Outcome<IssuedCode, CodeRefusal> {
  if (code.kind === 'collect') return refuse({ code: 'code_invalid' });
  if (now < code.validFrom) return refuse({ code: 'code_not_yet_valid' });
  if (now >= code.validUntil) return refuse({ code: 'code_expired' });
  const most = mostPerCharge[code.kind];
  if (amount > most) return refuse({ code: 'limit_exceeded', most });
  return today + amount > mostPerDay ? refuse({ code: 'limit_exceeded', most: mostPerDay }) : ok(code);
}

/** The windows of codes shown one after the other from now on. */
export const windowsFrom = (now: Date, count: number): { validFrom: Date; validUntil: Date }[] =>
  Array.from({ length: count }, (_, index) => ({
    validFrom: new Date(now.getTime() + index * codeLifeMs),
    validUntil: new Date(now.getTime() + (index + 1) * codeLifeMs),
  }));
