import { purposeOf } from '@banxing/accounts';
import { formatMoneyForPeople, money, type Words, words } from '@banxing/kernel';
import type { MessageKind } from './message.ts';

/** A line of an account, as the ledger tells it. Minor units, + in, − out. */
export interface SeenLine {
  readonly entry: string;
  readonly at: Date;
  readonly amount: bigint;
  readonly balanceAfter: bigint;
  readonly purpose: string | null;
  readonly counterparty: string | null;
  readonly merchant: string | null;
}

/** What is known beside the line. */
export interface WatchContext {
  readonly account: { readonly name: string; readonly tail: string };
  /** What went out of the account in the ninety days before, the line itself left out. */
  readonly before: readonly SeenLine[];
  /** Below so much the owner wants to be told. */
  readonly below: bigint;
}

export interface Noticed {
  readonly kind: MessageKind;
  readonly title: Words;
  readonly body: Words;
  readonly say: Words | null;
}

/** Charges of the same amount at the same place within so long are told as perhaps charged twice. */
const doubleChargeMs = 10 * 60_000;
/** Never called large below this. */
const largeFrom = 200_000n;
/** Always called large from this on. */
const surelyLargeFrom = 2_000_000n;
const timesTheUsual = 8n;
const fewestForUsual = 10;

const yuan = (minorUnits: bigint): string => formatMoneyForPeople(money(minorUnits));
const absolute = (amount: bigint): bigint => (amount < 0n ? -amount : amount);

/** Money that people send each other is no purchase. */
const sending = new Set([
  'transfer_out',
  'family',
  'red_packet',
  'cash',
  'card_repayment',
  'loan_repayment',
  'mortgage',
]);
const isPurchase = (line: SeenLine): boolean =>
  line.amount < 0n && purposeOf(line.purpose).counts && !sending.has(line.purpose ?? 'other');

const placeOf = (line: SeenLine): string => line.merchant ?? line.counterparty ?? '';

/** The same amount at the same place within ten minutes before. */
const chargedBefore = (line: SeenLine, before: readonly SeenLine[]): SeenLine | undefined =>
  placeOf(line) === ''
    ? undefined
    : before.find(
        (other) =>
          other.amount === line.amount &&
          placeOf(other) === placeOf(line) &&
          line.at.getTime() - other.at.getTime() <= doubleChargeMs,
      );

function median(amounts: readonly bigint[]): bigint {
  const sorted = [...amounts].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return sorted[Math.floor(sorted.length / 2)] ?? 0n;
}

/** Much more than this customer usually spends at once. */
function isLarge(line: SeenLine, before: readonly SeenLine[]): boolean {
  const amount = absolute(line.amount);
  if (amount < largeFrom) return false;
  if (amount >= surelyLargeFrom) return true;
  const usual = before.filter(isPurchase).map((other) => absolute(other.amount));
  return usual.length >= fewestForUsual && amount >= timesTheUsual * median(usual);
}

const incomeNames: Readonly<Record<string, Words>> = {
  salary: words('工资', 'Salary'),
  pension: words('养老金', 'Pension'),
  bonus: words('奖金', 'Bonus'),
};

function moneyIn(line: SeenLine, { account }: WatchContext): Noticed {
  const amount = yuan(line.amount);
  const regular = incomeNames[line.purpose ?? ''];
  const from = placeOf(line);
  const rest = words(
    `${from === '' ? '' : `来自${from},`}存进${account.name}(尾号${account.tail}),余额 ${yuan(line.balanceAfter)} 元。`,
    `${from === '' ? '' : `From ${from}. `}On ${account.name} (ending ${account.tail}); the balance is ¥${yuan(line.balanceAfter)}.`,
  );
  if (regular) {
    return {
      kind: 'salary-in',
      title: words(`${regular.zh}到账 ${amount} 元`, `${regular.en} in: ¥${amount}`),
      body: rest,
      say: words('这个月的收入', 'My income this month'),
    };
  }
  return {
    kind: 'money-in',
    title: words(`收到 ${amount} 元`, `¥${amount} came in`),
    body: rest,
    say: words('最近的交易明细', 'recent transactions'),
  };
}

function moneyOut(line: SeenLine, context: WatchContext): Noticed {
  const { account, before } = context;
  const amount = yuan(absolute(line.amount));
  const place = placeOf(line);
  const at = place === '' ? words('', '') : words(`,${place}`, ` to ${place}`);
  const rest = words(
    `${account.name}(尾号${account.tail})余额 ${yuan(line.balanceAfter)} 元。`,
    `The balance of ${account.name} (ending ${account.tail}) is ¥${yuan(line.balanceAfter)}.`,
  );
  if (isPurchase(line) && chargedBefore(line, before)) {
    return {
      kind: 'double-charge',
      title: words(`可能扣了两次:${amount} 元`, `Charged twice? ¥${amount}`),
      body: words(
        `${place}在十分钟内扣了两笔一样的 ${amount} 元。如果不是您买了两次,可以找商户退,或者找我们。${rest.zh}`,
        `${place} took ¥${amount} twice within ten minutes. If you did not buy twice, ask the shop or us. ${rest.en}`,
      ),
      say: words('转人工', 'A person, please'),
    };
  }
  if (isPurchase(line) && isLarge(line, before)) {
    return {
      kind: 'large-spend',
      title: words(`大额支出 ${amount} 元`, `A large payment: ¥${amount}`),
      body: words(
        `刚付了 ${amount} 元${at.zh},比您平时多不少。不是您本人的话,马上锁卡。${rest.zh}`,
        `¥${amount} was just paid${at.en}, much more than usual. If it was not you, lock the card now. ${rest.en}`,
      ),
      say: words('锁卡', 'lock my card'),
    };
  }
  return {
    kind: 'money-out',
    title: words(`支出 ${amount} 元${at.zh}`, `¥${amount} paid${at.en}`),
    body: rest,
    say: words('最近的交易明细', 'recent transactions'),
  };
}

/** What is worth telling of one line: money in or out, and a balance that fell too low. */
export function noticesOf(line: SeenLine, context: WatchContext): Noticed[] {
  const noticed: Noticed[] = [];
  if (purposeOf(line.purpose).counts) {
    noticed.push(line.amount > 0n ? moneyIn(line, context) : moneyOut(line, context));
  }
  const { account, below } = context;
  if (line.balanceAfter < below && line.balanceAfter - line.amount >= below) {
    const balance = yuan(line.balanceAfter);
    noticed.push({
      kind: 'low-balance',
      title: words(`余额不多了:${balance} 元`, `Low balance: ¥${balance}`),
      body: words(
        `${account.name}(尾号${account.tail})低于 ${yuan(below)} 元了。`,
        `${account.name} (ending ${account.tail}) has fallen below ¥${yuan(below)}.`,
      ),
      say: words('查余额', 'my balance'),
    });
  }
  return noticed;
}
