import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { isIntentId } from '../intents.ts';

const slotValue = z.union([z.string(), z.number()]).transform(String);

const nluRecord = z.object({
  text: z.string(),
  intent: z.string().refine(isIntentId, 'no such intent'),
  slots: z.record(z.string(), slotValue).default({}),
  now: z.string().optional(),
  style: z.string().optional(),
  alternatives: z.array(z.string()).optional(),
  context: z.string().nullish(),
});

/** One test record, as `understanding.md` describes it. */
export type NluRecord = z.infer<typeof nluRecord>;

/** Reads a file of records; throws with the line's number at the first that is none. */
export function readNluRecords(path: string): readonly NluRecord[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, index) => {
      if (line.trim() === '') return [];
      try {
        return [nluRecord.parse(JSON.parse(line))];
      } catch (error) {
        throw new Error(
          `${path}:${index + 1} is no record: ${error instanceof Error ? error.message : String(error)}`,
          { cause: error },
        );
      }
    });
}
