import { supersedeOpen } from '@banxing/capability';
import { formatMoneyForPeople, moneyOf } from '@banxing/kernel';
import type { CommandOf } from '../dialogue-command.ts';
import type { DialogueState, Frame } from '../state.ts';
import type { Step, Turn } from '../turn.ts';
import { fillIn, say } from '../words.ts';
import { choicesFor } from './choices.ts';

/** 多转100: voids what stood and asks whether the sum is meant. Nothing is reckoned without saying so. */
export async function weighAmount(
  turn: Turn,
  state: DialogueState,
  command: CommandOf<'weigh-amount'>,
): Promise<Step> {
  await supersedeOpen(turn.uses.db, turn.conversation, turn.uses.clock.now());
  const { total, intent } = command;
  const { amount: _, ...slots } = command.slots;
  const sum = total === undefined ? '' : formatMoneyForPeople(moneyOf(total));
  const label = { zh: `一共 ${sum} 元`, en: `¥${sum} in all` };
  const need =
    total === undefined
      ? { slot: 'amount', question: say.howMuchInAll }
      : { slot: 'amount', question: fillIn(say.isSumMeant, { sum }), options: [{ value: total, label }] };
  const frame: Frame = {
    capability: intent,
    slots: { ...slots },
    need,
    asked: 1,
    ...(total === undefined ? {} : { affirms: total }),
  };
  return {
    state: { ...state, proposed: null, frame, lost: 0 },
    parts: [{ ...choicesFor(turn, frame), meant: { intent, slots } }],
  };
}
