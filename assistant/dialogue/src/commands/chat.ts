import type { Words } from '@banxing/kernel';
import type { CommandOf } from '../dialogue-command.ts';
import type { DialogueState } from '../state.ts';
import { type Part, saying, type Step, type Turn } from '../turn.ts';
import { say, usualSuggestions } from '../words.ts';
import { choicesFor } from './choices.ts';

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

/** Feelings that deserve better than being told what a bank is for. */
const thanks = /谢|多谢|感恩|thank/iu;
const heavy = new Set<string>(['sad', 'angry', 'anxious']);

/** Words that ask for nothing from the bank. An open proposal stays as it is; an open question is asked again. */
export function chat(turn: Turn, state: DialogueState, command: CommandOf<'chat'>): Step {
  const words =
    heavy.has(turn.emotion) &&
    (command.topic === 'oos' || (command.topic === 'chat.thanks' && !thanks.test(turn.said)))
      ? say.feelingHeard
      : answers[command.topic];
  const said = saying(turn, words ?? say.affirmNothing);
  const offered = state.frame === null && turn.emotion !== 'sad' && withSuggestions.has(command.topic);
  const parts: Part[] = [offered ? { ...said, suggestions: usualSuggestions[turn.caller.locale] } : said];
  if (state.frame && command.topic !== 'chat.bye')
    parts.push(saying(turn, say.backTo), choicesFor(turn, state.frame));
  else if (state.proposed && command.topic !== 'chat.bye') parts.push(saying(turn, say.stillOpen));
  return { state: { ...state, lost: 0 }, parts };
}
