import { createHash } from 'node:crypto';
import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { dayOf, type DayRange, invariant, ok, type Outcome, refuse } from '@banxing/kernel';
import { listAccounts } from '../account-store.ts';
import { drawDocument } from '../document/statement-document.ts';
import { type IssuedDocument, insertDocument } from '../document-store.ts';
import { findLines } from '../lines.ts';
import type { AccountsCapabilityUses } from '../uses.ts';

/** More lines than this make no document that anybody reads; a shorter time does. */
export const mostLines = 5_000;

export interface DocumentOrder {
  readonly kind: 'statement' | 'certificate';
  readonly range: DayRange;
  readonly purpose: string;
  /** Ids of the customer's own accounts. */
  readonly accounts: readonly string[];
}

export type IssueRefusal =
  { readonly code: 'account_not_found' } | { readonly code: 'statement_too_long'; readonly lines: number };

/** Draws a statement or certificate of own accounts and keeps it as it was issued. */
export async function issueDocument(
  uses: AccountsCapabilityUses,
  tx: Transaction,
  customer: CustomerId,
  order: DocumentOrder,
): Promise<Outcome<IssuedDocument, IssueRefusal>> {
  const own = await listAccounts(tx, customer);
  const accounts = own.filter(({ id }) => order.accounts.includes(id));
  if (accounts.length === 0 || accounts.length < order.accounts.length)
    return refuse({ code: 'account_not_found' });
  const lines = order.kind === 'statement' ? await findLines(tx, uses.ledger, accounts, order.range) : [];
  if (lines.length > mostLines) return refuse({ code: 'statement_too_long', lines: lines.length });
  const person = await uses.parties.customer(tx, customer);
  invariant(person, 'a caller is a customer');
  const balances = [];
  for (const account of accounts)
    balances.push({ account, balance: await uses.ledger.balanceOn(tx, account.id, order.range.to) });
  const issuedAt = uses.clock.now();
  const id = uses.ids.next('doc');
  const number = `BX${dayOf(issuedAt).replaceAll('-', '')}${id.slice(-14)}`;
  const content = drawDocument({
    ...order,
    number,
    holder: person.name,
    issuedAt,
    accounts: balances,
    lines: lines.reverse(),
  });
  const document: IssuedDocument = {
    id,
    number,
    customer,
    kind: order.kind,
    holder: person.name,
    from: order.range.from,
    to: order.range.to,
    purpose: order.purpose,
    content,
    sha256: createHash('sha256').update(content).digest('hex'),
    issuedAt,
  };
  await insertDocument(tx, document);
  return ok(document);
}
