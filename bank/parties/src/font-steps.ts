/** The sizes that a sentence steps through, in percent of the ordinary size. */
export const fontSteps = [100, 115, 130, 150, 180, 200] as const;

export type FontDirection = 'up' | 'down' | 'max';

const smallest = fontSteps[0];
const largest = fontSteps[fontSteps.length - 1] ?? smallest;

/** The next size in a direction. At an end, and below the smallest step when going down, the size stays as it is. */
export function nextFontScale(current: number, direction: FontDirection): number {
  if (direction === 'max') return largest;
  if (direction === 'up') return fontSteps.find((step) => step > current) ?? current;
  return fontSteps.findLast((step) => step < current) ?? current;
}
