import type { CustomerId } from '@banxing/capability';
import type { Queryable } from '@banxing/database';
import { maskName } from '@banxing/parties';
import type { CodesUses } from '../codes-uses.ts';
import { readCode } from './charge-code.ts';

/** Whom a collection code pays. */
export interface Collecting {
  readonly customer: CustomerId;
  readonly shownName: string;
  readonly number: string;
  /** Minor units; null when whoever pays says how much. */
  readonly amount: bigint | null;
}

/** Whose collection code a text is, if it is one of ours and holds now. */
export async function collecting(
  uses: Pick<CodesUses, 'secrets' | 'clock' | 'parties' | 'accounts'>,
  q: Queryable,
  text: string,
): Promise<Collecting | undefined> {
  const code = await readCode(uses, q, text);
  const now = uses.clock.now();
  if (code?.kind !== 'collect' || now < code.validFrom || now >= code.validUntil) return undefined;
  const account = await uses.accounts.ownById(q, code.customer, code.account);
  const holder = await uses.parties.customer(q, code.customer);
  if (!account || !holder) return undefined;
  const { customer, amount } = code;
  return { customer, shownName: maskName(holder.name), number: account.number, amount };
}
