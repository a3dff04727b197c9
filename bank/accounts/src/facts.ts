import type { CustomerId } from '@banxing/capability';
import type { Queryable } from '@banxing/database';
import {
  type Currency,
  formatInstant,
  formatMoney,
  isDay,
  money,
  ok,
  type Outcome,
  refuse,
} from '@banxing/kernel';
import { isStatementCursor, type Ledger } from '@banxing/ledger';
import { findOwnAccount, listAccounts } from './account-store.ts';
import type { DepositAccount } from './deposit-account.ts';

/** An account with its money, as it goes over the wire. */
export interface AccountFact {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly currency: Currency;
  readonly balance: string;
  readonly available: string;
  readonly tail: string;
}

export interface EntryFact {
  readonly id: string;
  readonly at: string;
  /** Without sign; `direction` says which way. */
  readonly amount: string;
  readonly direction: 'in' | 'out';
  readonly counterparty: string;
  readonly memo: string;
  /** Of the account, right after. */
  readonly balance: string;
  /** The transfer that it belongs to, if any. */
  readonly transfer: string | null;
}

export interface EntriesPage {
  readonly entries: readonly EntryFact[];
  readonly next: string | null;
}

export interface EntriesQuery {
  /** A day or an ISO 8601 instant. */
  readonly from?: string;
  /** A day, that day included, or an instant before which. */
  readonly to?: string;
  /** 1 to 200; 50 when absent. */
  readonly limit?: number;
  readonly cursor?: string;
}

export type EntriesRefusal =
  | { readonly code: 'account_not_found' }
  | { readonly code: 'bound_unreadable'; readonly bound: 'from' | 'to' }
  | { readonly code: 'limit_out_of_range' }
  | { readonly code: 'cursor_unreadable' };

/** The accounts with balance and what of it can be spent. */
export async function withBalances(
  q: Queryable,
  ledger: Ledger,
  accounts: readonly DepositAccount[],
): Promise<(AccountFact & { readonly minor: { readonly balance: bigint; readonly available: bigint } })[]> {
  const balances = await ledger.balances(
    q,
    accounts.map((account) => account.id),
  );
  return accounts.map((account, index) => {
    const { balance = 0n, available = 0n } = balances[index] ?? {};
    const { id, name, kind, currency, tail } = account;
    const shown = (amount: bigint): string => formatMoney(money(amount, currency));
    return {
      id,
      name,
      kind,
      currency,
      balance: shown(balance),
      available: shown(available),
      tail,
      minor: { balance, available },
    };
  });
}

export async function accountFacts(
  q: Queryable,
  ledger: Ledger,
  customer: CustomerId,
): Promise<AccountFact[]> {
  const facts = await withBalances(q, ledger, await listAccounts(q, customer));
  return facts.map(({ minor: _minor, ...fact }) => fact);
}

function boundOf(text: string | undefined): string | Date | undefined {
  if (text === undefined || isDay(text)) return text;
  const instant = /^\d{4}-\d{2}-\d{2}T/u.test(text) ? new Date(text) : new Date(Number.NaN);
  return instant;
}

const isUnreadable = (bound: string | Date | undefined): boolean =>
  bound instanceof Date && Number.isNaN(bound.getTime());

/** One page of an own account's movements, the newest first. */
export async function entriesPage(
  q: Queryable,
  ledger: Ledger,
  customer: CustomerId,
  id: string,
  query: EntriesQuery,
): Promise<Outcome<EntriesPage, EntriesRefusal>> {
  const account = await findOwnAccount(q, customer, id);
  if (!account) return refuse({ code: 'account_not_found' });
  const from = boundOf(query.from);
  const to = boundOf(query.to);
  if (isUnreadable(from)) return refuse({ code: 'bound_unreadable', bound: 'from' });
  if (isUnreadable(to)) return refuse({ code: 'bound_unreadable', bound: 'to' });
  const limit = query.limit ?? 50;
  if (!Number.isInteger(limit) || limit < 1 || limit > 200) return refuse({ code: 'limit_out_of_range' });
  if (query.cursor !== undefined && !isStatementCursor(query.cursor))
    return refuse({ code: 'cursor_unreadable' });
  const page = await ledger.statement(q, account.id, {
    limit,
    newestFirst: true,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
  });
  const entries = page.lines.map((line): EntryFact => {
    const { currency } = account;
    const out = line.amount < 0n;
    return {
      id: line.entry,
      at: formatInstant(line.at),
      amount: formatMoney(money(out ? -line.amount : line.amount, currency)),
      direction: out ? 'out' : 'in',
      counterparty: line.counterparty ?? line.merchant ?? '',
      memo: line.memo ?? '',
      balance: formatMoney(money(line.balanceAfter, currency)),
      transfer: line.reference?.startsWith('trf_') ? line.reference : null,
    };
  });
  return ok({ entries, next: page.next });
}
