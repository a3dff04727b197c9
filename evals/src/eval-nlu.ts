import {
  calibrationError,
  confusions,
  domainOfResult,
  embeddedRecogniser,
  figuresBy,
  figuresOf,
  loadModel,
  type NluFigures,
  type NluResult,
  percentile,
  readNluRecords,
  scoreRecords,
  styleOf,
} from '@banxing/understanding';

const usage = 'usage: npm run eval:nlu -- FILE.jsonl [--json] [--model=PATH]';

const rate = (value: number): string => `${(value * 100).toFixed(2)}%`;

function table(title: string, rows: ReadonlyMap<string, NluFigures>): string {
  const lines = [...rows].map(
    ([key, figures]) =>
      `  ${key.padEnd(18)} ${String(figures.records).padStart(6)} ${rate(figures.intentAccuracy).padStart(9)} ${rate(figures.slotF1).padStart(9)} ${rate(figures.frameAccuracy).padStart(9)} ${String(figures.wrongAmounts).padStart(6)}`,
  );
  return [`${title.padEnd(20)} records    intent   slot F1     frame  wrong`, ...lines].join('\n');
}

const missOf = (result: NluResult): Record<string, unknown> => ({
  text: result.record.text,
  style: result.record.style ?? null,
  gold: { intent: result.record.intent, slots: result.record.slots },
  got: { intent: result.intent, slots: result.slots },
  ...(result.wrongAmount ? { wrongAmount: true } : {}),
});

function report(results: readonly NluResult[]): string {
  const figures = figuresOf(results);
  const times = results.map((result) => result.ms);
  const misses = results.filter((result) => !result.intentRight || !result.slotsRight || result.wrongAmount);
  const missLines = misses.map((result) => {
    const mark = result.wrongAmount ? '!' : result.intentRight ? ' ' : 'x';
    return `${mark} ${result.record.text}\n    gold ${result.record.intent} ${JSON.stringify(result.record.slots)}\n    got  ${result.intent} ${JSON.stringify(result.slots)} (${result.confidence.toFixed(2)})`;
  });
  const pairs = confusions(results)
    .slice(0, 25)
    .map(({ gold, said, count }) => `  ${String(count).padStart(4)}  ${gold} taken for ${said}`);
  return [
    ...missLines,
    '',
    table('by style', figuresBy(results, styleOf)),
    '',
    table('by domain', figuresBy(results, domainOfResult)),
    '',
    'confusions',
    ...pairs,
    '',
    `records ${figures.records}  intent ${rate(figures.intentAccuracy)}  slot F1 ${rate(figures.slotF1)}  frame ${rate(figures.frameAccuracy)}  wrong amounts ${figures.wrongAmounts}`,
    `p50 ${percentile(times, 0.5).toFixed(2)} ms  p99 ${percentile(times, 0.99).toFixed(2)} ms  calibration error ${calibrationError(results).toFixed(3)}`,
  ].join('\n');
}

function jsonReport(results: readonly NluResult[]): string {
  const times = results.map((result) => result.ms);
  return JSON.stringify({
    ...figuresOf(results),
    p50Ms: Number(percentile(times, 0.5).toFixed(3)),
    p99Ms: Number(percentile(times, 0.99).toFixed(3)),
    byStyle: Object.fromEntries(figuresBy(results, styleOf)),
    misses: results
      .filter((result) => !result.intentRight || !result.slotsRight || result.wrongAmount)
      .map(missOf),
  });
}

function main(args: readonly string[]): number {
  const model = args.find((arg) => arg.startsWith('--model='))?.slice('--model='.length);
  const files = args.filter((arg) => !arg.startsWith('--'));
  const unknown = args.filter(
    (arg) => arg.startsWith('--') && arg !== '--json' && !arg.startsWith('--model='),
  );
  const [file] = files;
  if (file === undefined || files.length !== 1 || unknown.length > 0) {
    process.stderr.write(`${usage}\n`);
    return 1;
  }
  try {
    const results = scoreRecords(readNluRecords(file), embeddedRecogniser(loadModel(model)));
    process.stdout.write(`${args.includes('--json') ? jsonReport(results) : report(results)}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

process.exitCode = main(process.argv.slice(2));
