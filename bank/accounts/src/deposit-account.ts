import type { CustomerId } from '@banxing/capability';
import { type Currency, type Day, type Id, isDay, ok, type Outcome, refuse } from '@banxing/kernel';
import { isOwnNumber, tailOf } from './account-number.ts';

export type AccountId = Id<'acct'>;

export const accountKinds = ['current', 'savings', 'foreign'] as const;
export type AccountKind = (typeof accountKinds)[number];

export const accountClasses = ['I', 'II', 'III'] as const;
/** 一类户, 二类户 and 三类户: how much an account may do, by how the customer was identified. */
export type AccountClass = (typeof accountClasses)[number];

export const accountUses = ['salary', 'pension', 'allowance', 'business'] as const;
/** What regularly happens on an account: the words 工资卡 and 退休金卡 find it by this. */
export type AccountUse = (typeof accountUses)[number];

export type AccountStatus = 'open' | 'frozen' | 'closed';

/** A deposit account as its owner knows it. The money is in the ledger account of the same id. */
export interface DepositAccount {
  readonly id: AccountId;
  readonly customer: CustomerId;
  readonly kind: AccountKind;
  readonly class: AccountClass;
  /** What the owner calls it: 工资卡. */
  readonly name: string;
  /** Nineteen digits. Personal: shown whole to nobody by default. */
  readonly number: string;
  readonly tail: string;
  readonly currency: Currency;
  readonly uses: readonly AccountUse[];
  /** Code of the branch where it was opened. */
  readonly branch: string;
  readonly status: AccountStatus;
  /** Money is taken from here when the customer names no account. */
  readonly paysByDefault: boolean;
  readonly openedOn: Day;
}

export interface NewAccount {
  readonly id?: AccountId;
  readonly customer: CustomerId;
  readonly kind: AccountKind;
  readonly class?: AccountClass;
  readonly name: string;
  readonly currency?: Currency;
  readonly uses?: readonly AccountUse[];
  readonly branch: string;
  readonly openedOn: Day;
  readonly paysByDefault?: boolean;
  /** A whole number, for accounts that come from elsewhere. */
  readonly number?: string;
  /** The last four digits that a fresh number shall have. */
  readonly tail?: string;
}

export type OpenRefusal =
  | { readonly code: 'account_name_invalid'; readonly name: string }
  | { readonly code: 'opening_day_invalid'; readonly openedOn: string }
  | { readonly code: 'number_invalid' }
  | { readonly code: 'number_taken' }
  | { readonly code: 'customer_unknown'; readonly customer: string }
  | { readonly code: 'branch_unknown'; readonly branch: string }
  | { readonly code: 'ledger_refused'; readonly reason: string };

/** What can be checked of an opening alone; `on` is the business day of the opening. */
export function judgeOpening(account: NewAccount, on: Day): Outcome<NewAccount, OpenRefusal> {
  const name = account.name.trim();
  if (name.length === 0 || name.length > 30) return refuse({ code: 'account_name_invalid', name });
  if (!isDay(account.openedOn) || account.openedOn > on) {
    return refuse({ code: 'opening_day_invalid', openedOn: account.openedOn });
  }
  const wrongNumber = account.number !== undefined && !isOwnNumber(account.number);
  const wrongTail = account.tail !== undefined && !/^\d{4}$/u.test(account.tail);
  if (wrongNumber || wrongTail) return refuse({ code: 'number_invalid' });
  return ok({ ...account, name });
}

export function openedAccount(account: NewAccount, id: AccountId, number: string): DepositAccount {
  return {
    id,
    customer: account.customer,
    kind: account.kind,
    class: account.class ?? 'I',
    name: account.name,
    number,
    tail: tailOf(number),
    currency: account.currency ?? 'CNY',
    uses: account.uses ?? [],
    branch: account.branch,
    status: 'open',
    paysByDefault: account.paysByDefault ?? false,
    openedOn: account.openedOn,
  };
}

/** The account from which money goes when none is named: the chosen one, else the oldest open current account in yuan. */
export function payingAccount(accounts: readonly DepositAccount[]): DepositAccount | undefined {
  const usable = accounts.filter((account) => account.status === 'open');
  const inYuan = usable.filter((account) => account.currency === 'CNY');
  return (
    usable.find((account) => account.paysByDefault) ??
    inYuan.find((account) => account.kind === 'current') ??
    inYuan[0]
  );
}
