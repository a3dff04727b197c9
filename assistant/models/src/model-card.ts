import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const modelCard = z.object({
  sha256: z.string(),
  records: z.number(),
  heldOut: z.number(),
  /** Of the records trained on, in their order. */
  dataHash: z.string(),
});

/** What a trained model was learned from; written beside its file. */
export type ModelCard = z.infer<typeof modelCard>;

export const cardPathOf = (modelPath: string): string => `${modelPath}.json`;

/** The card beside a model file; undefined when there is none or it is another model's. */
export async function readCard(modelPath: string, sha256: string): Promise<ModelCard | undefined> {
  const text = await readFile(cardPathOf(modelPath), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    const card = modelCard.parse(JSON.parse(text));
    return card.sha256 === sha256 ? card : undefined;
  } catch {
    return undefined;
  }
}
