import { daysBetween, type Day, seededRandom } from '@banxing/kernel';
import { areaUnderCurve, averagePrecision, cardPrecision, recallAt } from './measures.ts';
import {
  computeFeatures,
  featureNames,
  featureTable,
  handbookFeatures,
  knownAfterDays,
} from './transaction-features.ts';
import { dayAt, type Transactions } from './transactions.ts';
import { trainTwoModels } from './two-models.ts';

const firstDay: Day = '2018-04-01';
const trainWeek = { from: '2018-07-25', to: '2018-07-31' };
const trainQuarter = { from: '2018-05-01', to: '2018-07-31' };
const testWeek = { from: '2018-08-08', to: '2018-08-14' };
const looked = 100;
const seed = 1;

const numberOf = (day: Day): number => daysBetween(firstDay, day);

export interface Figures {
  readonly auc: number;
  readonly averagePrecision: number;
  readonly cardPrecision100: number;
  readonly recallAtThousandth: number;
}

export interface Trained {
  readonly name: string;
  readonly figures: Figures;
}

export interface HandbookResult {
  readonly payments: number;
  readonly tested: number;
  readonly testedFrauds: number;
  /** What card precision could be at most on these days. */
  readonly ceiling: number;
  readonly week: readonly Trained[];
  readonly quarter: readonly Trained[];
}

function rowsOf(transactions: Transactions, { from, to }: { from: Day; to: Day }): number[] {
  const [first, last] = [numberOf(from), numberOf(to)];
  const rows: number[] = [];
  for (let row = 0; row < transactions.count; row += 1) {
    const day = dayAt(transactions, row);
    if (day >= first && day <= last) rows.push(row);
  }
  return rows;
}

/**
 * The week that is tested: a week after the training ended, without the cards whose misuse was known by then. A fraud is
 * known after a week, so each test day knows one more day of frauds.
 */
function testRows(transactions: Transactions): number[] {
  const compromised = new Set<number>();
  const learnFrom = (rows: readonly number[]): void => {
    for (const row of rows)
      if (transactions.fraud[row] === 1) compromised.add(transactions.customer[row] ?? -1);
  };
  learnFrom(rowsOf(transactions, trainWeek));
  const byDay = new Map<number, number[]>();
  for (const row of rowsOf(transactions, { from: trainWeek.from, to: testWeek.to })) {
    const day = dayAt(transactions, row);
    const rows = byDay.get(day);
    if (rows) rows.push(row);
    else byDay.set(day, [row]);
  }
  const tested: number[] = [];
  for (let day = numberOf(testWeek.from); day <= numberOf(testWeek.to); day += 1) {
    learnFrom(byDay.get(day - knownAfterDays - 1) ?? []);
    for (const row of byDay.get(day) ?? [])
      if (!compromised.has(transactions.customer[row] ?? -1)) tested.push(row);
  }
  return tested;
}

function measured(transactions: Transactions, rows: readonly number[], scores: readonly number[]): Figures {
  const labels = rows.map((row) => transactions.fraud[row] ?? 0);
  const payments = rows.map((row, index) => ({
    day: dayAt(transactions, row),
    customer: transactions.customer[row] ?? -1,
    fraud: labels[index] ?? 0,
    score: scores[index] ?? 0,
  }));
  return {
    auc: areaUnderCurve(scores, labels),
    averagePrecision: averagePrecision(scores, labels),
    cardPrecision100: cardPrecision(payments, looked),
    recallAtThousandth: recallAt(scores, labels, 0.001),
  };
}

/** Trains and tests as the handbook does: on a week with its fifteen features, and on three months with one more. */
export function runHandbook(transactions: Transactions): HandbookResult {
  const features = computeFeatures(transactions);
  const tested = testRows(transactions);
  const play = (span: { from: Day; to: Day }, columns: number): Trained[] => {
    const trained = rowsOf(transactions, span);
    const labels = trained.map((row) => transactions.fraud[row] ?? 0);
    const models = trainTwoModels(featureTable(features, trained, columns), labels, seededRandom(seed));
    const table = featureTable(features, tested, columns);
    const figuresOf = (score: (row: Float64Array) => number): Figures =>
      measured(transactions, tested, table.map(score));
    return [
      { name: 'logistic regression', figures: figuresOf(models.regression) },
      { name: 'boosted trees', figures: figuresOf(models.trees) },
      { name: 'both together', figures: figuresOf(models.joint) },
    ];
  };
  const truth = tested.map((row) => transactions.fraud[row] ?? 0);
  return {
    payments: transactions.count,
    tested: tested.length,
    testedFrauds: truth.reduce((sum, fraud) => sum + fraud, 0),
    ceiling: measured(transactions, tested, truth).cardPrecision100,
    week: play(trainWeek, handbookFeatures),
    quarter: play(trainQuarter, featureNames.length),
  };
}
