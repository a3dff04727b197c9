/** Where a score becomes an act. The points of `rules.ts` add up to the score. */
export interface Policy {
  /** Held for a while or, where there is a guardian, until they answer. */
  readonly holdFrom: number;
  /** Held for longer. */
  readonly holdLongFrom: number;
  /** Refused where no guardian can be asked. */
  readonly refuseFrom: number;
  /** Refused whoever agrees. */
  readonly refuseAlwaysFrom: number;
  readonly shortHoldMs: number;
  readonly longHoldMs: number;
  /** No answer of a guardian within this time means no. */
  readonly guardianMs: number;
}

const hourMs = 3_600_000;

export const policy: Policy = {
  holdFrom: 65,
  holdLongFrom: 110,
  refuseFrom: 190,
  refuseAlwaysFrom: 300,
  shortHoldMs: 2 * hourMs,
  longHoldMs: 24 * hourMs,
  guardianMs: 24 * hourMs,
};
