import { type Completion, type CustomerId, needs, type Need, ready, refused } from '@banxing/capability';
import {
  addDays,
  addDuration,
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

/** When the money leaves: on a day, and then at the bank's hour or, today, at once; or two hours from now. */
export interface Departure {
  readonly date: Day;
  readonly delay?: 'PT2H';
}

const inTwoHours =
  /^(?:PT2H|(?:in )?(?:two|2) ?hours?(?: later)?|(?:延[时迟]|过|等)?(?:两|2|二)个?(?:小时|钟头)(?:之后|以后|后)?(?:再)?(?:到账|转|转出)?)$/iu;
const nextDay =
  /^(?:P1D|PT24H|next[- ]day|tomorrow|(?:次日|隔日|第二天|明天|24小时(?:后)?)(?:再)?(?:到账|转|转出)?)$/iu;
const atOnce = /^(?:now|at once|real[- ]time|实时|马上|立即|立刻|现在|即时|普通)(?:到账|转)?$/iu;

/** When the money shall leave: at once unless told otherwise, at most a year ahead. */
export function chooseDeparture(
  now: Date,
  spoken: string | undefined,
): Completion<Departure, TransferTermsRefusal> {
  const said = foldedDate(spoken);
  if (inTwoHours.test(said)) return ready({ date: dayOf(addDuration(now, 'PT2H')), delay: 'PT2H' });
  const given = nextDay.test(said) ? addDays(dayOf(now), 1) : atOnce.test(said) ? dayOf(now) : said;
  const date = chooseDate(now, given);
  return date.status === 'ready' ? ready({ date: date.draft }) : date;
}

const foldedDate = (spoken: string | undefined): string =>
  (spoken ?? '')
    .normalize('NFKC')
    .trim()
    .replace(/[時后後]/gu, (sign) => (sign === '時' ? '时' : '后'))
    .replace(/帳/gu, '账');

/** A day to come, or today when none is given. */
function chooseDate(now: Date, given: string): Completion<Day, TransferTermsRefusal> {
  const today = dayOf(now);
  if (given === '') return ready(today);
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
  asked: bigint | undefined,
): Promise<Need> {
  const called = payee.nicknames[0] ?? payee.shownName;
  const question = words(`给${called}转多少钱?`, `How much for ${called}?`);
  if (asked !== undefined) {
    const sum = formatMoneyForPeople(money(asked));
    return {
      slot: 'amount',
      question: words(
        `${called}向您收款 ${sum} 元,转这么多吗?`,
        `${called} asks you for ¥${sum}. Shall I send that?`,
      ),
      options: [{ value: formatMoney(money(asked)), label: words(`${sum} 元`, `¥${sum}`) }],
    };
  }
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
