import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { addMonths, type Day, dayOf, forkRandom, instantAt, invariant } from '@banxing/kernel';
import { type AccountId, houseAccountId, type Posting } from '@banxing/ledger';
import { ourBank, type PastTransfer, type Payee } from '@banxing/payments';
import { type CityFounded, type CityPlan, type CityUses, must, type Settled } from './city-uses.ts';
import { type CastMember, demoCast, demoStaff } from './demo-cast.ts';
import { liveAsDemoCast } from './demo-lives.ts';
import { departmentLives } from './department-lives.ts';
import type { LifeEvent } from './life-event.ts';
import { type Fixed, inOrder } from './in-order.ts';
import { type Outside, postingOf } from './postings.ts';
import { liveAsResident } from './resident-life.ts';
import { inventResident, type Resident } from './residents.ts';

/** How much history the city has when the demo begins. */
const historyMonths = 24;

const branchByCity: Readonly<Record<string, string>> = {
  上海: '2101',
  哈尔滨: '4501',
  成都: '2801',
  杭州: '5701',
  郑州: '7101',
};

/** An account for everybody, by its key. */
async function openAll(
  uses: CityUses,
  tx: Transaction,
  residents: readonly Resident[],
  firstDay: Day,
  idOf: (key: string) => CustomerId,
): Promise<Map<string, AccountId>> {
  const accounts = new Map<string, AccountId>();
  const opened = [
    ...demoCast.flatMap((member) =>
      member.accounts.map(({ key, name, tail, kind, uses: serves, openedOn }) => ({
        key,
        customer: idOf(member.key),
        name,
        tail,
        kind,
        uses: [...serves],
        branch: member.branch,
        openedOn,
      })),
    ),
    ...residents.map((resident) => ({
      key: resident.key,
      customer: idOf(resident.key),
      name: '储蓄卡',
      kind: 'current' as const,
      branch: branchByCity[resident.city] ?? '1001',
      openedOn: resident.since < firstDay ? resident.since : firstDay,
    })),
  ].map((account) => ({ ...account, id: uses.ids.next('acct') }));
  must(
    await uses.accounts.openAccounts(
      tx,
      opened.map(({ key: _, ...account }) => account),
    ),
    'opening accounts',
  );
  for (const { key, id } of opened) accounts.set(key, id);
  return accounts;
}

/** Everybody moves in: customers, families, accounts. */
async function settleIn(
  uses: CityUses,
  tx: Transaction,
  residents: readonly Resident[],
  firstDay: Day,
): Promise<Settled> {
  const customers = new Map<string, CustomerId>();
  for (const { key } of [...demoCast, ...residents]) customers.set(key, uses.ids.next('cust'));
  const idOf = (key: string): CustomerId => {
    const id = customers.get(key);
    invariant(id, `nobody is called ${key}`);
    return id;
  };
  const cast = demoCast.map(
    ({ key, name, gender, bornOn, phone, city, occupation, segment, branch, sinceOn }) => ({
      id: idOf(key),
      name,
      gender,
      bornOn,
      phone,
      city,
      occupation,
      segment,
      branch,
      sinceOn,
    }),
  );
  const others = residents.map(({ key, name, gender, bornOn, phone, city, walk, since }) => ({
    id: idOf(key),
    name,
    gender,
    bornOn,
    phone,
    city,
    occupation: '',
    segment: walk,
    branch: branchByCity[city] ?? '1001',
    sinceOn: since,
  }));
  must(await uses.parties.admitCustomers(tx, [...cast, ...others]), 'admitting customers');
  return { customers, accounts: await openAll(uses, tx, residents, firstDay, idOf) };
}

const relationOf = (member: CastMember) =>
  member.payees.flatMap(({ name, nicknames, relation }) =>
    relation ? [{ name, called: [...nicknames], kind: relation }] : [],
  );

/** Families, and payees whom their customers have known since the history began. */
async function befriend(
  uses: CityUses,
  tx: Transaction,
  settled: Settled,
  firstDay: Day,
): Promise<readonly Payee[]> {
  const addedAt = instantAt(firstDay, 9);
  const byName = new Map(demoCast.map(({ key, name }) => [name, settled.customers.get(key) ?? null]));
  const relatives = demoCast.flatMap((member) => {
    const customer = settled.customers.get(member.key);
    invariant(customer, member.key);
    return relationOf(member).map(({ name, called, kind }) => ({
      customer,
      kind,
      name,
      called,
      relative: byName.get(name) ?? null,
    }));
  });
  must(await uses.parties.recordRelatives(tx, relatives), 'recording families');
  const payees = [];
  for (const member of demoCast) {
    const customer = settled.customers.get(member.key);
    invariant(customer, member.key);
    for (const { name, nicknames, account, phone, relation } of member.payees) {
      const id = 'key' in account ? settled.accounts.get(account.key) : undefined;
      const own = id ? await uses.accounts.byId(tx, id) : undefined;
      const where =
        'bank' in account
          ? { bank: account.bank, number: account.number }
          : { bank: ourBank, number: own?.number ?? '' };
      payees.push({
        customer,
        name,
        nicknames: [...nicknames],
        relation: relation ?? null,
        ...where,
        account: id ?? null,
        phone: phone ?? null,
        addedAt,
      });
    }
  }
  return uses.payments.addPayees(tx, payees);
}

/** Movements between people who both bank here are transfers, and known as such to the department of payments. */
async function transferBetween(
  uses: CityUses,
  tx: Transaction,
  settled: Settled,
  payees: readonly Payee[],
  events: readonly LifeEvent[],
): Promise<readonly Posting[]> {
  const memberOf = (account: string) =>
    demoCast.find((member) => member.accounts.some(({ key }) => key === account));
  const pasts: PastTransfer[] = [];
  for (const [position, event] of events.entries()) {
    const member = memberOf(event.account);
    const from = await uses.accounts.byId(tx, settled.accounts.get(event.account) ?? '');
    const other = await uses.accounts.byId(tx, settled.accounts.get(event.with ?? '') ?? '');
    invariant(member && from && other, `nobody moves money from ${event.account}`);
    const payee = payees.find(({ customer, account }) => customer === from.customer && account === other.id);
    const to = other.customer === from.customer ? { own: other } : payee;
    invariant(to, `${event.account} does not know ${event.with ?? ''}`);
    const { memo, at } = event;
    pasts.push({
      key: `city/transfer/${String(position)}`,
      from,
      payerName: member.name,
      to,
      amount: BigInt(-event.amount),
      memo,
      at,
    });
  }
  return (await uses.payments.recordHistory(tx, pasts)).postings;
}

/** What departments take from and give to deposit accounts, so that nobody spends the same money. */
function fixedBy(postings: readonly Posting[], accounts: ReadonlyMap<string, AccountId>): Fixed[] {
  const keyOf = new Map([...accounts].map(([key, id]) => [id, key]));
  return postings.flatMap((posting) =>
    posting.lines.flatMap((line) => {
      const account = keyOf.get(line.account);
      return account === undefined ? [] : [{ at: posting.at, account, amount: -Number(line.amount) }];
    }),
  );
}

async function enrol(uses: CityUses, tx: Transaction, settled: Settled): Promise<void> {
  const people = demoCast.flatMap(({ key, username }) => {
    const customer = settled.customers.get(key);
    return username !== undefined && customer ? [{ customer, username }] : [];
  });
  await uses.enrolment.enrolCustomers(tx, people);
  for (const { key, edition } of demoCast) {
    const customer = settled.customers.get(key);
    if (edition && customer) await uses.parties.putPreferences(tx, customer, { edition });
  }
  const staff = demoStaff.map(({ username, name, role }) => ({
    id: uses.ids.next('stf'),
    username,
    name,
    roles: [role],
  }));
  for (const member of staff)
    must(await uses.parties.employStaff(tx, member), `employing ${member.username}`);
  await uses.enrolment.enrolStaff(
    tx,
    staff.map(({ id, username }) => ({ staff: id, username })),
  );
}

/**
 * Founds the demo bank in an empty database: the demo customers, the residents, and two years of everybody's life in
 * the books. The same seed and clock found the same bank. All of it or nothing.
 */
export async function foundCity(uses: CityUses, plan: CityPlan): Promise<CityFounded> {
  const until = uses.clock.now();
  const firstDay = addMonths(dayOf(until), -historyMonths);
  const residents = Array.from({ length: plan.residents }, (_, index) =>
    inventResident(plan.seed, index + 1, firstDay),
  );
  const outside: Outside = {
    nostro: houseAccountId('nostro', 'CNY'),
    merchants: houseAccountId('merchant-settlement', 'CNY'),
    opening: houseAccountId('central-bank-reserve', 'CNY'),
  };
  return uses.db.transaction(async (tx) => {
    const settled = await settleIn(uses, tx, residents, firstDay);
    const frame = { seed: plan.seed, firstDay, until, opening: outside.opening, residents };
    const kept: Posting[] = [];
    for (const life of departmentLives) kept.push(...(await life(uses, tx, settled, frame)));
    const lived = [
      ...liveAsDemoCast(plan.seed, firstDay, until),
      ...residents.flatMap((resident) => liveAsResident(plan.seed, resident, firstDay, until)),
    ];
    const accountOf = (key: string): AccountId => {
      const id = settled.accounts.get(key);
      invariant(id, `no account is called ${key}`);
      return id;
    };
    const happened = inOrder(lived, fixedBy(kept, settled.accounts));
    const payees = await befriend(uses, tx, settled, firstDay);
    const transfers = await transferBetween(
      uses,
      tx,
      settled,
      payees,
      happened.filter((event) => event.with !== undefined),
    );
    const others = happened
      .filter((event) => event.with === undefined)
      .map((event, position) => postingOf(event, position, outside, accountOf));
    const postings = [...others, ...transfers, ...kept].sort((a, b) => a.at.getTime() - b.at.getTime());
    const posted = must(await uses.ledger.postBulk(tx, postings), 'booking the history');
    await enrol(uses, tx, settled);
    return { customers: settled.customers.size, entries: posted.posted };
  });
}

/** Chance for the ids of a city, so that the same seed makes the same ids. */
export const cityRandom = (seed: number) => forkRandom(seed, 'city/ids');
