import type { CustomerId, ProofRefusal } from '@banxing/capability';
import type { Database } from '@banxing/database';
import { type Clock, formatInstant, invariant, ok, type Outcome, refuse, words } from '@banxing/kernel';
import { mostWrongTries } from '../credential.ts';
import { countPinTry, findPin, forgetPinTries } from '../credential-store.ts';
import type { SecretHasher } from '../hashing.ts';

export interface CheckPinUses {
  readonly db: Database;
  /** The bank's clock: locks of PINs end by it. */
  readonly clock: Clock;
  readonly hasher: SecretHasher;
}

const clockTime = (instant: Date): string => formatInstant(instant).slice(11, 16);

function locked(until: Date): ProofRefusal {
  const time = clockTime(until);
  return {
    code: 'pin_locked',
    words: words(
      `PIN 连续输错 ${mostWrongTries} 次,已锁定到 ${time}。没有扣款,钱都还在。`,
      `The PIN was wrong ${mostWrongTries} times in a row and is locked until ${time}. No money has moved.`,
    ),
  };
}

function wrong(triesLeft: number): ProofRefusal {
  return {
    code: 'wrong_pin',
    words: words(
      `PIN 不对,还能再试 ${triesLeft} 次。没有扣款。`,
      `Wrong PIN. ${triesLeft} ${triesLeft === 1 ? 'try' : 'tries'} left. No money has moved.`,
    ),
  };
}

const notSet: ProofRefusal = {
  code: 'pin_not_set',
  words: words(
    '您还没有设置 PIN,先设置好再办。没有扣款。',
    'You have no PIN yet. Please set one first. No money has moved.',
  ),
};

/**
 * Checks a PIN in statements of its own, outside of any transaction of the caller's: a wrong try stays counted whatever
 * becomes of the confirmation. The try is counted before it is checked and taken back when it was right, so no number
 * of tries at once gets more than five guesses.
 */
export async function checkPin(
  uses: CheckPinUses,
  customer: CustomerId,
  pin: string,
): Promise<Outcome<'pin', ProofRefusal>> {
  const now = uses.clock.now();
  const counted = await countPinTry(uses.db, customer, now);
  if (!counted) {
    const stored = await findPin(uses.db, customer);
    return refuse(stored?.lockedUntil ? locked(stored.lockedUntil) : notSet);
  }
  const right = /^\d{6}$/u.test(pin) && (await uses.hasher.matches(counted.pinHash, pin));
  if (right) {
    await forgetPinTries(uses.db, customer);
    return ok('pin');
  }
  if (counted.lockedUntil) return refuse(locked(counted.lockedUntil));
  invariant(counted.wrong < mostWrongTries, 'the last wrong try locks');
  return refuse(wrong(mostWrongTries - counted.wrong));
}
