import type { Transaction } from '@banxing/database';
import { expireHeld } from '../use-store.ts';
import type { RightsUses } from '../uses.ts';
import { release } from './use-benefit.ts';

/** So many in one transaction; a day has as many transactions as it needs. */
const mostAtOnce = 2_000;

/** Ends what has expired and takes it off what the bank owes. Answers whether there may be more. */
export async function expireBenefits(uses: RightsUses, tx: Transaction, key: string): Promise<boolean> {
  const { count, owed } = await expireHeld(tx, uses.clock.now(), mostAtOnce);
  await release(uses, tx, key, owed);
  return count === mostAtOnce;
}
