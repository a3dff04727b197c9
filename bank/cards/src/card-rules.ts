/** The bank's own choices about credit cards. Rates are whole fractions; amounts are minor units of CNY. */
export interface CardRules {
  /** Interest a day on what is not paid in full: numerator / denominator. */
  readonly dailyRate: { readonly numerator: bigint; readonly denominator: bigint };
  /** Share of purchases that the minimum asks for, in percent; fees, interest and instalments come on top whole. */
  readonly minimumPercent: bigint;
  /** A minimum is not below this, unless less is owed. */
  readonly leastMinimum: bigint;
  /** Days from the close of a cycle to the day by which it is to be paid. */
  readonly dueAfterDays: number;
  /** Paid within so many days after the due day is paid in time. */
  readonly graceDays: number;
  /** A bill of which no more than this is unpaid counts as paid in full. */
  readonly tolerance: bigint;
  /** The late fee: percent of the unpaid minimum, at least `leastLateFee`. */
  readonly lateFeePercent: bigint;
  readonly leastLateFee: bigint;
  /** Purchases of less are not split into instalments. */
  readonly leastInstalment: bigint;
  /** Months on offer, with the fee a month in hundredths of a percent of the whole amount. */
  readonly instalmentFees: Readonly<Record<number, bigint>>;
  /** Months after the month of earning at whose end points expire. */
  readonly pointMonths: number;
  readonly cardYears: number;
}

export const ordinaryRules: CardRules = {
  dailyRate: { numerator: 5n, denominator: 10_000n },
  minimumPercent: 10n,
  leastMinimum: 10_00n,
  dueAfterDays: 20,
  graceDays: 3,
  tolerance: 10_00n,
  lateFeePercent: 5n,
  leastLateFee: 10_00n,
  leastInstalment: 500_00n,
  instalmentFees: { 3: 75n, 6: 68n, 9: 66n, 12: 60n, 18: 60n, 24: 60n },
  pointMonths: 24,
  cardYears: 5,
};
