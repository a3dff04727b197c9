import type { Transaction } from '@banxing/database';
import { type Clock, dayOf, type IdSource, instantAt, ok, type Outcome, refuse } from '@banxing/kernel';
import type { ChartCode, Ledger } from '@banxing/ledger';
import type { Parties } from '@banxing/parties';
import { accountNumber } from '../account-number.ts';
import { drawSerials, insertAccounts, takenNumbers } from '../account-store.ts';
import {
  type AccountKind,
  type DepositAccount,
  judgeOpening,
  type NewAccount,
  openedAccount,
  type OpenRefusal,
} from '../deposit-account.ts';

export interface OpenUses {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly ledger: Ledger;
  readonly parties: Parties;
}

const chartOf: Readonly<Record<AccountKind, ChartCode>> = {
  current: 'customer-current',
  savings: 'customer-savings',
  foreign: 'customer-current',
};

/** A number for each: the given one, or a fresh one that nobody has. */
async function numbersFor(
  tx: Transaction,
  given: readonly NewAccount[],
): Promise<Outcome<string[], OpenRefusal>> {
  const asked = given.flatMap((account) => (account.number === undefined ? [] : [account.number]));
  const taken = new Set(await takenNumbers(tx, asked));
  const numbers: (string | undefined)[] = given.map((account) => account.number);
  for (const number of asked) {
    if (taken.has(number)) return refuse({ code: 'number_taken' });
    taken.add(number);
  }
  let missing = given.filter((account) => account.number === undefined).length;
  while (missing > 0) {
    const serials = await drawSerials(tx, missing);
    const open = numbers.flatMap((number, index) => (number === undefined ? [index] : []));
    const drafts = open.map((index, place) => accountNumber(serials[place] ?? 0n, given[index]?.tail));
    for (const number of await takenNumbers(tx, drafts)) taken.add(number);
    for (const [place, index] of open.entries()) {
      const draft = drafts[place];
      if (draft === undefined || taken.has(draft)) continue;
      taken.add(draft);
      numbers[index] = draft;
      missing -= 1;
    }
  }
  return ok(numbers.filter((number) => number !== undefined));
}

async function unknownPlace(
  uses: OpenUses,
  tx: Transaction,
  given: readonly NewAccount[],
): Promise<OpenRefusal | undefined> {
  const customers = new Set(
    (await uses.parties.customers(tx, [...new Set(given.map(({ customer }) => customer))])).map(
      ({ id }) => id,
    ),
  );
  const branches = new Set((await uses.parties.branches(tx)).map(({ code }) => code));
  for (const account of given) {
    if (!customers.has(account.customer)) return { code: 'customer_unknown', customer: account.customer };
    if (!branches.has(account.branch)) return { code: 'branch_unknown', branch: account.branch };
  }
  return undefined;
}

class NumberTaken extends Error {}

/** Opens all of them, each with its ledger account, or none. */
export async function openAccounts(
  uses: OpenUses,
  tx: Transaction,
  given: readonly NewAccount[],
): Promise<Outcome<DepositAccount[], OpenRefusal>> {
  const now = uses.clock.now();
  const judged: NewAccount[] = [];
  for (const account of given) {
    const outcome = judgeOpening(account, dayOf(now));
    if (!outcome.ok) return outcome;
    judged.push(outcome.value);
  }
  const unknown = await unknownPlace(uses, tx, judged);
  if (unknown) return refuse(unknown);
  const numbers = await numbersFor(tx, judged);
  if (!numbers.ok) return numbers;
  const accounts = judged.map((account, index) =>
    openedAccount(account, account.id ?? uses.ids.next('acct'), numbers.value[index] ?? ''),
  );
  try {
    return await tx.nested(async (inner) => {
      // Somebody else may have taken one of the numbers since they were looked up.
      if ((await insertAccounts(inner, accounts)) < accounts.length) throw new NumberTaken();
      for (const { id, kind, currency, openedOn } of accounts) {
        const atNine = instantAt(openedOn, 9);
        const openedAt = atNine < now ? atNine : now;
        const opened = await uses.ledger.openAccount(inner, { id, chart: chartOf[kind], currency, openedAt });
        if (!opened.ok) throw new LedgerRefused(opened.refusal.code);
      }
      return ok(accounts);
    });
  } catch (fault) {
    if (fault instanceof NumberTaken) return refuse({ code: 'number_taken' });
    if (fault instanceof LedgerRefused) return refuse({ code: 'ledger_refused', reason: fault.reason });
    throw fault;
  }
}

/** Undoes the openings before it. */
class LedgerRefused extends Error {
  readonly reason: string;
  constructor(reason: string) {
    super('the ledger refused');
    this.reason = reason;
  }
}
