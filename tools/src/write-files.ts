import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './house.ts';

/** Writes new files under the root; an existing one stops everything before the first is written. */
export function writeNew(files: Readonly<Record<string, string>>, into = root): void {
  const existing = Object.keys(files).filter((path) => existsSync(join(into, path)));
  if (existing.length > 0) {
    console.error(`Already there: ${existing.join(', ')}. Nothing was written.`);
    process.exit(1);
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(into, path)), { recursive: true });
    writeFileSync(join(into, path), text);
    console.log(`wrote ${path}`);
  }
}

/** `loan-offer` → `LoanOffer`. */
export const pascal = (kebab: string): string =>
  kebab.replace(/(?:^|-)([a-z])/gu, (_, letter: string) => letter.toUpperCase());

export const camel = (kebab: string): string => {
  const name = pascal(kebab);
  return name.charAt(0).toLowerCase() + name.slice(1);
};
