import type { CustomerId } from '@banxing/capability';
import type { Day, Id } from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';

export type LineId = Id<'line'>;
export type CardId = Id<'card'>;
export type ItemId = Id<'item'>;
export type StatementId = Id<'stmt'>;
export type PlanId = Id<'inst'>;
export type ChargeId = Id<'chrg'>;

export const autopayModes = ['off', 'minimum', 'full'] as const;
export type AutopayMode = (typeof autopayModes)[number];

/** A customer's credit line. What is owed on it is the balance of its receivable account. Amounts are minor units. */
export interface CreditLine {
  readonly id: LineId;
  readonly customer: CustomerId;
  readonly product: string;
  readonly receivableAccount: AccountId;
  readonly creditLimit: bigint;
  /** Day of the month on which a cycle closes; the last of a shorter month. */
  readonly statementDay: number;
  readonly autopay: AutopayMode;
  readonly autopayAccount: AccountId | null;
  readonly openedOn: Day;
  /** The last day whose cycle is closed. */
  readonly closedThrough: Day;
}

const debitKinds = ['purchase', 'interest', 'late_fee', 'plan_principal', 'plan_fee'] as const;
const creditKinds = ['repayment', 'refund', 'plan_conversion'] as const;
export const itemKinds = [...debitKinds, ...creditKinds] as const;
export type ItemKind = (typeof itemKinds)[number];

/** Something that raises or lowers what a line owes. */
export interface Item {
  readonly id: ItemId;
  readonly key: string;
  readonly line: LineId;
  readonly card: CardId | null;
  readonly kind: ItemKind;
  /** Above zero, whichever side it is on. */
  readonly amount: bigint;
  /** What no item of the other side has met yet. */
  readonly open: bigint;
  readonly merchant: string;
  readonly purpose: string;
  readonly bookedAt: Date;
  readonly bookedOn: Day;
  /** The statement that shows it; null before its cycle closes. */
  readonly statement: StatementId | null;
  readonly plan: PlanId | null;
  readonly charge: ChargeId | null;
  /** Interest is charged up to this day, the day itself not included; null while none is. */
  readonly chargedTo: Day | null;
}

/** So much of a credit met so much of a debit. */
export interface Allocation {
  readonly line: LineId;
  readonly credit: ItemId;
  readonly debit: ItemId;
  readonly amount: bigint;
  readonly metOn: Day;
}

export const isDebit = ({ kind }: Pick<Item, 'kind'>): boolean =>
  (debitKinds as readonly string[]).includes(kind);

/** Purchases, also those paid by instalments, bear interest; interest and fees do not. */
export const bearsInterest = ({ kind }: Pick<Item, 'kind'>): boolean =>
  kind === 'purchase' || kind === 'plan_principal';

export const openOf = (items: readonly Item[]): bigint => items.reduce((sum, { open }) => sum + open, 0n);

const rankByKind: Readonly<Record<ItemKind, number>> = {
  late_fee: 0,
  interest: 0,
  plan_fee: 0,
  plan_principal: 1,
  purchase: 2,
  repayment: 0,
  refund: 0,
  plan_conversion: 0,
};

/** The order in which debits are met: billed before unbilled, fees and interest before purchases, older before newer. */
function byTurn(a: Item, b: Item): number {
  const billed = Number(a.statement === null) - Number(b.statement === null);
  if (billed !== 0) return billed;
  const rank = rankByKind[a.kind] - rankByKind[b.kind];
  if (rank !== 0) return rank;
  const time = a.bookedAt.getTime() - b.bookedAt.getTime();
  return time !== 0 ? time : a.id < b.id ? -1 : 1;
}

export interface Met {
  readonly items: readonly Item[];
  readonly allocations: readonly Allocation[];
}

/**
 * Lets open credits meet open debits, both in their turn. Answers the items that changed, with what is open of them now,
 * and who met whom. A credit that comes with `only` meets those debits and no others.
 */
export function meet(items: readonly Item[], on: Day, only?: ReadonlySet<ItemId>): Met {
  const open = new Map(items.map((item) => [item.id, item.open]));
  const credits = items.filter((item) => !isDebit(item) && item.open > 0n).sort(byTurn);
  const debits = items
    .filter((item) => isDebit(item) && item.open > 0n && (only?.has(item.id) ?? true))
    .sort(byTurn);
  const allocations: Allocation[] = [];
  for (const credit of credits) {
    for (const debit of debits) {
      const left = open.get(credit.id) ?? 0n;
      const owed = open.get(debit.id) ?? 0n;
      const amount = left < owed ? left : owed;
      if (amount === 0n) continue;
      open.set(credit.id, left - amount);
      open.set(debit.id, owed - amount);
      // What goes over into instalments is taken as never owed on the bill, so it bears no interest.
      const metOn = credit.kind === 'plan_conversion' ? debit.bookedOn : on;
      allocations.push({ line: credit.line, credit: credit.id, debit: debit.id, amount, metOn });
    }
  }
  const changed = items.filter((item) => open.get(item.id) !== item.open);
  return { items: changed.map((item) => ({ ...item, open: open.get(item.id) ?? 0n })), allocations };
}
