import { type Completion, type CustomerId, needs, ready, refused } from '@banxing/capability';
import { formatMoneyForPeople, money, words } from '@banxing/kernel';
import type { WealthAccount, WealthUses } from './uses.ts';

type Choosing = Pick<WealthUses, 'db' | 'accounts' | 'ledger'>;

export type PayingRefusal =
  | { readonly code: 'account_not_found' }
  | { readonly code: 'account_restricted' }
  | { readonly code: 'insufficient_funds'; readonly tail: string; readonly available: bigint };

const canPay = ({ status, currency }: WealthAccount): boolean => status === 'open' && currency === 'CNY';

async function withAvailable(uses: Choosing, accounts: readonly WealthAccount[]) {
  return Promise.all(
    accounts.map(async (account) => ({
      account,
      available: (await uses.ledger.balance(uses.db, account.id)).available,
    })),
  );
}

/**
 * The account that pays so many fen: the one that was named, else the usual one, else the only other that has enough.
 * When several others have enough, the customer chooses. Zero fen ask only for an account that can pay.
 */
export async function choosePaying(
  uses: Choosing,
  customer: CustomerId,
  spoken: string | undefined,
  amount: bigint,
): Promise<Completion<WealthAccount, PayingRefusal>> {
  const resolved = await uses.accounts.resolve(uses.db, customer, spoken);
  if (resolved.kind === 'none') return refused({ code: 'account_not_found' });
  const first = resolved.kind === 'one' ? [resolved.account] : resolved.accounts;
  const named = (await withAvailable(uses, first.filter(canPay)))[0];
  if (!named) return refused({ code: 'account_restricted' });
  if (named.available >= amount) return ready(named.account);
  const short = { code: 'insufficient_funds', tail: named.account.tail, available: named.available } as const;
  if (spoken !== undefined) return refused(short);
  const others = (await uses.accounts.list(uses.db, customer)).filter(
    (account) => canPay(account) && account.id !== named.account.id,
  );
  const enough = (await withAvailable(uses, others)).filter(({ available }) => available >= amount);
  if (enough.length === 0) return refused(short);
  return needs({
    slot: 'account',
    question: words(
      `${named.account.name}(*${named.account.tail})现在能用 ${formatMoneyForPeople(money(named.available))} 元,不够。从哪个账户付?`,
      `${named.account.name} (*${named.account.tail}) has only ¥${formatMoneyForPeople(money(named.available))}. Which account shall pay?`,
    ),
    options: enough.map(({ account, available }) => ({
      value: account.id,
      label: words(`${account.name}(*${account.tail})`, `${account.name} (*${account.tail})`),
      detail: words(
        `可用 ${formatMoneyForPeople(money(available))} 元`,
        `¥${formatMoneyForPeople(money(available))} available`,
      ),
    })),
  });
}
