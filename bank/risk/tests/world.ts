import { accountsMigrations, createAccounts, type DepositAccount } from '@banxing/accounts';
import { openSomeAccount } from '@banxing/accounts/testing';
import {
  type Answer,
  capabilityMigrations,
  type CallResult,
  type Capability,
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
import { invariant, moneyOf, ok, refuse, words } from '@banxing/kernel';
import { testWorld } from '@banxing/kernel/testing';
import { houseAccountId, ledgerMigrations, verifyLedger } from '@banxing/ledger';
import { testLedger } from '@banxing/ledger/testing';
import { advanceTo, createRunner, outboxMigrations } from '@banxing/outbox';
import { createParties, type NewCustomer, partiesMigrations } from '@banxing/parties';
import { admitSomeone } from '@banxing/parties/testing';
import { createPayments, paymentsCapabilities, paymentsMigrations } from '@banxing/payments';
import { createRisk, riskCapabilities, riskMigrations } from '../src/index.ts';

export const rightPin = '135790';

const proofs: ProofChecker = {
  check: (_caller, _proposal, given) =>
    Promise.resolve(
      given.pin === rightPin
        ? ok(['pin' as const])
        : refuse({ code: 'wrong_pin' as const, words: words('密码不对', 'Wrong PIN') }),
    ),
};

/** A bank that watches over its customers, over a database of its own, and its clock. */
export async function openWorld() {
  const db = await testDatabase([
    outboxMigrations,
    capabilityMigrations,
    ledgerMigrations,
    partiesMigrations,
    accountsMigrations,
    paymentsMigrations,
    riskMigrations,
  ]);
  const { clock, ids } = testWorld();
  const ledger = testLedger({ db, clock, ids });
  const parties = createParties({ clock, ids });
  const accounts = createAccounts({ clock, ids, ledger, parties });
  for (const chart of ['clearing', 'cash'] as const)
    await db.transaction((tx) => ledger.openHouseAccount(tx, { chart, currency: 'CNY' }));
  const clearing = houseAccountId('clearing', 'CNY');
  const payments = createPayments({
    db,
    clock,
    ids,
    ledger,
    parties,
    accounts,
    clearing,
    stopped: {
      list: (q, customer) => risk.stoppedPayments(q, customer),
      withdraw: (tx, customer, proposal) => risk.withdraw(tx, customer, proposal),
    },
  });
  const said = new Map<string, string[]>();
  const tickets: string[] = [];
  const risk = createRisk({
    db,
    clock,
    ids,
    ledger,
    accounts,
    payments,
    parties,
    access: {
      checkPin: (_customer, pin) =>
        Promise.resolve(
          pin === rightPin
            ? ok('pin' as const)
            : refuse({ code: 'wrong_pin' as const, words: words('密码不对', 'Wrong PIN') }),
        ),
    },
    saidLately: (_q, conversation) => Promise.resolve(said.get(conversation) ?? []),
    openFraudTicket: (_tx, { topic }) => Promise.resolve(String(tickets.push(topic))),
  });
  const capabilities: Capability[] = [...paymentsCapabilities(payments), ...riskCapabilities(risk)];
  const catalogue = createCatalogue(capabilities);
  const counter = createCounter({ db, clock, ids, catalogue });
  const registrar: Registrar = { seal: () => Promise.resolve(ids.next('rcpt')) };
  const settlements = createSettlementDesk({ db, clock, catalogue, proofs, registrar, risk: risk.officer });
  risk.takeSeat(settlements);
  const runner = createRunner({
    db,
    clock,
    workflows: [...payments.workflows, ...risk.workflows],
    subscribers: [...risk.subscribers],
  });
  let phone = 13_500_000_000;
  let bookings = 0;

  const book = (account: DepositAccount, amount: string, purpose: string, at: Date): Promise<void> =>
    db.transaction(async (tx) => {
      const minor = moneyOf(amount).minorUnits;
      const posted = await ledger.post(tx, {
        key: `book/${String((bookings += 1))}`,
        kind: 'test',
        at,
        lines: [
          { account: account.id, amount: -minor, purpose },
          { account: houseAccountId('cash', 'CNY'), amount: minor },
        ],
      });
      invariant(posted.ok, 'booked');
    });

  const move = async (given: Partial<NewCustomer>, amount: string) => {
    const customer = await db.transaction((tx) =>
      admitSomeone(parties, tx, { phone: String((phone += 1)), ...given }),
    );
    const account = await db.transaction((tx) => openSomeAccount(accounts, tx, customer.id));
    await book(account, amount, 'opening_balance', clock.now());
    const caller: CustomerCaller = {
      kind: 'customer',
      customer: customer.id,
      session: 'ses_test',
      locale: 'zh',
      channel: 'api',
    };
    return { customer, account, caller };
  };

  return {
    db,
    clock,
    ids,
    ledger,
    parties,
    accounts,
    payments,
    risk,
    settlements,
    said,
    tickets,
    book,
    move,
    advanceBy: (ms: number) => advanceTo(clock, runner, new Date(clock.now().getTime() + ms)),
    runDue: () => advanceTo(clock, runner, clock.now()),
    call: (caller: CustomerCaller, id: string, input: object, conversation?: string): Promise<CallResult> =>
      counter.call(id, caller, input, conversation === undefined ? {} : { conversation }),
    confirm: async (caller: CustomerCaller, proposal: Proposal): Promise<Settlement> => {
      const settled = await settlements.confirm(caller, proposal.id, {
        hash: proposal.hash,
        proofs: { pin: rightPin },
      });
      invariant(settled.ok, `not confirmed: ${JSON.stringify(settled)}`);
      return settled.value;
    },
    money: async (account: DepositAccount) => {
      const { balance, available } = await ledger.balance(db, account.id);
      return { balance, available };
    },
    close: async (): Promise<void> => {
      const findings = await verifyLedger(db);
      await db.drop();
      invariant(findings.length === 0, `the books are wrong: ${JSON.stringify(findings)}`);
    },
  };
}

export type World = Awaited<ReturnType<typeof openWorld>>;
export type Resident = Awaited<ReturnType<World['move']>>;

export function proposalOf(result: CallResult): Proposal {
  invariant(result.kind === 'proposed', `no proposal but ${JSON.stringify(result)}`);
  return result.proposal;
}

export function answerOf(result: CallResult): Answer {
  invariant(result.kind === 'answer', `no answer but ${JSON.stringify(result)}`);
  return result.answer;
}

export function refusalOf(result: CallResult): string {
  invariant(result.kind === 'refused', `no refusal but ${JSON.stringify(result)}`);
  return result.refusal.code;
}

export function needOf(result: CallResult) {
  invariant(result.kind === 'needs', `no question but ${JSON.stringify(result)}`);
  return result.need;
}
