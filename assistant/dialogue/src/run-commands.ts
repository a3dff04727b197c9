import { unreachable } from '@banxing/kernel';
import { cancel } from './commands/cancel.ts';
import { chat } from './commands/chat.ts';
import { clarify } from './commands/clarify.ts';
import { confirmWord } from './commands/confirm-word.ts';
import { correct } from './commands/correct.ts';
import { digress } from './commands/digress.ts';
import { explain } from './commands/explain.ts';
import { fill } from './commands/fill.ts';
import { handOver } from './commands/hand-over.ts';
import { holdBack } from './commands/hold-back.ts';
import { repeat } from './commands/repeat.ts';
import { start } from './commands/start.ts';
import { warn } from './commands/warn.ts';
import { weighAmount } from './commands/weigh-amount.ts';
import { weighOptions } from './commands/weigh-options.ts';
import type { CommandOf, DialogueCommand } from './dialogue-command.ts';
import type { DialogueState } from './state.ts';
import { type Part, saying, type Step, type Turn } from './turn.ts';
import { say } from './words.ts';

async function runOne(turn: Turn, state: DialogueState, command: DialogueCommand): Promise<Step> {
  switch (command.kind) {
    case 'start':
      return start(turn, state, command);
    case 'digress':
      return digress(turn, state, command);
    case 'fill':
      return fill(turn, state, command);
    case 'correct':
      return correct(turn, state, command);
    case 'weigh-amount':
      return weighAmount(turn, state, command);
    case 'weigh-options':
      return weighOptions(turn, state, command);
    case 'hold-back':
      return holdBack(turn, state, command);
    case 'warn':
      return warn(turn, state, command);
    case 'clarify':
      return clarify(turn, state, command);
    case 'cancel':
      return cancel(turn, state, command);
    case 'confirm-word':
      return confirmWord(turn, state);
    case 'explain':
      return explain(turn, state);
    case 'repeat':
      return repeat(turn, state);
    case 'hand-over':
      return handOver(turn, state);
    case 'chat':
      return chat(turn, state, command);
    default:
      return unreachable(command);
  }
}

const needsCustomer = (turn: Turn, command: DialogueCommand): boolean =>
  command.kind === 'start' &&
  turn.uses.counter.catalogue.get(command.intent)?.authority === 'customer-confirms';

/**
 * Runs a turn's commands in order. Of several requests that need the customer's agreement only the first is begun; the
 * others wait in the queue until that one is settled.
 */
export async function runCommands(
  turn: Turn,
  state: DialogueState,
  commands: readonly DialogueCommand[],
): Promise<Step> {
  let current = state;
  const parts: Part[] = [];
  const waiting: CommandOf<'start'>[] = [];
  let begun = false;
  for (const command of commands) {
    if (command.kind === 'start' && needsCustomer(turn, command)) {
      if (begun) {
        waiting.push(command);
        continue;
      }
      begun = true;
      current = { ...current, queue: [] };
    }
    const step = await runOne(turn, current, command);
    current = step.state;
    parts.push(...step.parts);
  }
  if (waiting.length > 0) {
    const queue = waiting.map(({ intent, slots }) => ({ intent, slots: { ...slots } }));
    current = { ...current, queue };
    parts.push(saying(turn, say.queued));
  }
  return { state: current, parts };
}
