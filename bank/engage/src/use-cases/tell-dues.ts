import type { Queryable, Transaction } from '@banxing/database';
import {
  addDays,
  addMonths,
  type Day,
  formatMoneyForPeople,
  money,
  type Words,
  words,
} from '@banxing/kernel';
import type { DepositAccount } from '@banxing/accounts';
import { type Habit, habitOf, type PastPayment } from '../habit.ts';
import type { Notice } from '../message.ts';
import { sayDay } from '../reminder.ts';
import type { Due, EngageDesk } from '../uses.ts';
import { tell } from './tell.ts';

/** So many days before something is due its customer is told. */
const daysAhead = 3;
const habitMonths = 12;

const yuan = (minorUnits: bigint): string => formatMoneyForPeople(money(minorUnits));

/** How the customer paid such things in the past year. */
async function habitFor(
  desk: EngageDesk,
  q: Queryable,
  due: Due,
  accounts: readonly DepositAccount[],
  today: Day,
): Promise<Habit | undefined> {
  const past: PastPayment[] = [];
  for (const account of accounts) {
    const { lines } = await desk.ledger.statement(q, account.id, {
      purposes: [due.purpose],
      direction: 'out',
      from: addMonths(today, -habitMonths),
      limit: 60,
      newestFirst: true,
    });
    past.push(...lines.map((line) => ({ account: account.id, on: line.valueOn, amount: -line.amount })));
  }
  return habitOf(past);
}

const enough = (available: bigint, due: Due, account: DepositAccount): Words => {
  const name = `${account.name}(尾号${account.tail})`;
  const english = `${account.name} (ending ${account.tail})`;
  if (available >= due.amount)
    return words(
      `${name}现在能用 ${yuan(available)} 元,够。`,
      `${english} has ¥${yuan(available)}, which is enough.`,
    );
  const short = yuan(due.amount - available);
  return words(
    `${name}现在能用 ${yuan(available)} 元,还差 ${short} 元。`,
    `${english} has ¥${yuan(available)}, ¥${short} short.`,
  );
};

const leastWords = (due: Due, available: bigint): Words =>
  due.minimum !== null && available < due.amount && available >= due.minimum
    ? words(
        `最低还 ${yuan(due.minimum)} 元也不算逾期。`,
        ` At least ¥${yuan(due.minimum)} keeps it from being late.`,
      )
    : words('', '');

/** What to tell of something due: how much, when, from where it is or was usually paid, and whether there is enough. */
async function noticeOf(desk: EngageDesk, q: Queryable, due: Due, today: Day): Promise<Notice> {
  const accounts = (await desk.accounts.list(q, due.customer)).filter(({ currency }) => currency === 'CNY');
  const habit = due.collectedFrom === null ? await habitFor(desk, q, due, accounts, today) : undefined;
  const from = due.collectedFrom ?? habit?.account;
  const account =
    accounts.find(({ id }) => id === from) ?? (await desk.accounts.defaultPaying(q, due.customer));
  const available = account ? (await desk.ledger.balance(q, account.id)).available : 0n;
  const funds = account ? enough(available, due, account) : words('', '');
  const how =
    due.collectedFrom !== null
      ? words('到时自动扣。', 'It is taken automatically. ')
      : habit
        ? words(`您平时 ${habit.day} 号前后还。`, `You usually pay around day ${habit.day}. `)
        : words('', '');
  const least = leastWords(due, available);
  const day = sayDay(due.dueOn, today);
  const fundable = due.collectedFrom !== null && available < due.amount;
  return {
    key: `due/${due.id}/${due.dueOn}`,
    customer: due.customer,
    kind: 'due',
    title: words(
      `${day.zh}要还${due.name.zh} ${yuan(due.amount)} 元`,
      `¥${yuan(due.amount)} due on ${due.name.en} ${day.en}`,
    ),
    body: words(`${how.zh}${funds.zh}${least.zh}`, `${how.en}${funds.en}${least.en}`),
    say: fundable ? words('自己的账户互转', 'move money between my accounts') : due.say,
  };
}

/** Tells of everything that falls due within three days, each thing once. */
export async function tellDues(desk: EngageDesk, tx: Transaction, today: Day): Promise<number> {
  const range = { from: today, to: addDays(today, daysAhead) };
  const notices: Notice[] = [];
  for (const source of desk.dueSources ?? [])
    for (const due of await source(tx, range)) notices.push(await noticeOf(desk, tx, due, today));
  return tell(desk, tx, notices);
}
