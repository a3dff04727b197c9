import type { CustomerId } from '@banxing/capability';
import {
  addMonths,
  type Day,
  monthRange,
  ok,
  type Outcome,
  refuse,
  type Words,
  words,
} from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';
import type { CardId, LineId } from './item.ts';

export const cardStatuses = ['making', 'posted', 'active', 'locked', 'lost', 'closed'] as const;
export type CardStatus = (typeof cardStatuses)[number];

export const statusWords: Readonly<Record<CardStatus, Words>> = {
  making: words('制卡中', 'being made'),
  posted: words('已寄出,待激活', 'posted, to be activated'),
  active: words('正常使用', 'in use'),
  locked: words('已锁定', 'locked'),
  lost: words('已挂失', 'reported lost'),
  closed: words('已停用', 'closed'),
};

/** A card over a deposit account (debit) or a credit line. A virtual one has no plastic. */
export interface Card {
  readonly id: CardId;
  readonly customer: CustomerId;
  readonly kind: 'debit' | 'credit';
  readonly form: 'plastic' | 'virtual';
  readonly product: string;
  readonly account: AccountId | null;
  readonly line: LineId | null;
  /** What people call it: 工资卡, 金卡. */
  readonly name: string;
  /** Personal: shown whole to nobody by default. */
  readonly number: string;
  readonly tail: string;
  /** How often this number was put on plastic. */
  readonly issue: number;
  readonly expiresOn: Day;
  readonly status: CardStatus;
  /** The card in whose place this one comes. */
  readonly replaces: CardId | null;
  readonly madeAt: Date;
}

export type CardAct = 'activate' | 'lock' | 'unlock' | 'lose' | 'replace' | 'set_pin' | 'charge';

export interface CardNotInState {
  readonly code: 'card_not_in_state';
  readonly act: CardAct;
  readonly status: CardStatus;
  readonly tail: string;
}

const allowed: Readonly<Record<CardAct, readonly CardStatus[]>> = {
  activate: ['posted'],
  lock: ['active'],
  unlock: ['locked'],
  lose: ['active', 'locked'],
  replace: ['active', 'locked', 'lost'],
  set_pin: ['active', 'locked'],
  charge: ['active'],
};

export const may = (card: Pick<Card, 'status'>, act: CardAct): boolean => allowed[act].includes(card.status);

export function decide(card: Card, act: CardAct): Outcome<Card, CardNotInState> {
  return may(card, act)
    ? ok(card)
    : refuse({ code: 'card_not_in_state', act, status: card.status, tail: card.tail });
}

/** The last day on which a card made today may be used: the last of its month some years later. */
export const expiryOfCard = (madeOn: Day, years: number): Day => monthRange(addMonths(madeOn, years * 12)).to;

/** Holder's words for a card: 工资卡(*6621). */
export const called = ({ name, tail }: Pick<Card, 'name' | 'tail'>): Words =>
  words(`${name}(*${tail})`, `${name} (*${tail})`);

/** What a card of a product is called, so that 信用卡 finds it: 金卡 alone could be anything. */
export const nameAfter = (product: string): string =>
  /信用|借记/u.test(product) ? product : `信用卡${product}`;
