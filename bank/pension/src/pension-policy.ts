/** The law's figures for the personal pension; amounts in minor units of CNY. */
export const personalPension = {
  /** At most so much a calendar year. */
  yearlyMost: 1_200_000n,
  /** On what is drawn, apart from other income, in percent. */
  withdrawalTaxPercent: 3n,
} as const;

/** What a projection takes for granted; every answer shows it. */
export const projectionAssumptions = {
  /** Average monthly wage by city, minor units; the last is for all others. */
  averageWage: {
    上海: 1_240_000n,
    北京: 1_190_000n,
    广州: 1_000_000n,
    杭州: 850_000n,
    南京: 880_000n,
    成都: 800_000n,
    哈尔滨: 740_000n,
    宁波: 850_000n,
    elsewhere: 780_000n,
  },
  /** Of the base into the insurance's own account of the employee, in percent. */
  accountPercent: 8n,
  /** Bases lie between these percentages of the average wage. */
  basePercent: { least: 60n, most: 300n },
  /** What residents outside employment get from the state a month, and pay in a year. */
  residents: { basic: 24_000n, yearly: 100_000n },
  /** Of today's income, wanted in retirement where nothing else is said, in percent. */
  wantedPercent: 70n,
  /** Own savings are to last until this age. */
  lastsUntilAge: 85,
  /** Where somebody is not insured yet, contributions are taken to begin at this age. */
  firstJobAge: 22,
} as const;

export const averageWageIn = (city: string): bigint => {
  const wages: Readonly<Record<string, bigint>> = projectionAssumptions.averageWage;
  return wages[city] ?? projectionAssumptions.averageWage.elsewhere;
};
