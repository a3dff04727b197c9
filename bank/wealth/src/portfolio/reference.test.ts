import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { marketAversion } from './black-litterman.ts';
import { leastSwing, mixOf, mostSharpe } from './frontier.ts';
import { hierarchicalRiskParity } from './risk-parity.ts';
import {
  averageReturn,
  changesOf,
  correlations,
  covariances,
  type Prices,
  yearlyReturn,
} from './statistics.ts';

const folder = new URL('../../../../../shared/data/portfolio/', import.meta.url);
const present = existsSync(folder);
if (!present) process.stdout.write('portfolio reference data is absent: its comparisons do not run\n');

function columns(file: string): { readonly names: string[]; readonly prices: Prices[] } {
  const [head = '', ...rows] = readFileSync(new URL(file, folder), 'utf8').trim().split('\n');
  const names = head.trim().split(',').slice(1);
  const cells = rows.map((row) => row.trim().split(',').slice(1));
  const prices = names.map((_, place) =>
    cells.map((row) => ((row[place] ?? '') === '' ? null : Number(row[place]))),
  );
  return { names, prices };
}

/** Four places after the point. */
const near = (value: number, reference: number): void => {
  expect(Math.abs(value - reference)).toBeLessThan(1e-4);
};

describe.runIf(present)('published results for twenty shares, 1989 to 2018', () => {
  const stocks = present ? columns('stock_prices.csv') : { names: [], prices: [] };
  const changes = stocks.prices.map(changesOf);
  const returns = changes.map((each) => yearlyReturn(each, 252));
  const covariance = covariances(changes, 252);

  test('the most return for its swing', () => {
    const mix = mostSharpe(returns, covariance, 0.02);
    near(mix.return, 0.30478);
    near(mix.swing, 0.22166);
    near(mix.sharpe, 1.28477);
    near(
      mix.weights.reduce((sum, value) => sum + value, 0),
      1,
    );
  });

  test('the least swing', () => {
    const mix = leastSwing(returns, covariance, 0.02);
    near(mix.return, 0.15057);
    near(mix.swing, 0.15915);
    near(mix.sharpe, 0.82041);
  });

  test('hierarchical risk parity, weight by weight', () => {
    const weights = hierarchicalRiskParity(covariance, correlations(changes));
    const reference = readFileSync(new URL('weights_hrp.csv', folder), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => row.split(','));
    for (const [name = '', weight] of reference) {
      near(weights[stocks.names.indexOf(name)] ?? Number.NaN, Number(weight));
    }
    // The reference takes plain averages here, compounded growth for the two before.
    const averages = changes.map((each) => averageReturn(each, 252));
    const mix = mixOf(weights, averages, covariance, 0.02);
    near(mix.return, 0.21353);
    near(mix.swing, 0.17844);
    near(mix.sharpe, 1.08458);
  });

  test('the aversion that the market implies', () => {
    const [spy] = columns('spy_prices.csv').prices;
    near(marketAversion(spy ?? [], 252, 0.02), 2.68549);
  });
});
