import type { DepositAccount } from '@banxing/accounts';
import type { CustomerId } from '@banxing/capability';
import type { Queryable, Transaction } from '@banxing/database';
import { addDays, dayOf } from '@banxing/kernel';
import type { StatementLine } from '@banxing/ledger';
import type { Notice } from '../message.ts';
import type { EngageDesk } from '../uses.ts';
import { noticesOf } from '../watch.ts';
import { alertsOf, markSeen, seenUntil } from '../watch-store.ts';
import { tell } from './tell.ts';

/** Lines of an account that was never looked at are told from so long before the event that drew attention to it. */
const firstLookBackMs = 60_000;
const usualDays = 90;
const mostLines = 200;
/** Told when the account that money is spent from falls below so much, unless its owner chose otherwise. */
const ordinaryAlert = 10_000n;

/** What went out of an account in the time by which large and double payments are known, the newest first. */
const spentBefore = async (desk: EngageDesk, q: Queryable, account: DepositAccount, at: Date) =>
  (
    await desk.ledger.statement(q, account.id, {
      direction: 'out',
      from: addDays(dayOf(at), -usualDays),
      newestFirst: true,
      limit: mostLines,
    })
  ).lines;

async function noticesOfAccount(
  desk: EngageDesk,
  tx: Transaction,
  account: DepositAccount,
  fresh: readonly StatementLine[],
  below: bigint,
): Promise<Notice[]> {
  const last = fresh.at(-1);
  if (!last) return [];
  const spent = fresh.some(({ amount }) => amount < 0n) ? await spentBefore(desk, tx, account, last.at) : [];
  return fresh.flatMap((line) => {
    // Several lines may be of the same instant: what came before one is what the books have before it.
    const place = spent.findIndex(({ entry }) => entry === line.entry);
    const before = place === -1 ? [] : spent.slice(place + 1);
    return noticesOf(line, { account, before, below }).map((noticed) => ({
      ...noticed,
      key: `line/${line.entry}/${account.id}/${noticed.kind}`,
      customer: account.customer,
    }));
  });
}

/** Looks at what is new on a customer's yuan accounts and tells what is worth telling, each line once. */
export async function watchAccounts(
  desk: EngageDesk,
  tx: Transaction,
  customer: CustomerId,
  eventAt: Date,
): Promise<number> {
  const accounts = (await desk.accounts.list(tx, customer)).filter(({ currency }) => currency === 'CNY');
  const seen = await seenUntil(
    tx,
    accounts.map(({ id }) => id),
  );
  const alerts = await alertsOf(tx, customer);
  const notices: Notice[] = [];
  for (const account of accounts) {
    const from = seen.get(account.id) ?? new Date(eventAt.getTime() - firstLookBackMs);
    const { lines } = await desk.ledger.statement(tx, account.id, { from, limit: mostLines });
    const below = alerts.get(account.id) ?? (account.kind === 'current' ? ordinaryAlert : 0n);
    notices.push(...(await noticesOfAccount(desk, tx, account, lines, below)));
    const last = lines.at(-1);
    // The last instant stays to be looked at: another line may come in at the same one.
    await markSeen(tx, account.id, last?.at ?? from);
  }
  return tell(desk, tx, notices);
}
