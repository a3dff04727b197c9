import type { Frame } from '../state.ts';
import type { Part, Turn } from '../turn.ts';
import { say } from '../words.ts';

/** The open question as words, and as a card when there is something to choose from. */
export function choicesFor(turn: Turn, frame: Frame): Part {
  const { locale } = turn.caller;
  const { slot, question, options = [] } = frame.need;
  const labels = options.map((option) => option.label[locale]);
  const hint = frame.asked > 1 && options.length > 1 ? `${say.chooseOne[locale]}\n` : '';
  const help = frame.asked >= 3 ? `\n${say.humanOffer[locale]}` : '';
  const needs = { slot, question: question[locale], options: labels };
  if (options.length === 0) return { text: `${question[locale]}${help}`, needs };
  return {
    text: `${hint}${question[locale]}${help}`,
    needs,
    cards: [
      {
        type: 'choices',
        slot,
        question: question[locale],
        options: options.map((option) => ({
          value: option.value,
          label: option.label[locale],
          ...(option.detail ? { detail: option.detail[locale] } : {}),
        })),
        actions: options.map((option) => ({
          action: `fill:${slot}=${option.value}`,
          label: option.label[locale],
        })),
      },
    ],
  };
}
