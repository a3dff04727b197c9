import { type Completion, type CustomerCaller, needs, ready, refused } from '@banxing/capability';
import { type Words, words } from '@banxing/kernel';
import { yuan } from './card-speech.ts';
import type { CardAccount, CardsUses } from './uses.ts';

export type PayingRefusal = { readonly code: 'account_not_found' } | { readonly code: 'account_restricted' };

const canPay = (account: CardAccount): boolean =>
  account.status === 'open' && account.currency === 'CNY' && ['current', 'savings'].includes(account.kind);

async function ask(
  uses: CardsUses,
  accounts: readonly CardAccount[],
  question: Words,
): Promise<Completion<CardAccount, PayingRefusal>> {
  const options = await Promise.all(
    accounts.map(async (account) => {
      const { available } = await uses.ledger.balance(uses.db, account.id);
      return {
        value: account.id,
        label: words(`${account.name}(*${account.tail})`, `${account.name} (*${account.tail})`),
        detail: words(`可用 ${yuan(available)} 元`, `¥${yuan(available)} available`),
      };
    }),
  );
  return needs({ slot: 'account', question, options });
}

/**
 * The account that pays: the one that was named, else the usual one. When that is short of `amount` and another of the
 * customer's is not, the customer chooses.
 */
export async function choosePayer(
  uses: CardsUses,
  caller: CustomerCaller,
  said: string | undefined,
  amount: bigint,
): Promise<Completion<CardAccount, PayingRefusal>> {
  const question = words('从哪个账户扣款?', 'From which account?');
  const spoken = said === undefined || said.trim() === '' ? undefined : said.trim();
  const resolved = await uses.accounts.resolve(uses.db, caller.customer, spoken);
  if (resolved.kind === 'none') return refused({ code: 'account_not_found' });
  if (resolved.kind === 'several') {
    const usable = resolved.accounts.filter(canPay);
    const [only] = usable;
    if (!only) return refused({ code: 'account_restricted' });
    return usable.length === 1 ? ready(only) : ask(uses, usable, question);
  }
  const { account } = resolved;
  if (!canPay(account)) return refused({ code: 'account_restricted' });
  const { available } = await uses.ledger.balance(uses.db, account.id);
  if (spoken !== undefined || available >= amount) return ready(account);
  const others = (await uses.accounts.list(uses.db, caller.customer)).filter(
    (other) => other.id !== account.id && canPay(other),
  );
  const balances = await Promise.all(others.map((other) => uses.ledger.balance(uses.db, other.id)));
  const richer = others.filter((_, index) => (balances[index]?.available ?? 0n) >= amount);
  if (richer.length === 0) return ready(account);
  return ask(
    uses,
    richer,
    words(
      `${account.name}(*${account.tail})只有 ${yuan(available)} 元可用,不够这一笔。从哪个账户还?`,
      `${account.name} (*${account.tail}) has only ¥${yuan(available)} available. Which account shall pay?`,
    ),
  );
}
