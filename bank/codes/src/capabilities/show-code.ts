import type { CustomerCaller } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { formatMoney, invariant, money, ok, type Outcome } from '@banxing/kernel';
import type { CodeKind } from '../code.ts';
import type { ShownCode } from '../code-answer.ts';
import type { CodesUses } from '../codes-uses.ts';
import type { City } from '../transit-city.ts';
import { issueCodes, type IssueRefusal } from '../use-cases/issue-codes.ts';

/** Puts a code of one kind on the customer's screen. */
export async function showCode(
  uses: CodesUses,
  tx: Transaction,
  caller: CustomerCaller,
  kind: CodeKind,
  more: { readonly amount?: bigint; readonly city?: City } = {},
): Promise<Outcome<ShownCode, IssueRefusal>> {
  const issued = await issueCodes(uses, tx, caller.customer, kind, more.amount ?? null);
  if (!issued.ok) return issued;
  const [first, ...next] = issued.value.codes;
  invariant(first, 'one code at least is shown');
  return ok({
    kind,
    code: first.code,
    validFrom: first.from,
    validUntil: first.until,
    next: [...next],
    account: issued.value.tail,
    amount: more.amount === undefined ? null : formatMoney(money(more.amount)),
    city: more.city ? { ...more.city } : null,
  });
}
