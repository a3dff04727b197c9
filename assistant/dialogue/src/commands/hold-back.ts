import { formatMoneyForPeople, moneyOf, type Words } from '@banxing/kernel';
import type { CommandOf } from '../dialogue-command.ts';
import type { DialogueState } from '../state.ts';
import { saying, type Step, type Turn } from '../turn.ts';
import { say } from '../words.ts';

type HoldBack = CommandOf<'hold-back'>;

const reasons: Readonly<Record<HoldBack['why'], Words>> = {
  past: say.pastQuestion,
  asks_if_enough: say.asksIfEnough,
  negated: say.notSent,
  quoted: say.quotedWords,
  pressed: say.pressedByOthers,
  wish: say.onlyWished,
  inbound: say.inboundMoney,
  others_money: say.othersMoney,
  not_yet: say.notYetTime,
  asks_fee: say.transfersAreFree,
  unreadable: say.unreadable,
  already_done: say.alreadyDone,
  each_or_all: say.eachOrAll,
};

const spoken = (amount: string | undefined): string => {
  if (amount === undefined || !/^\d+\.\d\d$/u.test(amount)) return '';
  return formatMoneyForPeople(moneyOf(amount)).replace(/\.00$/u, '').replace(/,/gu, '');
};

/** How to ask for the same thing so that there is no doubt. */
function plainly(turn: Turn, { intent, slots, people }: HoldBack): string[] {
  const amount = spoken(slots['amount']);
  const zh = turn.caller.locale === 'zh';
  if (people && amount !== '')
    return zh
      ? [`给${people.join('和')}各转${amount}元`]
      : [`send ${amount} each to ${people.join(' and ')}`];
  const payee = slots['payee'];
  if (intent !== 'transfer.create' || payee === undefined || payee.startsWith('pay_') || amount === '')
    return [];
  return zh ? [`给${payee}转${amount}元`] : [`send ${amount} to ${payee}`];
}

const noOffer = new Set<HoldBack['why']>([
  'past',
  'asks_if_enough',
  'pressed',
  'inbound',
  'others_money',
  'negated',
  'unreadable',
]);

/** Says why words that sounded like an order were not taken as one. Nothing is proposed; what stands stays as it is. */
export function holdBack(turn: Turn, state: DialogueState, command: HoldBack): Step {
  const suggestions = noOffer.has(command.why) ? [] : plainly(turn, command);
  const part = saying(turn, reasons[command.why]);
  return { state: { ...state, lost: 0 }, parts: [suggestions.length > 0 ? { ...part, suggestions } : part] };
}
