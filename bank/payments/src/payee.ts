import type { CustomerId } from '@banxing/capability';
import { type Id, ok, type Outcome, refuse } from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';
import type { RelationKind } from '@banxing/parties';
import { tailOf } from './card-number.ts';

export type PayeeId = Id<'pay'>;

/** Somebody to whom a customer sends money. */
export interface Payee {
  readonly id: PayeeId;
  readonly customer: CustomerId;
  /** The holder's name at the bank. */
  readonly name: string;
  /** The name as the customer may see it: masked when they found the payee by a number and never said the name. */
  readonly shownName: string;
  /** What the customer calls them: 妈妈, 房东. */
  readonly nicknames: readonly string[];
  readonly relation: RelationKind | null;
  readonly bank: string;
  readonly number: string;
  /** Their account, when it is kept in this bank. */
  readonly account: AccountId | null;
  readonly phone: string | null;
  readonly uses: number;
  readonly lastUsedAt: Date | null;
  readonly addedAt: Date;
}

/** A payee about to be saved. */
export type NewPayee = Omit<Payee, 'id' | 'shownName' | 'uses' | 'lastUsedAt' | 'addedAt'> & {
  /** The name itself when absent. */
  readonly shownName?: string;
};

export type PayeeRefusal =
  { readonly code: 'payee_name_invalid' } | { readonly code: 'payee_number_invalid' };

const longestName = 60;

/** Can this be kept as a payee? */
export function judgePayee(payee: NewPayee): Outcome<Required<NewPayee>, PayeeRefusal> {
  const name = payee.name.trim();
  if (name === '' || name.length > longestName || /[\p{Cc}<>]/u.test(name))
    return refuse({ code: 'payee_name_invalid' });
  if (!/^\d{8,19}$/u.test(payee.number)) return refuse({ code: 'payee_number_invalid' });
  return ok({ ...payee, name, shownName: payee.shownName ?? name });
}

/** How the customer would say it: 妈妈(刘桂芳), or the name alone. */
export const calledOf = (payee: Pick<Payee, 'shownName' | 'nicknames'>): string =>
  payee.nicknames[0] === undefined || payee.nicknames[0] === payee.shownName
    ? payee.shownName
    : `${payee.nicknames[0]}(${payee.shownName})`;

export const payeeTail = (payee: Pick<Payee, 'number'>): string => tailOf(payee.number);
