import type { CustomerId } from '@banxing/capability';
import { type Day, type Id, ok, type Outcome, refuse } from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';

export type WalletId = Id<'wal'>;
export type MovementId = Id<'wmv'>;

/** 一类 to 四类: the better the owner was identified, the more a wallet may do. */
export const walletLevels = [1, 2, 3, 4] as const;
export type WalletLevel = (typeof walletLevels)[number];

/** A wallet that customers open here is tied to their bank account, under their own name: 二类. */
export const levelOpened: WalletLevel = 2;

/** Fen; null is no limit. */
export interface LevelLimits {
  readonly level: WalletLevel;
  readonly balance: bigint | null;
  readonly single: bigint | null;
  readonly daily: bigint | null;
  readonly yearly: bigint | null;
}

/** A customer's e-CNY wallet; the money is on the ledger account. */
export interface Wallet {
  readonly id: WalletId;
  readonly customer: CustomerId;
  /** Sixteen digits. */
  readonly number: string;
  readonly level: WalletLevel;
  readonly account: AccountId;
  readonly openedAt: Date;
}

export type MovementKind = 'topup' | 'withdrawal' | 'payment';

export interface Movement {
  readonly id: MovementId;
  readonly key: string;
  readonly wallet: WalletId;
  readonly kind: MovementKind;
  /** Fen of the wallet. */
  readonly amount: bigint;
  /** Fen that came from the bank account beside it. */
  readonly beside: bigint;
  readonly movedOn: Day;
  readonly movedAt: Date;
}

/** What a wallet has moved in one way so far, in fen. */
export interface MovedSoFar {
  readonly day: bigint;
  readonly year: bigint;
}

export interface LimitRefusal {
  readonly code: 'limit_exceeded';
  readonly which: 'balance' | 'single' | 'daily' | 'yearly';
  readonly level: WalletLevel;
  readonly limit: bigint;
  /** What would still be possible. */
  readonly left: bigint;
}

const atLeastNone = (amount: bigint): bigint => (amount < 0n ? 0n : amount);

/** How much may still be paid out of or put into a wallet at once, by the limits on movements. Null is any amount. */
export function movableNow(limits: LevelLimits, moved: MovedSoFar): bigint | null {
  const rooms = [
    limits.single,
    limits.daily === null ? null : atLeastNone(limits.daily - moved.day),
    limits.yearly === null ? null : atLeastNone(limits.yearly - moved.year),
  ].filter((room) => room !== null);
  return rooms.length === 0 ? null : rooms.reduce((least, room) => (room < least ? room : least));
}

/** May so much move at once, on this day, in this year? */
export function decideMovement(
  limits: LevelLimits,
  moved: MovedSoFar,
  amount: bigint,
): Outcome<bigint, LimitRefusal> {
  const { level } = limits;
  if (limits.single !== null && amount > limits.single) {
    return refuse({
      code: 'limit_exceeded',
      which: 'single',
      level,
      limit: limits.single,
      left: limits.single,
    });
  }
  if (limits.daily !== null && moved.day + amount > limits.daily) {
    const left = atLeastNone(limits.daily - moved.day);
    return refuse({ code: 'limit_exceeded', which: 'daily', level, limit: limits.daily, left });
  }
  if (limits.yearly !== null && moved.year + amount > limits.yearly) {
    const left = atLeastNone(limits.yearly - moved.year);
    return refuse({ code: 'limit_exceeded', which: 'yearly', level, limit: limits.yearly, left });
  }
  return ok(amount);
}

/** May so much be put into a wallet that holds `balance`? */
export function decideTopup(
  limits: LevelLimits,
  balance: bigint,
  moved: MovedSoFar,
  amount: bigint,
): Outcome<bigint, LimitRefusal> {
  if (limits.balance !== null && balance + amount > limits.balance) {
    const left = atLeastNone(limits.balance - balance);
    return refuse({
      code: 'limit_exceeded',
      which: 'balance',
      level: limits.level,
      limit: limits.balance,
      left,
    });
  }
  return decideMovement(limits, moved, amount);
}

export interface Shares {
  readonly wallet: bigint;
  readonly account: bigint;
}

/** A combined payment takes what the wallet has and may pay, and the rest from the bank account. */
export function splitPayment(
  amount: bigint,
  walletBalance: bigint,
  limits: LevelLimits,
  moved: MovedSoFar,
): Shares {
  const movable = movableNow(limits, moved);
  const most = [amount, atLeastNone(walletBalance), ...(movable === null ? [] : [movable])];
  const wallet = most.reduce((least, each) => (each < least ? each : least));
  return { wallet, account: amount - wallet };
}
