import { accountsMigrations, createAccounts, type DepositAccount } from '@banxing/accounts';
import { openSomeAccount } from '@banxing/accounts/testing';
import {
  type Answer,
  capabilityMigrations,
  type CallResult,
  createCatalogue,
  createCounter,
  createSettlementDesk,
  type CustomerCaller,
  type Proposal,
  type ProofChecker,
} from '@banxing/capability';
import { secretsOf } from '@banxing/crypto';
import { testDatabase } from '@banxing/database/testing';
import { invariant, moneyOf, ok, type Outcome } from '@banxing/kernel';
import { testWorld } from '@banxing/kernel/testing';
import { houseAccountId, ledgerMigrations, verifyLedger } from '@banxing/ledger';
import { testLedger } from '@banxing/ledger/testing';
import { outboxMigrations } from '@banxing/outbox';
import { createParties, partiesMigrations } from '@banxing/parties';
import { admitSomeone } from '@banxing/parties/testing';
import { createPayments, paymentsCapabilities, paymentsMigrations } from '@banxing/payments';
import {
  type Charge,
  type ChargeCode,
  type ChargeRefusal,
  type Codes,
  codesCapabilities,
  codesMigrations,
  createCodes,
} from '../src/index.ts';

const proofs: ProofChecker = { check: () => Promise.resolve(ok(['pin' as const])) };

class Undone extends Error {
  readonly outcome: Outcome<Charge, ChargeRefusal>;
  constructor(outcome: Outcome<Charge, ChargeRefusal>) {
    super('undone');
    this.outcome = outcome;
  }
}

/** A bank whose customers show codes, over a database of its own, and its clock. */
export async function openWorld() {
  const db = await testDatabase([
    outboxMigrations,
    capabilityMigrations,
    ledgerMigrations,
    partiesMigrations,
    accountsMigrations,
    paymentsMigrations,
    codesMigrations,
  ]);
  const { clock, ids, random } = testWorld();
  const ledger = testLedger({ db, clock, ids });
  const parties = createParties({ clock, ids });
  const accounts = createAccounts({ clock, ids, ledger, parties });
  for (const chart of ['cash', 'clearing', 'merchant-settlement'] as const)
    await db.transaction((tx) => ledger.openHouseAccount(tx, { chart, currency: 'CNY' }));
  const secrets = secretsOf(
    { current: 'k1', keys: { k1: Buffer.alloc(32, 7).toString('base64') } },
    { random },
  );
  const merchants = houseAccountId('merchant-settlement', 'CNY');
  const codes: Codes = createCodes({ db, clock, ids, ledger, accounts, parties, secrets, merchants });
  const payments = createPayments({
    db,
    clock,
    ids,
    ledger,
    parties,
    accounts,
    collecting: codes.collecting,
    clearing: houseAccountId('clearing', 'CNY'),
  });
  const catalogue = createCatalogue([...paymentsCapabilities(payments), ...codesCapabilities(codes)]);
  const counter = createCounter({ db, clock, ids, catalogue });
  const registrar = { seal: () => Promise.resolve(ids.next('rcpt')) };
  const settlements = createSettlementDesk({ db, clock, catalogue, proofs, registrar });
  let phone = 13_400_000_000;

  return {
    db,
    clock,
    ledger,
    codes,
    /** Admits somebody with a current account and money in it. */
    move: async (name: string, amount: string, city = '上海') => {
      const customer = await db.transaction((tx) =>
        admitSomeone(parties, tx, { name, city, phone: String((phone += 1)) }),
      );
      const account = await db.transaction((tx) => openSomeAccount(accounts, tx, customer.id));
      const minor = moneyOf(amount).minorUnits;
      const posted = await db.transaction((tx) =>
        ledger.post(tx, {
          key: `fund/${account.id}`,
          kind: 'cash',
          at: clock.now(),
          lines: [
            { account: account.id, amount: -minor, purpose: 'cash' },
            { account: houseAccountId('cash', 'CNY'), amount: minor },
          ],
        }),
      );
      invariant(posted.ok, 'the till has it');
      return { customer, account, caller: callerOf(customer.id) };
    },
    /** A merchant presents a code; what is refused is undone. */
    charge: async (wanted: ChargeCode): Promise<Outcome<Charge, ChargeRefusal>> => {
      try {
        return await db.transaction(async (tx) => {
          const outcome = await codes.charge(tx, wanted);
          if (!outcome.ok) throw new Undone(outcome);
          return outcome;
        });
      } catch (fault) {
        if (fault instanceof Undone) return fault.outcome;
        throw fault;
      }
    },
    balance: async (account: DepositAccount): Promise<bigint> =>
      (await ledger.balance(db, account.id)).balance,
    call: (who: { readonly caller: CustomerCaller }, id: string, input: object = {}): Promise<CallResult> =>
      counter.call(id, who.caller, input),
    confirm: async (who: { readonly caller: CustomerCaller }, { id, hash }: Proposal): Promise<void> => {
      const settled = await settlements.confirm(who.caller, id, { hash, proofs: { pin: '135790' } });
      invariant(settled.ok && settled.value.status === 'done', `not confirmed: ${JSON.stringify(settled)}`);
    },
    /** The books must be right whatever a test did. */
    close: async (): Promise<void> => {
      const findings = await verifyLedger(db);
      await db.drop();
      invariant(findings.length === 0, `the books are wrong: ${JSON.stringify(findings)}`);
    },
  };
}

export type World = Awaited<ReturnType<typeof openWorld>>;
export type Resident = Awaited<ReturnType<World['move']>>;

const callerOf = (customer: CustomerCaller['customer']): CustomerCaller => ({
  kind: 'customer',
  customer,
  session: 'ses_test',
  locale: 'zh',
  channel: 'api',
});

export function proposalOf(result: CallResult): Proposal {
  invariant(result.kind === 'proposed', `no proposal but ${JSON.stringify(result)}`);
  return result.proposal;
}

export function answerOf(result: CallResult): Answer & { readonly output: unknown } {
  invariant(result.kind === 'answer', `no answer but ${JSON.stringify(result)}`);
  return { ...result.answer, output: result.output };
}

export function refusalOf(result: CallResult): { readonly code: string; readonly zh: string } {
  invariant(result.kind === 'refused', `no refusal but ${JSON.stringify(result)}`);
  return { code: result.refusal.code, zh: result.refusal.words.zh };
}

export function needOf(result: CallResult) {
  invariant(result.kind === 'needs', `no question but ${JSON.stringify(result)}`);
  return result.need;
}
