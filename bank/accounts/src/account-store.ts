import { z } from 'zod';
import type { CustomerId } from '@banxing/capability';
import { type Queryable, sql, type Transaction } from '@banxing/database';
import { currencies, type Currency, type Day } from '@banxing/kernel';
import { tailOf } from './account-number.ts';
import {
  accountClasses,
  type AccountId,
  accountKinds,
  type AccountStatus,
  accountUses,
  type DepositAccount,
} from './deposit-account.ts';

const accountRow = z
  .object({
    id: z.string(),
    customer: z.string(),
    kind: z.enum(accountKinds),
    class: z.enum(accountClasses),
    name: z.string(),
    number: z.string(),
    currency: z.enum(currencies as [Currency, ...Currency[]]),
    uses: z.array(z.enum(accountUses)),
    branch: z.string(),
    status: z.enum(['open', 'frozen', 'closed']),
    pays_by_default: z.boolean(),
    opened_on: z.string(),
  })
  .transform(({ id, customer, pays_by_default, opened_on, ...row }): DepositAccount => ({
    ...row,
    id: id as AccountId,
    customer: customer as CustomerId,
    tail: tailOf(row.number),
    paysByDefault: pays_by_default,
    openedOn: opened_on,
  }));

/** A customer's accounts, the oldest first; closed ones only when asked for. */
export const listAccounts = (
  q: Queryable,
  customer: CustomerId,
  closedToo = false,
): Promise<DepositAccount[]> =>
  q.rows(
    accountRow,
    sql`select * from accounts.deposit_accounts
        where customer = ${customer} and (${closedToo} or status <> 'closed')
        order by pays_by_default desc, opened_on, id`,
  );

/** The account if it is this customer's. */
export const findOwnAccount = (
  q: Queryable,
  customer: CustomerId,
  id: string,
): Promise<DepositAccount | undefined> =>
  q.maybeOne(
    accountRow,
    sql`select * from accounts.deposit_accounts where id = ${id} and customer = ${customer}`,
  );

export const findAccounts = (q: Queryable, ids: readonly string[]): Promise<DepositAccount[]> =>
  q.rows(accountRow, sql`select * from accounts.deposit_accounts where id = any(${ids as string[]})`);

export const findAccountByNumber = (q: Queryable, number: string): Promise<DepositAccount | undefined> =>
  q.maybeOne(accountRow, sql`select * from accounts.deposit_accounts where number = ${number}`);

/** Fresh serials for card numbers; each is given once, also to those who then fail. */
export async function drawSerials(tx: Transaction, count: number): Promise<bigint[]> {
  const drawn = await tx.rows(
    z.object({ serial: z.bigint() }),
    sql`select nextval('accounts.card_serials') as serial from generate_series(1, ${count})`,
  );
  return drawn.map((row) => row.serial);
}

/** Which of the numbers somebody has already. */
export async function takenNumbers(q: Queryable, numbers: readonly string[]): Promise<ReadonlySet<string>> {
  const taken = await q.rows(
    z.object({ number: z.string() }),
    sql`select number from accounts.deposit_accounts where number = any(${numbers as string[]})`,
  );
  return new Set(taken.map((row) => row.number));
}

/** Inserts all in one statement; answers how many went in (a number that somebody took meanwhile does not). */
export const insertAccounts = (tx: Transaction, accounts: readonly DepositAccount[]): Promise<number> =>
  tx.run(sql`
    insert into accounts.deposit_accounts
      (id, customer, kind, class, name, number, currency, uses, branch, status, pays_by_default, opened_on)
    select "id", "customer", "kind", "class", "name", "number", "currency",
           array(select jsonb_array_elements_text("uses")), "branch", "status", "paysByDefault", "openedOn"
    from jsonb_to_recordset(${JSON.stringify(accounts)}::jsonb) as given
      ("id" text, "customer" text, "kind" text, "class" text, "name" text, "number" text, "currency" text,
       "uses" jsonb, "branch" text, "status" text, "paysByDefault" boolean, "openedOn" date)
    on conflict (number) do nothing`);

export const markStatus = (
  tx: Transaction,
  id: AccountId,
  status: AccountStatus,
  closedOn: Day | null,
): Promise<number> =>
  tx.run(sql`update accounts.deposit_accounts
    set status = ${status}, closed_on = ${closedOn}, pays_by_default = pays_by_default and ${status !== 'closed'}
    where id = ${id}`);

/** Makes one of the customer's accounts the one that pays; false when it is not theirs or closed. */
export async function markPaysByDefault(
  tx: Transaction,
  customer: CustomerId,
  id: AccountId,
): Promise<boolean> {
  const own = await tx.run(sql`select 1 from accounts.deposit_accounts
    where id = ${id} and customer = ${customer} and status <> 'closed' for update`);
  if (own === 0) return false;
  await tx.run(sql`update accounts.deposit_accounts set pays_by_default = false
    where customer = ${customer} and pays_by_default and id <> ${id}`);
  await tx.run(sql`update accounts.deposit_accounts set pays_by_default = true where id = ${id}`);
  return true;
}
