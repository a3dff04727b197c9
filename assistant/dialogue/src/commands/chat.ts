import type { Words } from '@banxing/kernel';
import type { CommandOf } from '../dialogue-command.ts';
import type { DialogueState } from '../state.ts';
import { saying, type Step, type Turn } from '../turn.ts';
import { say, usualSuggestions } from '../words.ts';

const answers: Readonly<Record<string, Words>> = {
  'chat.greet': say.greet,
  'chat.thanks': say.thanks,
  'chat.bye': say.bye,
  'chat.identity': say.identity,
  'chat.upset': say.upset,
  'chat.deny': say.nothingOpen,
  'app.help': say.help,
  oos: say.outOfScope,
};

const withSuggestions = new Set(['chat.greet', 'app.help', 'oos', 'chat.identity']);

/** Words that ask for nothing from the bank. An open proposal stays as it is. */
export function chat(turn: Turn, state: DialogueState, command: CommandOf<'chat'>): Step {
  const part = saying(turn, answers[command.topic] ?? say.affirmNothing);
  const suggestions = withSuggestions.has(command.topic) ? { suggestions: usualSuggestions[turn.caller.locale] } : {};
  return { state: { ...state, lost: 0 }, parts: [{ ...part, ...suggestions }] };
}
