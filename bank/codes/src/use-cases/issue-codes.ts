import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { formatInstant, ok, type Outcome, refuse } from '@banxing/kernel';
import { codesAhead, type CodeKind, type IssuedCode, windowsFrom } from '../code.ts';
import { insertCodes } from '../code-store.ts';
import { textOf } from '../code-text.ts';
import type { CodesUses } from '../codes-uses.ts';

export type IssueRefusal = { readonly code: 'account_not_found' } | { readonly code: 'account_restricted' };

/** Codes as a phone shows them, one after the other. */
export interface ShownCodes {
  readonly tail: string;
  readonly name: string;
  readonly codes: readonly { readonly code: string; readonly from: string; readonly until: string }[];
}

/** Makes the codes of the next minutes for the customer's usual account. */
export async function issueCodes(
  uses: CodesUses,
  tx: Transaction,
  customer: CustomerId,
  kind: CodeKind,
  amount: bigint | null,
): Promise<Outcome<ShownCodes, IssueRefusal>> {
  const resolved = await uses.accounts.resolve(tx, customer, undefined);
  if (resolved.kind !== 'one') return refuse({ code: 'account_not_found' });
  const { account } = resolved;
  if (account.status !== 'open' || account.currency !== 'CNY') return refuse({ code: 'account_restricted' });
  const now = uses.clock.now();
  const issued = windowsFrom(now, codesAhead).map((window): IssuedCode => ({
    id: uses.ids.next('code'),
    kind,
    customer,
    account: account.id,
    amount,
    ...window,
  }));
  await insertCodes(tx, issued, now);
  return ok({
    tail: account.tail,
    name: account.name,
    codes: issued.map((code) => ({
      code: textOf(uses.secrets, code),
      from: formatInstant(code.validFrom),
      until: formatInstant(code.validUntil),
    })),
  });
}
