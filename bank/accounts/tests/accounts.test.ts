import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isOwnNumber } from '../src/index.ts';
import { openSomeAccount } from '../src/testing.ts';
import { openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.db.drop());

describe('opening', () => {
  it('opens with a ledger account of the same id and a number of the bank', async () => {
    const { db, accounts, ledger } = world;
    const customer = await world.admit();
    const account = await db.transaction((tx) =>
      openSomeAccount(accounts, tx, customer.id, { tail: '8888' }),
    );
    expect(account).toMatchObject({ tail: '8888', status: 'open', currency: 'CNY', class: 'I' });
    expect(isOwnNumber(account.number)).toBe(true);
    expect(await accounts.findByNumber(db, account.number)).toEqual(account);
    expect(await accounts.byIds(db, [account.id, 'acct_nobody'])).toEqual([account]);
    expect(await ledger.balance(db, account.id)).toMatchObject({ chart: 'customer-current', balance: 0n });
  });

  it('opens hundreds at once, each with a number of its own', async () => {
    const { db, accounts } = world;
    const customer = await world.admit();
    const given = Array.from({ length: 300 }, (_, index) => ({
      customer: customer.id,
      kind: 'current' as const,
      name: `卡${index}`,
      branch: '2101',
      openedOn: '2020-01-01',
      tail: '6666',
    }));
    const opened = await db.transaction((tx) => accounts.openAccounts(tx, given));
    expect(opened.ok && new Set(opened.value.map((account) => account.number)).size).toBe(300);
    expect(await accounts.list(db, customer.id)).toHaveLength(300);
  });

  it('refuses, and then opens nothing', async () => {
    const { db, accounts } = world;
    const customer = await world.admit();
    const good = {
      customer: customer.id,
      kind: 'current' as const,
      name: '卡',
      branch: '2101',
      openedOn: '2020-01-01',
    };
    const codeOf = async (given: object): Promise<string> => {
      const opened = await db.transaction((tx) => accounts.openAccounts(tx, [good, { ...good, ...given }]));
      return opened.ok ? 'ok' : opened.refusal.code;
    };
    expect(await codeOf({ name: ' ' })).toBe('account_name_invalid');
    expect(await codeOf({ openedOn: '2030-01-01' })).toBe('opening_day_invalid');
    expect(await codeOf({ number: '6222020000000000001' })).toBe('number_invalid');
    expect(await codeOf({ customer: 'cust_nobody' })).toBe('customer_unknown');
    expect(await codeOf({ branch: '0000' })).toBe('branch_unknown');
    expect(await accounts.list(db, customer.id)).toEqual([]);
    const taken = await db.transaction((tx) => openSomeAccount(accounts, tx, customer.id));
    expect(await codeOf({ number: taken.number })).toBe('number_taken');
  });
});

describe('choosing', () => {
  it('pays from the chosen account, else from the oldest current one', async () => {
    const { db, accounts } = world;
    const [customer, stranger] = [await world.admit(), await world.admit()];
    const open = (given: object) => db.transaction((tx) => openSomeAccount(accounts, tx, customer.id, given));
    const newer = await open({ name: '零钱', openedOn: '2024-01-01' });
    const older = await open({ name: '工资卡', openedOn: '2018-01-01' });
    await open({ name: '存款', kind: 'savings', openedOn: '2015-01-01' });
    expect((await accounts.defaultPaying(db, customer.id))?.id).toBe(older.id);
    await db.transaction((tx) => accounts.setDefaultPaying(tx, customer.id, newer.id));
    expect((await accounts.defaultPaying(db, customer.id))?.id).toBe(newer.id);
    expect(await accounts.resolve(db, customer.id)).toMatchObject({ kind: 'one', account: { id: newer.id } });
    const foreign = await db.transaction((tx) => accounts.setDefaultPaying(tx, stranger.id, newer.id));
    expect(foreign).toMatchObject({ ok: false, refusal: { code: 'account_not_found' } });
    expect(await accounts.defaultPaying(db, stranger.id)).toBeUndefined();
    expect(await accounts.resolve(db, stranger.id, newer.tail)).toEqual({ kind: 'none' });
    expect(await accounts.resolve(db, stranger.id, newer.id)).toEqual({ kind: 'none' });
  });

  it('freezes, opens again and closes when empty', async () => {
    const { db, accounts } = world;
    const customer = await world.admit();
    const account = await db.transaction((tx) => openSomeAccount(accounts, tx, customer.id));
    await world.post([{ account, on: '2026-11-01', amount: '10.00', purpose: 'salary' }]);
    const change = (act: 'freezeAccount' | 'unfreezeAccount' | 'closeAccount') =>
      db.transaction((tx) => accounts[act](tx, account.id));
    expect(await change('freezeAccount')).toMatchObject({ value: { status: 'frozen' } });
    expect(await accounts.defaultPaying(db, customer.id)).toBeUndefined();
    expect(await change('unfreezeAccount')).toMatchObject({ value: { status: 'open' } });
    expect(await change('closeAccount')).toMatchObject({ ok: false, refusal: { code: 'account_not_empty' } });
    await world.post([{ account, on: '2026-11-02', amount: '-10.00', purpose: 'cash' }]);
    expect(await change('closeAccount')).toMatchObject({ value: { status: 'closed' } });
    expect(await accounts.list(db, customer.id)).toEqual([]);
  });
});

describe('facts', () => {
  it('lists accounts with their money, and what is held is not available', async () => {
    const { db, accounts, ledger, clock } = world;
    const customer = await world.admit();
    const account = await db.transaction((tx) =>
      openSomeAccount(accounts, tx, customer.id, { tail: '1234' }),
    );
    await world.post([{ account, on: '2026-11-01', amount: '100.00', purpose: 'salary' }]);
    const expiresAt = new Date(clock.now().getTime() + 60_000);
    await db.transaction((tx) =>
      ledger.placeHold(tx, {
        id: 'hold_x',
        key: 'h',
        account: account.id,
        amount: 3000n,
        expiresAt,
        reason: 'test',
      }),
    );
    expect(await accounts.facts(db, customer.id)).toEqual([
      {
        id: account.id,
        name: '工资卡',
        kind: 'current',
        currency: 'CNY',
        balance: '100.00',
        available: '70.00',
        tail: '1234',
      },
    ]);
  });

  it('pages through entries, each once, within bounds', async () => {
    const { db, accounts } = world;
    const customer = await world.admit();
    const account = await db.transaction((tx) => openSomeAccount(accounts, tx, customer.id));
    const days = Array.from({ length: 25 }, (_, index) => `2026-10-${String(index + 1).padStart(2, '0')}`);
    await world.post(
      days.map((on) => ({
        account,
        on,
        amount: '1.00',
        purpose: 'transfer_in',
        counterparty: '王敏',
        memo: on,
        reference: 'trf_1',
      })),
    );
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await accounts.entries(db, customer.id, account.id, {
        limit: 10,
        ...(cursor ? { cursor } : {}),
      });
      if (!page.ok) throw new Error(page.refusal.code);
      seen.push(...page.value.entries.map((entry) => entry.memo));
      cursor = page.value.next ?? undefined;
    } while (cursor);
    expect(seen).toEqual([...days].reverse());
    const two = await accounts.entries(db, customer.id, account.id, { from: '2026-10-03', to: '2026-10-04' });
    expect(two).toMatchObject({
      value: {
        entries: [
          {
            at: '2026-10-04T09:30:00+08:00',
            amount: '1.00',
            direction: 'in',
            counterparty: '王敏',
            balance: '4.00',
            transfer: 'trf_1',
          },
          { memo: '2026-10-03' },
        ],
        next: null,
      },
    });
  });

  it('refuses other people, and what it cannot read', async () => {
    const { db, accounts } = world;
    const [customer, stranger] = [await world.admit(), await world.admit()];
    const account = await db.transaction((tx) => openSomeAccount(accounts, tx, customer.id));
    const codeOf = async (who: typeof customer, given: object): Promise<string> => {
      const page = await accounts.entries(db, who.id, account.id, given);
      return page.ok ? 'ok' : page.refusal.code;
    };
    expect(await codeOf(stranger, {})).toBe('account_not_found');
    expect(await codeOf(customer, { from: 'yesterday' })).toBe('bound_unreadable');
    expect(await codeOf(customer, { to: '2026-13-01T00:00:00Z' })).toBe('bound_unreadable');
    expect(await codeOf(customer, { limit: 0 })).toBe('limit_out_of_range');
    expect(await codeOf(customer, { cursor: "1' or 1=1" })).toBe('cursor_unreadable');
    expect(await codeOf(customer, {})).toBe('ok');
  });
});
