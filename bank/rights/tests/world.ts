import {
  type Answer,
  capabilityMigrations,
  type CallResult,
  createCatalogue,
  createCounter,
  createSettlementDesk,
  type CustomerCaller,
  type CustomerId,
} from '@banxing/capability';
import { testDatabase } from '@banxing/database/testing';
import { invariant, ok } from '@banxing/kernel';
import { testWorld } from '@banxing/kernel/testing';
import { houseAccountId, ledgerMigrations } from '@banxing/ledger';
import { testLedger } from '@banxing/ledger/testing';
import { advanceTo, createRunner, outboxMigrations } from '@banxing/outbox';
import { createRights, type NewOffer, rightsCapabilities, rightsMigrations } from '../src/index.ts';

/** A rights centre over a database of its own; everybody lives in Shanghai unless they move. */
export async function openWorld() {
  const db = await testDatabase([outboxMigrations, capabilityMigrations, ledgerMigrations, rightsMigrations]);
  const { clock, ids } = testWorld();
  const ledger = testLedger({ db, clock, ids });
  const cities = new Map<CustomerId, string>();
  const liability = houseAccountId('coupon-liability', 'CNY');
  const expense = houseAccountId('marketing-expense', 'CNY');
  const shop = houseAccountId('merchant-settlement', 'CNY');
  await db.transaction(async (tx) => {
    for (const chart of ['coupon-liability', 'marketing-expense', 'merchant-settlement'] as const)
      await ledger.openHouseAccount(tx, { chart, currency: 'CNY' });
  });
  const rights = createRights({
    db,
    clock,
    ids,
    ledger,
    liability,
    expense,
    parties: {
      customer: (_q, id) => Promise.resolve({ city: cities.get(id) ?? '上海' }),
      branches: () =>
        Promise.resolve([{ city: { zh: '上海', en: 'Shanghai' } }, { city: { zh: '哈尔滨', en: 'Harbin' } }]),
    },
  });
  const catalogue = createCatalogue(rightsCapabilities(rights));
  const counter = createCounter({ db, clock, ids, catalogue });
  const settlements = createSettlementDesk({
    db,
    clock,
    catalogue,
    proofs: { check: () => Promise.resolve(ok([])) },
    registrar: { seal: () => Promise.resolve(ids.next('rcpt')) },
  });
  const runner = createRunner({ db, clock, workflows: rights.workflows });

  return {
    db,
    clock,
    ledger,
    rights,
    cities,
    liability,
    expense,
    shop,
    publish: (...offers: NewOffer[]) => db.transaction((tx) => rights.publish(tx, offers)),
    someone: (city = '上海'): CustomerCaller => {
      const customer = ids.next('cust');
      cities.set(customer, city);
      return { kind: 'customer', customer, session: 'ses_test', locale: 'zh', channel: 'api' };
    },
    claim: (customer: CustomerId, offer: string) =>
      db.transaction((tx) => rights.claim(tx, { customer, offer })),
    until: (at: string) => advanceTo(clock, runner, new Date(at)),
    call: (caller: CustomerCaller, id: string, input: object = {}): Promise<CallResult> =>
      counter.call(id, caller, input),
    confirm: async (caller: CustomerCaller, result: CallResult) => {
      invariant(result.kind === 'proposed', `no proposal but ${JSON.stringify(result)}`);
      const { id, hash } = result.proposal;
      const settled = await settlements.confirm(caller, id, { hash, proofs: {} });
      invariant(settled.ok, 'the confirmation is taken');
      const proposal = await settlements.find(caller, id);
      invariant(proposal, 'a proposal stays');
      return { ...settled.value, answer: settlements.answerTo(caller, proposal, settled.value) };
    },
    close: (): Promise<void> => db.drop(),
  };
}

export type World = Awaited<ReturnType<typeof openWorld>>;

export function answerOf(result: CallResult): Answer & { readonly output: unknown } {
  invariant(result.kind === 'answer', `no answer but ${JSON.stringify(result)}`);
  return { ...result.answer, output: result.output };
}

export function needOf(result: CallResult) {
  invariant(result.kind === 'needs', `no question but ${JSON.stringify(result)}`);
  return result.need;
}

export function refusalOf(result: CallResult): string {
  invariant(result.kind === 'refused', `no refusal but ${JSON.stringify(result)}`);
  return result.refusal.code;
}
