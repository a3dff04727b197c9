import { join } from 'node:path';
import { type Figures, type HandbookResult, runHandbook, type Trained } from './risk/handbook-protocol.ts';
import { readTransactions } from './risk/transactions.ts';

const usage =
  'usage: npm run eval:risk -- FOLDER [--json]   (FOLDER holds transactions.csv.gz of the fraud handbook)';

interface Published {
  readonly name: string;
  readonly figures: readonly (number | undefined)[];
}

/** As the handbook and those after it report them: AUC, average precision, card precision at 100, recall at 0.1 %. */
const publishedWeek: readonly Published[] = [
  { name: 'published: logistic', figures: [0.871, 0.606, 0.291] },
  { name: 'published: forest', figures: [0.867, 0.658, 0.287] },
  { name: 'published: XGBoost', figures: [0.862, 0.639, 0.273] },
  { name: 'published: tuned XGBoost', figures: [0.869, 0.687, 0.303] },
  { name: 'published: balanced bagging', figures: [0.879, 0.68, 0.305] },
];
const publishedQuarter: readonly Published[] = [{ name: 'published', figures: [0.874, 0.713, 0.3, 0.67] }];

const columns = ({ auc, averagePrecision, cardPrecision100, recallAtThousandth }: Figures): number[] => [
  auc,
  averagePrecision,
  cardPrecision100,
  recallAtThousandth,
];

const line = (name: string, figures: readonly (number | undefined)[]): string =>
  `  ${name.padEnd(30)}${figures.map((figure) => (figure === undefined ? '' : figure.toFixed(3)).padStart(11)).join('')}`;

const table = (title: string, ours: readonly Trained[], published: readonly Published[]): string =>
  [
    `${title.padEnd(32)}        AUC         AP     CP@100  rec@0.1%`,
    ...ours.map(({ name, figures }) => line(`ours: ${name}`, columns(figures))),
    ...published.map(({ name, figures }) => line(name, figures)),
  ].join('\n');

const jointOf = (trained: readonly Trained[]): Figures => {
  const joint = trained.at(-1);
  if (!joint) throw new Error('nothing was trained');
  return joint.figures;
};

const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

function asJson({ week, quarter }: HandbookResult): string {
  const [short, long] = [jointOf(week), jointOf(quarter)];
  const three = (figures: Figures): Record<string, number> => ({
    auc: rounded(figures.auc),
    averagePrecision: rounded(figures.averagePrecision),
    cardPrecision100: rounded(figures.cardPrecision100),
  });
  return JSON.stringify({
    week: three(short),
    quarter: { ...three(long), 'recallAt0.1%FPR': rounded(long.recallAtThousandth) },
  });
}

async function main(given: readonly string[]): Promise<number> {
  const folder = given.find((argument) => !argument.startsWith('--'));
  if (folder === undefined) {
    process.stderr.write(`${usage}\n`);
    return 1;
  }
  const read = await readTransactions(join(folder, 'transactions.csv.gz')).catch((fault: unknown) =>
    fault instanceof Error ? fault : new Error('cannot be read'),
  );
  if (read instanceof Error) {
    process.stderr.write(`${folder}: ${read.message}\n${usage}\n`);
    return 1;
  }
  const result = runHandbook(read);
  const { payments, tested, testedFrauds, ceiling } = result;
  process.stdout.write(
    `${String(payments)} payments; tested on ${String(tested)} with ${String(testedFrauds)} frauds; card precision can be ${ceiling.toFixed(3)} at most\n\n`,
  );
  process.stdout.write(`${table('one week of training', result.week, publishedWeek)}\n\n`);
  process.stdout.write(`${table('three months of training', result.quarter, publishedQuarter)}\n`);
  if (given.includes('--json')) process.stdout.write(`${asJson(result)}\n`);
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
