import type { CustomerId } from '@banxing/capability';
import type { Queryable, Transaction } from '@banxing/database';
import { formatMoney, money, ok, type Outcome, refuse } from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';
import { limitFor } from '../application.ts';
import { allProducts } from '../application-store.ts';
import { tell } from '../card-events.ts';
import type { AutopayMode, CreditLine } from '../item.ts';
import { lockLineOf, saveAutopay, saveLimit } from '../line-store.ts';
import { statementsOf } from '../statement-store.ts';
import type { CardsUses } from '../uses.ts';
import { monthlyIncome } from './apply-card.ts';

export type AutopayRefusal =
  | { readonly code: 'no_credit_card' }
  | { readonly code: 'account_not_found' }
  | { readonly code: 'account_restricted' };

/** Sets from where and how much a line pays by itself on its due day; `off` ends it. */
export async function setAutopay(
  uses: CardsUses,
  tx: Transaction,
  asked: { readonly customer: CustomerId; readonly mode: AutopayMode; readonly account: AccountId | null },
): Promise<Outcome<CreditLine, AutopayRefusal>> {
  const line = await lockLineOf(tx, asked.customer);
  if (!line) return refuse({ code: 'no_credit_card' });
  const account =
    asked.account === null ? undefined : await uses.accounts.ownById(tx, asked.customer, asked.account);
  if (asked.mode !== 'off' && !account) return refuse({ code: 'account_not_found' });
  if (account && asked.mode !== 'off' && (account.status !== 'open' || account.currency !== 'CNY'))
    return refuse({ code: 'account_restricted' });
  const from = asked.mode === 'off' ? null : asked.account;
  await saveAutopay(tx, line.id, asked.mode, from);
  return ok({ ...line, autopay: asked.mode, autopayAccount: from });
}

export type RaiseRefusal =
  | { readonly code: 'no_credit_card' }
  | { readonly code: 'limit_not_higher'; readonly limit: bigint }
  | { readonly code: 'limit_exceeded'; readonly most: bigint }
  | { readonly code: 'recently_overdue' };

const lateMonths = 6;

/** The highest limit that the line may have now; its own when it may not rise. Minor units. */
export async function highestLimit(
  uses: CardsUses,
  q: Queryable,
  line: CreditLine,
): Promise<Outcome<bigint, RaiseRefusal>> {
  const product = (await allProducts(q)).find(({ code }) => code === line.product);
  const late = (await statementsOf(q, line.id))
    .slice(0, lateMonths)
    .some(({ fees, paidInFull }) => fees > 0n && paidInFull === false);
  if (late) return refuse({ code: 'recently_overdue' });
  const income = await monthlyIncome(uses, q, line.customer);
  const earned = product ? limitFor(product, income) : 0n;
  return ok(earned > line.creditLimit ? earned : line.creditLimit);
}

/** Raises a limit, as far as income and the product allow. */
export async function raiseLimit(
  uses: CardsUses,
  tx: Transaction,
  asked: { readonly customer: CustomerId; readonly limit: bigint },
): Promise<Outcome<CreditLine, RaiseRefusal>> {
  const line = await lockLineOf(tx, asked.customer);
  if (!line) return refuse({ code: 'no_credit_card' });
  if (asked.limit <= line.creditLimit) return refuse({ code: 'limit_not_higher', limit: line.creditLimit });
  const most = await highestLimit(uses, tx, line);
  if (!most.ok) return most;
  if (asked.limit > most.value) return refuse({ code: 'limit_exceeded', most: most.value });
  await saveLimit(tx, line.id, asked.limit);
  const told = { line: line.id, customer: asked.customer, limit: formatMoney(money(asked.limit)) };
  await tell(tx, 'credit.limit-raised', told, uses.clock.now());
  return ok({ ...line, creditLimit: asked.limit });
}
