import type { CustomerId, Need } from '@banxing/capability';
import type { Queryable } from '@banxing/database';
import { formatMoneyForPeople, money, words } from '@banxing/kernel';
import type { Ledger } from '@banxing/ledger';
import type { Accounts } from './accounts.ts';
import type { DepositAccount } from './deposit-account.ts';

/** Which of a customer's yuan accounts pays: one, a question, or none that could. */
export type PayerChoice =
  | { readonly kind: 'one'; readonly account: DepositAccount; readonly available: bigint }
  | { readonly kind: 'ask'; readonly need: Need }
  | { readonly kind: 'none' }
  | { readonly kind: 'restricted' };

export interface PayerUses {
  readonly accounts: Pick<Accounts, 'list' | 'resolve'>;
  readonly ledger: Pick<Ledger, 'balances'>;
}

export interface PayerWish {
  /** What the customer said of the account, if anything. */
  readonly spoken?: string | undefined;
  /** Fen; 0 while it is not known. */
  readonly amount: bigint;
}

interface Funded {
  readonly account: DepositAccount;
  readonly available: bigint;
}

const canPay = (account: DepositAccount): boolean =>
  account.status === 'open' && account.currency === 'CNY' && account.kind !== 'foreign';

async function funded(
  uses: PayerUses,
  q: Queryable,
  accounts: readonly DepositAccount[],
): Promise<readonly Funded[]> {
  const balances = await uses.ledger.balances(
    q,
    accounts.map(({ id }) => id),
  );
  return accounts.map((account, index) => ({ account, available: balances[index]?.available ?? 0n }));
}

const askWhich = (among: readonly Funded[], question: Need['question']): PayerChoice => ({
  kind: 'ask',
  need: {
    slot: 'account',
    question,
    options: among.map(({ account, available }) => ({
      value: account.id,
      label: words(`${account.name}(*${account.tail})`, `${account.name} (*${account.tail})`),
      detail: words(
        `可用 ${formatMoneyForPeople(money(available))} 元`,
        `¥${formatMoneyForPeople(money(available))} available`,
      ),
    })),
  },
});

async function among(
  uses: PayerUses,
  q: Queryable,
  accounts: readonly DepositAccount[],
): Promise<PayerChoice> {
  const [first, ...others] = await funded(uses, q, accounts.filter(canPay));
  if (!first) return { kind: accounts.length === 0 ? 'none' : 'restricted' };
  if (others.length === 0) return { kind: 'one', ...first };
  return askWhich([first, ...others], words('从哪个账户付?', 'From which account?'));
}

/**
 * The account that was named, else the usual one. When that is short and others of the customer's are not, the customer
 * is asked; when all are short it is the usual one, for the books to refuse.
 */
export async function choosePayer(
  uses: PayerUses,
  q: Queryable,
  customer: CustomerId,
  wish: PayerWish,
): Promise<PayerChoice> {
  const resolved = await uses.accounts.resolve(q, customer, wish.spoken);
  if (resolved.kind === 'several') return among(uses, q, resolved.accounts);
  if (resolved.kind === 'none' || (wish.spoken !== undefined && wish.spoken !== '')) {
    return among(uses, q, resolved.kind === 'one' ? [resolved.account] : []);
  }
  const all = await funded(uses, q, (await uses.accounts.list(q, customer)).filter(canPay));
  const usual = all.find(({ account }) => account.id === resolved.account.id);
  if (!usual) return { kind: 'restricted' };
  const richer = all.filter(({ available }) => available >= wish.amount);
  if (usual.available >= wish.amount || richer.length === 0) return { kind: 'one', ...usual };
  const { account, available } = usual;
  const sum = formatMoneyForPeople(money(available));
  return askWhich(
    richer,
    words(
      `${account.name}(*${account.tail})只有 ${sum} 元可用,不够这一笔。从哪个账户付?`,
      `${account.name} (*${account.tail}) has only ¥${sum} available. Which account shall pay?`,
    ),
  );
}
