import type { Queryable } from '@banxing/database';
import type { Ledger, LineFilter, StatementLine } from '@banxing/ledger';
import type { DepositAccount } from './deposit-account.ts';

/** A line of one of a customer's accounts. */
export interface AccountLine extends StatementLine {
  readonly account: DepositAccount;
}

const pageSize = 500;

const newestFirst = (a: AccountLine, b: AccountLine): number =>
  b.at.getTime() - a.at.getTime() || (a.entry < b.entry ? 1 : -1);

/** All lines of the accounts that the filter lets through and the test accepts, the newest first. */
export async function findLines(
  q: Queryable,
  ledger: Ledger,
  accounts: readonly DepositAccount[],
  filter: LineFilter,
  accepts: (line: AccountLine) => boolean = () => true,
): Promise<AccountLine[]> {
  const found: AccountLine[] = [];
  for (const account of accounts) {
    let cursor: string | null | undefined;
    do {
      const page = await ledger.statement(q, account.id, {
        ...filter,
        limit: pageSize,
        newestFirst: true,
        ...(cursor ? { cursor } : {}),
      });
      for (const line of page.lines) {
        const placed = { ...line, account };
        if (accepts(placed)) found.push(placed);
      }
      cursor = page.next;
    } while (cursor);
  }
  return found.sort(newestFirst);
}

/** The newest line that the test accepts, looking back through pages until one is found. */
export async function newestLine(
  q: Queryable,
  ledger: Ledger,
  accounts: readonly DepositAccount[],
  filter: LineFilter,
  accepts: (line: AccountLine) => boolean,
): Promise<AccountLine | undefined> {
  const candidates: AccountLine[] = [];
  for (const account of accounts) {
    let cursor: string | null | undefined;
    let hit: StatementLine | undefined;
    do {
      const page = await ledger.statement(q, account.id, {
        ...filter,
        limit: pageSize,
        newestFirst: true,
        ...(cursor ? { cursor } : {}),
      });
      hit = page.lines.find((line) => accepts({ ...line, account }));
      cursor = page.next;
    } while (!hit && cursor);
    if (hit) candidates.push({ ...hit, account });
  }
  return candidates.sort(newestFirst)[0];
}
