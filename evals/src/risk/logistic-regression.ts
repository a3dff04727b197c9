/** Turns a row of features into a probability. */
export type Scorer = (row: ArrayLike<number>) => number;

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

interface Scale {
  readonly mean: Float64Array;
  readonly deviation: Float64Array;
}

function scaleOf(rows: readonly Float64Array[], width: number): Scale {
  const mean = new Float64Array(width);
  const deviation = new Float64Array(width);
  for (const row of rows) for (let i = 0; i < width; i += 1) mean[i] = (mean[i] ?? 0) + (row[i] ?? 0);
  for (let i = 0; i < width; i += 1) mean[i] = (mean[i] ?? 0) / rows.length;
  for (const row of rows)
    for (let i = 0; i < width; i += 1)
      deviation[i] = (deviation[i] ?? 0) + ((row[i] ?? 0) - (mean[i] ?? 0)) ** 2;
  for (let i = 0; i < width; i += 1) deviation[i] = Math.sqrt((deviation[i] ?? 0) / rows.length) || 1;
  return { mean, deviation };
}

/** Solves a symmetric positive system in place by elimination. */
function solve(matrix: Float64Array[], right: Float64Array): Float64Array {
  const n = right.length;
  for (let pivot = 0; pivot < n; pivot += 1) {
    const from = matrix[pivot] ?? new Float64Array(n);
    for (let row = pivot + 1; row < n; row += 1) {
      const into = matrix[row] ?? new Float64Array(n);
      const factor = (into[pivot] ?? 0) / (from[pivot] ?? 1);
      for (let column = pivot; column < n; column += 1)
        into[column] = (into[column] ?? 0) - factor * (from[column] ?? 0);
      right[row] = (right[row] ?? 0) - factor * (right[pivot] ?? 0);
    }
  }
  const solution = new Float64Array(n);
  for (let row = n - 1; row >= 0; row -= 1) {
    const line = matrix[row] ?? new Float64Array(n);
    let rest = right[row] ?? 0;
    for (let column = row + 1; column < n; column += 1) rest -= (line[column] ?? 0) * (solution[column] ?? 0);
    solution[row] = rest / (line[row] ?? 1);
  }
  return solution;
}

/** Newton steps on standardised features with a light ridge; converges in a few. */
export function trainLogistic(rows: readonly Float64Array[], labels: readonly number[]): Scorer {
  const width = rows[0]?.length ?? 0;
  const { mean, deviation } = scaleOf(rows, width);
  const scaled = (row: ArrayLike<number>, into: Float64Array): Float64Array => {
    for (let i = 0; i < width; i += 1) into[i] = ((row[i] ?? 0) - (mean[i] ?? 0)) / (deviation[i] ?? 1);
    into[width] = 1;
    return into;
  };
  const weights = new Float64Array(width + 1);
  const x = new Float64Array(width + 1);
  const scoreOf = (): number => {
    let sum = 0;
    for (let i = 0; i <= width; i += 1) sum += (weights[i] ?? 0) * (x[i] ?? 0);
    return sum;
  };
  const ridge = 1;
  for (let step = 0; step < 12; step += 1) {
    const gradient = Float64Array.from(weights, (weight, i) => (i === width ? 0 : -ridge * weight));
    const hessian = Array.from({ length: width + 1 }, (_, i) => {
      const line = new Float64Array(width + 1);
      line[i] = i === width ? 1e-9 : ridge;
      return line;
    });
    for (const [index, row] of rows.entries()) {
      scaled(row, x);
      const probability = sigmoid(scoreOf());
      const weight = probability * (1 - probability);
      const error = (labels[index] ?? 0) - probability;
      for (let i = 0; i <= width; i += 1) {
        const xi = x[i] ?? 0;
        gradient[i] = (gradient[i] ?? 0) + error * xi;
        const line = hessian[i] ?? x;
        for (let j = 0; j <= width; j += 1) line[j] = (line[j] ?? 0) + weight * xi * (x[j] ?? 0);
      }
    }
    const move = solve(hessian, gradient);
    for (let i = 0; i <= width; i += 1) weights[i] = (weights[i] ?? 0) + (move[i] ?? 0);
  }
  return (row) => {
    scaled(row, x);
    return sigmoid(scoreOf());
  };
}
