import { type Completion, type CustomerId, needs, type Need, ready, refused } from '@banxing/capability';
import {
  addDays,
  type Day,
  dayOf,
  formatMoney,
  formatMoneyForPeople,
  isDay,
  money,
  words,
} from '@banxing/kernel';
import { furthestDays } from './limits.ts';
import type { FundsRefusal, TransferTermsRefusal } from './payment-refusals.ts';
import type { OrderPayee } from './transfer-order.ts';
import type { PaymentAccount, PaymentsUses } from './uses.ts';

/** `all` and `minimum` name no amount of a transfer: how much is asked. */
export const isWholeOf = (amount: string): boolean => amount === 'all' || amount === 'minimum';

/** The day on which the money shall leave: today unless told otherwise, at most a year ahead. */
export function chooseDate(now: Date, given: string | undefined): Completion<Day, TransferTermsRefusal> {
  const today = dayOf(now);
  if (given === undefined || given === '') return ready(today);
  if (!isDay(given)) {
    return needs({ slot: 'date', question: words('哪一天转?', 'On which day?') });
  }
  if (given < today) return refused({ code: 'date_past' });
  return given > addDays(today, furthestDays) ? refused({ code: 'date_too_far' }) : ready(given);
}

const accountOption = (account: PaymentAccount, available: bigint) => ({
  value: account.id,
  label: words(`${account.name}(*${account.tail})`, `${account.name} (*${account.tail})`),
  detail: words(
    `可用 ${formatMoneyForPeople(money(available, account.currency))} 元`,
    `¥${formatMoneyForPeople(money(available, account.currency))} available`,
  ),
});

type Choosing = Pick<PaymentsUses, 'db' | 'accounts' | 'ledger'>;

async function askWhichAccount(
  uses: Choosing,
  accounts: readonly PaymentAccount[],
  question: Need['question'],
): Promise<Need> {
  const options = await Promise.all(
    accounts.map(async (account) =>
      accountOption(account, (await uses.ledger.balance(uses.db, account.id)).available),
    ),
  );
  return { slot: 'account', question, options };
}

const canPay = (account: PaymentAccount): boolean => account.status === 'open' && account.currency === 'CNY';

export interface PayingWish {
  readonly spoken: string | undefined;
  /** Minor units; 0 while it is not known. */
  readonly amount: bigint;
  /** The receiving account, which cannot pay itself. */
  readonly receiving: string | null;
}

/**
 * The account that pays: the one that was named, else the usual one. When that is short and others of the customer's
 * are not, the customer chooses.
 */
export async function choosePaying(
  uses: Choosing,
  customer: CustomerId,
  wish: PayingWish,
): Promise<Completion<PaymentAccount, FundsRefusal>> {
  const resolved = await uses.accounts.resolve(uses.db, customer, wish.spoken);
  if (resolved.kind === 'none') {
    // Unnamed and none: accounts there may be, but none that can pay.
    const has = wish.spoken === undefined && (await uses.accounts.list(uses.db, customer)).length > 0;
    return refused(has ? { code: 'account_restricted', whose: 'paying' } : { code: 'account_not_found' });
  }
  if (resolved.kind === 'several') {
    const usable = resolved.accounts.filter((account) => canPay(account) && account.id !== wish.receiving);
    const [only] = usable;
    if (only && usable.length === 1) return ready(only);
    if (!only) return refused({ code: 'account_restricted', whose: 'paying' });
    return needs(await askWhichAccount(uses, usable, words('从哪个账户转?', 'From which account?')));
  }
  const { account } = resolved;
  const others = (await uses.accounts.list(uses.db, customer)).filter(
    (other) => other.id !== account.id && other.id !== wish.receiving && canPay(other),
  );
  if (account.id === wish.receiving) {
    return wish.spoken === undefined && others.length > 0
      ? needs(await askWhichAccount(uses, others, words('从哪个账户转过来?', 'From which account?')))
      : refused({ code: 'own_account' });
  }
  if (!canPay(account)) return refused({ code: 'account_restricted', whose: 'paying' });
  const { available } = await uses.ledger.balance(uses.db, account.id);
  if (wish.spoken !== undefined || available >= wish.amount) return ready(account);
  const balances = await Promise.all(others.map((other) => uses.ledger.balance(uses.db, other.id)));
  const richer = others.filter((_, index) => (balances[index]?.available ?? 0n) >= wish.amount);
  if (richer.length === 0) return ready(account);
  const question = words(
    `${account.name}(*${account.tail})只有 ${formatMoneyForPeople(money(available))} 元可用,不够这一笔。从哪个账户转?`,
    `${account.name} (*${account.tail}) has only ¥${formatMoneyForPeople(money(available))} available. Which account shall pay?`,
  );
  return needs(await askWhichAccount(uses, richer, question));
}

/** How much? When everything was asked for, the whole of the account is offered as an amount. */
export async function amountNeed(
  uses: Choosing,
  payee: Pick<OrderPayee, 'shownName' | 'nicknames'>,
  account: PaymentAccount,
  given: string | undefined,
): Promise<Need> {
  const called = payee.nicknames[0] ?? payee.shownName;
  const question = words(`给${called}转多少钱?`, `How much for ${called}?`);
  if (given !== 'all') return { slot: 'amount', question };
  const { available } = await uses.ledger.balance(uses.db, account.id);
  if (available <= 0n) return { slot: 'amount', question };
  return {
    slot: 'amount',
    question: words(
      `给${called}转多少?「全部」要说个准数,尾号 ${account.tail} 现在能用 ${formatMoneyForPeople(money(available))} 元。`,
      `How much for ${called}? Please name the amount: the account ending ${account.tail} has ¥${formatMoneyForPeople(money(available))}.`,
    ),
    options: [
      {
        value: formatMoney(money(available)),
        label: words(
          `${formatMoneyForPeople(money(available))} 元`,
          `¥${formatMoneyForPeople(money(available))}`,
        ),
      },
    ],
  };
}
