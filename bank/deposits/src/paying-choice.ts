import { type Completion, type CustomerId, needs, ready, refused } from '@banxing/capability';
import { words } from '@banxing/kernel';
import { type FundsRefusal, yuan } from './refusals.ts';
import type { DepositsUses, PayingAccount } from './uses.ts';

type Choosing = Pick<DepositsUses, 'db' | 'accounts' | 'ledger'>;

const canPay = ({ status, currency }: PayingAccount): boolean => status === 'open' && currency === 'CNY';

/** An account with what it has. */
export interface Purse {
  readonly account: PayingAccount;
  readonly available: bigint;
}

async function pursesOf(uses: Choosing, accounts: readonly PayingAccount[]): Promise<Purse[]> {
  const usable = accounts.filter(canPay);
  const balances = await uses.ledger.balances(
    uses.db,
    usable.map(({ id }) => id),
  );
  return usable.map((account, index) => ({ account, available: balances[index]?.available ?? 0n }));
}

/**
 * The account that pays so many fen: the one named, else the usual one, else the customer chooses among others that have
 * enough. Zero fen ask only for an account that can pay.
 */
export async function choosePaying(
  uses: Choosing,
  customer: CustomerId,
  spoken: string | undefined,
  amount: bigint,
): Promise<Completion<Purse, FundsRefusal>> {
  const resolved = await uses.accounts.resolve(uses.db, customer, spoken);
  if (resolved.kind === 'none') return refused({ code: 'account_not_found' });
  const [first] = await pursesOf(uses, resolved.kind === 'one' ? [resolved.account] : resolved.accounts);
  if (!first) return refused({ code: 'account_restricted' });
  if (first.available >= amount) return ready(first);
  const short = { code: 'insufficient_funds', tail: first.account.tail, available: first.available } as const;
  if (spoken !== undefined) return refused(short);
  const all = await pursesOf(uses, await uses.accounts.list(uses.db, customer));
  const enough = all.filter(
    ({ account, available }) => account.id !== first.account.id && available >= amount,
  );
  if (enough.length === 0) return refused(short);
  return needs({
    slot: 'account',
    question: words(
      `${first.account.name}(*${first.account.tail})现在能用 ${yuan(first.available)} 元,不够。从哪个账户出?`,
      `${first.account.name} (*${first.account.tail}) has only ¥${yuan(first.available)}. Which account shall pay?`,
    ),
    options: enough.map(({ account, available }) => ({
      value: account.id,
      label: words(`${account.name}(*${account.tail})`, `${account.name} (*${account.tail})`),
      detail: words(`可用 ${yuan(available)} 元`, `¥${yuan(available)} available`),
    })),
  });
}
