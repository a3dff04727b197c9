import { accountsMigrations, createAccounts } from '@banxing/accounts';
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
  type Registrar,
  type Settlement,
} from '@banxing/capability';
import { testDatabase } from '@banxing/database/testing';
import { type Day, instantAt, invariant, moneyOf, ok } from '@banxing/kernel';
import { testWorld } from '@banxing/kernel/testing';
import { type AccountId, houseAccountId, ledgerMigrations, verifyLedger } from '@banxing/ledger';
import { testLedger } from '@banxing/ledger/testing';
import { advanceTo, createRunner, outboxMigrations } from '@banxing/outbox';
import { createParties, partiesMigrations } from '@banxing/parties';
import { admitSomeone } from '@banxing/parties/testing';
import {
  createInsurance,
  insuranceCapabilities,
  insuranceHouse,
  insuranceMigrations,
  simulatedAdjuster,
} from '../src/index.ts';

const proofs: ProofChecker = {
  check: (_caller, _proposal, given) =>
    Promise.resolve(
      ok([
        ...(given.pin === undefined ? [] : ['pin' as const]),
        ...(given.passkey === undefined ? [] : ['passkey' as const]),
      ]),
    ),
};

/** A bank that sells insurance over a database of its own. */
export async function openWorld() {
  const db = await testDatabase([
    outboxMigrations,
    capabilityMigrations,
    ledgerMigrations,
    partiesMigrations,
    accountsMigrations,
    insuranceMigrations,
  ]);
  const { clock, ids } = testWorld();
  const ledger = testLedger({ db, clock, ids });
  const parties = createParties({ clock, ids });
  const accounts = createAccounts({ clock, ids, ledger, parties });
  await db.transaction(async (tx) => {
    for (const house of insuranceHouse) await ledger.openHouseAccount(tx, house);
    await ledger.openHouseAccount(tx, { chart: 'cash', currency: 'CNY' });
  });
  const settlement = houseAccountId('insurance-settlement', 'CNY');
  const adjuster = simulatedAdjuster;
  const insurance = createInsurance({ db, clock, ids, ledger, accounts, parties, adjuster, settlement });
  const catalogue = createCatalogue(insuranceCapabilities(insurance));
  const counter = createCounter({ db, clock, ids, catalogue });
  const registrar: Registrar = { seal: () => Promise.resolve(ids.next('rcpt')) };
  const settlements = createSettlementDesk({ db, clock, catalogue, proofs, registrar });
  const runner = createRunner({ db, clock, workflows: insurance.workflows });
  let phone = 13_500_000_000;

  const move = async (name: string, amount: string, person: object = {}) => {
    const customer = await db.transaction((tx) =>
      admitSomeone(parties, tx, { name, phone: String((phone += 1)), ...person }),
    );
    const account = await db.transaction((tx) => openSomeAccount(accounts, tx, customer.id));
    const minor = moneyOf(amount).minorUnits;
    if (minor > 0n) {
      const posted = await db.transaction((tx) =>
        ledger.post(tx, {
          key: `fund/${account.id}`,
          kind: 'salary',
          at: clock.now(),
          lines: [
            { account: account.id, amount: -minor, purpose: 'salary' },
            { account: houseAccountId('cash', 'CNY'), amount: minor },
          ],
        }),
      );
      invariant(posted.ok, 'funded');
    }
    const caller: CustomerCaller = {
      kind: 'customer',
      customer: customer.id,
      session: 'ses_test',
      locale: 'zh',
      channel: 'api',
    };
    return { customer, account, caller };
  };

  const call = (caller: CustomerCaller, id: string, input: object): Promise<CallResult> =>
    counter.call(id, caller, input);

  const confirm = async (
    caller: CustomerCaller,
    proposal: Proposal,
    given: object = { pin: '135790' },
  ): Promise<Settlement> => {
    const settled = await settlements.confirm(caller, proposal.id, { hash: proposal.hash, proofs: given });
    invariant(settled.ok, `not confirmed: ${JSON.stringify(settled)}`);
    return settled.value;
  };

  return {
    db,
    clock,
    ids,
    ledger,
    accounts,
    insurance,
    parties,
    settlement,
    runner,
    settlements,
    move,
    call,
    confirm,
    /** Proposes and confirms; anything else than done fails the test. */
    doIt: async (caller: CustomerCaller, id: string, input: object, given?: object): Promise<Settlement> => {
      const settled = await confirm(caller, proposalOf(await call(caller, id, input)), given);
      invariant(settled.status === 'done', `not done: ${JSON.stringify(settled)}`);
      return settled;
    },
    balance: async (account: AccountId): Promise<bigint> => (await ledger.balance(db, account)).balance,
    advanceTo: (day: Day, hour: number) => advanceTo(clock, runner, instantAt(day, hour)),
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

/** The proposal of a call; anything else fails the test. */
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
