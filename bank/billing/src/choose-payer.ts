import { type Completion, type CustomerId, needs, ready, refused } from '@banxing/capability';
import { formatMoneyForPeople, money, words } from '@banxing/kernel';
import type { PaymentAccount } from '@banxing/payments';
import type { PayingRefusal } from './billing-refusals.ts';
import type { BillingUses } from './billing-uses.ts';

const canPay = (account: PaymentAccount): boolean => account.status === 'open' && account.currency === 'CNY';

/**
 * The account that pays: the one that was named, else the usual one. When that is short and others of the customer's
 * are not, the customer chooses.
 */
export async function choosePayer(
  uses: Pick<BillingUses, 'db' | 'accounts' | 'ledger'>,
  customer: CustomerId,
  spoken: string | undefined,
  amount: bigint,
): Promise<Completion<PaymentAccount, PayingRefusal>> {
  const resolved = await uses.accounts.resolve(uses.db, customer, spoken);
  const availableIn = async (account: PaymentAccount): Promise<bigint> =>
    (await uses.ledger.balance(uses.db, account.id)).available;
  if (resolved.kind === 'none') return refused({ code: 'account_not_found' });
  if (resolved.kind === 'one') {
    const { account } = resolved;
    if (!canPay(account)) return refused({ code: 'account_restricted' });
    const available = await availableIn(account);
    if (available >= amount) return ready(account);
    if (spoken !== undefined) return refused({ code: 'insufficient_funds', tail: account.tail, available });
  }
  const candidates =
    resolved.kind === 'several' ? resolved.accounts : await uses.accounts.list(uses.db, customer);
  const held = await Promise.all(
    candidates.filter(canPay).map(async (account) => ({ account, available: await availableIn(account) })),
  );
  const enough = held.filter(({ available }) => available >= amount);
  if (enough.length === 0) {
    const usual =
      resolved.kind === 'one' ? held.find(({ account }) => account.id === resolved.account.id) : held[0];
    return usual
      ? refused({ code: 'insufficient_funds', tail: usual.account.tail, available: usual.available })
      : refused({ code: 'account_restricted' });
  }
  return needs({
    slot: 'account',
    question:
      resolved.kind === 'one'
        ? words(
            `${resolved.account.name}(*${resolved.account.tail})里的钱不够这一笔,用哪个账户付?`,
            `${resolved.account.name} (*${resolved.account.tail}) is short. Which account shall pay?`,
          )
        : words('用哪个账户付?', 'Which account shall pay?'),
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
