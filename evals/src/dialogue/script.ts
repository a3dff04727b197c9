import { z } from 'zod';

const oneOrMore = z.union([z.string(), z.array(z.string())]);

/** What a turn is judged by; contract: "Scripted conversations". */
export const expectation = z.strictObject({
  intent: oneOrMore.optional(),
  slots: z.record(z.string(), z.unknown()).optional(),
  proposal: z.union([z.record(z.string(), z.unknown()), z.null()]).optional(),
  needs: z.string().optional(),
  textMatches: z.string().optional(),
  textLacks: z.string().optional(),
  card: z.string().optional(),
  status: oneOrMore.optional(),
  reasonCodes: z.array(z.string()).optional(),
  balanceChange: z.string().optional(),
  handover: z.boolean().optional(),
  emotion: z.string().optional(),
});
export type Expectation = z.infer<typeof expectation>;

const sayTurn = z.object({ say: z.string(), expect: expectation.optional() });
const confirmTurn = z.object({
  do: z.literal('confirm'),
  pin: z.string().optional(),
  hash: z.string().optional(),
  proposal: z.enum(['first', 'previous']).optional(),
  expect: expectation.optional(),
});
const cancelTurn = z.object({
  do: z.literal('cancel'),
  proposal: z.enum(['first', 'previous']).optional(),
  expect: expectation.optional(),
});
const tapTurn = z.object({
  do: z.literal('tap'),
  suggestion: z.union([z.string(), z.number()]).optional(),
  action: z.string().optional(),
  expect: expectation.optional(),
});
const guardianTurn = z.object({
  do: z.literal('guardian'),
  decision: z.enum(['approve', 'stop']),
  pin: z.string().optional(),
  expect: expectation.optional(),
});
const asTurn = z.object({ as: z.string() });
const advanceTurn = z.object({ advance: z.string() });

export const turn = z.union([sayTurn, confirmTurn, cancelTurn, tapTurn, guardianTurn, asTurn, advanceTurn]);
export type ScriptTurn = z.infer<typeof turn>;

export const script = z.object({ as: z.string(), title: z.string(), turns: z.array(turn).min(1) });
export type Script = z.infer<typeof script>;

/** Reads one script a line; says which line is wrong and why. */
export function readScripts(text: string): Script[] {
  return text
    .split('\n')
    .map((line, index) => ({ line: line.trim(), number: index + 1 }))
    .filter(({ line }) => line !== '')
    .map(({ line, number }) => {
      let json: unknown;
      try {
        json = JSON.parse(line);
      } catch {
        throw new Error(`line ${String(number)} is not JSON`);
      }
      const parsed = script.safeParse(json);
      if (!parsed.success) throw new Error(`line ${String(number)}: ${z.prettifyError(parsed.error)}`);
      return parsed.data;
    });
}
