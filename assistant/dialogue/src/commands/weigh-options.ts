import type { CommandOf } from '../dialogue-command.ts';
import type { DialogueState } from '../state.ts';
import { inLocale, type Part, saying, type Step, type Turn } from '../turn.ts';
import { fillIn, say } from '../words.ts';
import { request } from './start.ts';

/** Shows both sides of a choice in the figures of the departments that know them. The customer chooses; nothing is begun. */
export async function weighOptions(
  turn: Turn,
  state: DialogueState,
  { sides }: CommandOf<'weigh-options'>,
): Promise<Step> {
  const parts: Part[] = [saying(turn, say.bothSides)];
  let current = state;
  for (const { intent, query } of sides) {
    const { state: after, parts: told } = await request(turn, current, { intent: query, slots: {} });
    current = { ...after, frame: state.frame };
    const title = turn.uses.titleOf(intent) ?? { zh: intent, en: intent };
    const lead = inLocale(fillIn(say.oneSide, { title: title[turn.caller.locale] }), turn.caller.locale);
    parts.push(...told.map((part, index) => (index === 0 ? { ...part, text: `${lead}${part.text}` } : part)));
  }
  const risky = sides.some(({ intent }) => intent.startsWith('wealth.'));
  parts.push(saying(turn, risky ? say.yoursToChooseAtRisk : say.yoursToChoose));
  return { state: current, parts };
}
