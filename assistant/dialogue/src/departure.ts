import type { DialogueCommand } from './dialogue-command.ts';
import type { Heard } from './heard.ts';
import type { DialogueState } from './state.ts';

const arrives = '(?:再)?(?:到[账帳]|到|转出?|轉出?)';
const inTwoHours = new RegExp(
  `[,;]?\\s*(?:延[时時]|延[迟遲]|晚|过|等)?(?:两|兩|二|2)个?(?:小[时時]|钟头|鐘頭)(?:[之以]?[后後])?${arrives}|[,;]?\\s*(?:to arrive )?in (?:two|2) hours`,
  'iu',
);
const nextDay = new RegExp(
  `[,;]?\\s*(?:次日|隔[日天]|第二天|24小[时時](?:[之以]?[后後])?)${arrives}|[,;]?\\s*next[- ]day(?: arrival)?`,
  'iu',
);

/** When money shall arrive, as it is said beside a transfer (两小时后到账, 次日到账), and the text without it. */
export function departureIn(text: string): { readonly date: string; readonly rest: string } | undefined {
  for (const [pattern, date] of [
    [inTwoHours, 'PT2H'],
    [nextDay, 'P1D'],
  ] as const) {
    const found = pattern.exec(text);
    if (found) return { date, rest: text.slice(0, found.index) + text.slice(found.index + found[0].length) };
  }
  return undefined;
}

const bare = /^[\s,;.!吧呗啊呢的就那改成选要用]*$/u;
const transfer = 'transfer.create';

/**
 * A transfer, begun or waiting, that shall leave later than at once; undefined when the words turn out to be about
 * something else. `read` reads the text without them.
 */
export function withDeparture(
  heard: Heard,
  state: DialogueState,
  read: (heard: Heard) => DialogueCommand[],
): DialogueCommand[] | undefined {
  const said = departureIn(heard.text);
  if (!said) return undefined;
  const { date, rest } = said;
  if (bare.test(rest)) {
    if (state.frame?.capability === transfer) return [{ kind: 'fill', slots: { date } }];
    return state.proposed?.capability === transfer
      ? [{ kind: 'correct', intent: transfer, slots: { ...state.proposed.slots, date } }]
      : undefined;
  }
  const commands = read({ ...heard, text: rest, understanding: heard.reader.understand(rest) });
  const dated = commands.map((command) =>
    (command.kind === 'start' || command.kind === 'correct') && command.intent === transfer
      ? { ...command, slots: { ...command.slots, date } }
      : command,
  );
  return dated.some((command, index) => command !== commands[index]) ? dated : undefined;
}
