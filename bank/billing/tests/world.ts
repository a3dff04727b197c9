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
  type Settlement,
} from '@banxing/capability';
import { testDatabase } from '@banxing/database/testing';
import { addDuration, invariant, moneyOf, ok } from '@banxing/kernel';
import { testWorld } from '@banxing/kernel/testing';
import { houseAccountId, ledgerMigrations, verifyLedger } from '@banxing/ledger';
import { testLedger } from '@banxing/ledger/testing';
import { advanceTo, createRunner, type Event, outboxMigrations, subscriber } from '@banxing/outbox';
import { createParties, type Customer, type NewCustomer, partiesMigrations } from '@banxing/parties';
import { admitSomeone } from '@banxing/parties/testing';
import {
  type BillerGateway,
  billingCapabilities,
  billingMigrations,
  createBilling,
  createSimulatedBillers,
  type SocialOffice,
} from '../src/index.ts';
import { moveInSomeMeter } from '../src/testing.ts';

const proofs: ProofChecker = { check: () => Promise.resolve(ok(['pin' as const])) };

/** A bank whose customers have bills, over a database of its own, and its clock. */
export async function openWorld(
  over: (billers: BillerGateway) => BillerGateway = (billers) => billers,
  offices?: SocialOffice,
) {
  const db = await testDatabase([
    outboxMigrations,
    capabilityMigrations,
    ledgerMigrations,
    partiesMigrations,
    accountsMigrations,
    billingMigrations,
  ]);
  const { clock, ids } = testWorld();
  const ledger = testLedger({ db, clock, ids });
  const parties = createParties({ clock, ids });
  const accounts = createAccounts({ clock, ids, ledger, parties });
  const house = { cash: 'cash', settlement: 'biller-settlement', nostro: 'nostro' } as const;
  for (const chart of Object.values(house))
    await db.transaction((tx) => ledger.openHouseAccount(tx, { chart, currency: 'CNY' }));
  const settlement = houseAccountId('biller-settlement', 'CNY');
  const billers = createSimulatedBillers({ db, clock });
  const billing = createBilling({
    db,
    clock,
    ids,
    ledger,
    accounts,
    parties,
    gateway: over(billers),
    offices: offices ?? billers,
    settlement,
    nostro: houseAccountId('nostro', 'CNY'),
  });
  const catalogue = createCatalogue(billingCapabilities(billing));
  const counter = createCounter({ db, clock, ids, catalogue });
  const registrar = { seal: () => Promise.resolve(ids.next('rcpt')) };
  const settlements = createSettlementDesk({ db, clock, catalogue, proofs, registrar });
  const told: Event[] = [];
  const ear = subscriber({
    name: 'test.ear',
    kinds: 'all',
    handle: (_tx, event) => {
      told.push(event);
      return Promise.resolve();
    },
  });
  const runner = createRunner({ db, clock, workflows: billing.workflows, subscribers: [ear] });
  let phone = 13_500_000_000;

  const open = async (customer: CustomerCaller['customer'], amount: string, account: object = {}) => {
    const opened = await db.transaction((tx) => openSomeAccount(accounts, tx, customer, account));
    const minor = moneyOf(amount).minorUnits;
    const posted = await db.transaction((tx) =>
      ledger.post(tx, {
        key: `fund/${opened.id}`,
        kind: 'cash',
        at: clock.now(),
        lines: [
          { account: opened.id, amount: -minor, purpose: 'cash' },
          { account: houseAccountId('cash', 'CNY'), amount: minor },
        ],
      }),
    );
    invariant(posted.ok, 'the till has it');
    return opened;
  };

  const move = async (given: Partial<NewCustomer> = {}, amount = '1000.00') => {
    const customer = await db.transaction((tx) =>
      admitSomeone(parties, tx, { phone: String((phone += 1)), ...given }),
    );
    return { customer, account: await open(customer.id, amount), caller: callerOf(customer.id) };
  };

  return {
    db,
    clock,
    parties,
    accounts,
    ledger,
    billing,
    billers,
    runner,
    told,
    settlements,
    catalogue,
    move,
    /** A further account with money in it. */
    open,
    /** The customer gets a number at a biller. */
    meter: (
      who: { readonly customer: Customer },
      given: { biller?: string; number?: string; label?: string } = {},
    ) => db.transaction((tx) => moveInSomeMeter(billing, billers, tx, who.customer.id, given)),
    balance: async (account: DepositAccount): Promise<bigint> =>
      (await ledger.balance(db, account.id)).balance,
    waiting: async (): Promise<bigint> => (await ledger.balance(db, settlement)).balance,
    later: (duration: string) => advanceTo(clock, runner, addDuration(clock.now(), duration)),
    call: (who: { caller: CustomerCaller }, id: string, input: object = {}): Promise<CallResult> =>
      counter.call(id, who.caller, input),
    confirm: async (who: { caller: CustomerCaller }, proposal: Proposal): Promise<Settlement> => {
      const settled = await settlements.confirm(who.caller, proposal.id, {
        hash: proposal.hash,
        proofs: { pin: '135790' },
      });
      invariant(settled.ok, `not confirmed: ${JSON.stringify(settled)}`);
      return settled.value;
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
