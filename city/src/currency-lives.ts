import {
  addDays,
  addMonths,
  type Currency,
  dayInMonthOf,
  dayOf,
  instantAt,
  invariant,
  money,
} from '@banxing/kernel';
import { type AccountId, houseAccountId, type Posting } from '@banxing/ledger';
import { type CityFrame, type CityUses, must, type Settled } from './city-uses.ts';
import { demoCast } from './demo-cast.ts';
import type { DepartmentLife } from './department-life.ts';

interface ForeignAccount {
  readonly owner: string;
  readonly currency: Currency;
  readonly name: string;
  readonly tail?: string;
  /** Bought with yuan from an account, on the 12th of so many months ago; minor units. */
  readonly bought?: readonly { readonly from: string; readonly monthsAgo: number; readonly amount: bigint }[];
  /** Paid by a customer abroad, likewise. */
  readonly earned?: readonly { readonly by: string; readonly monthsAgo: number; readonly amount: bigint }[];
}

const ofTheCast: readonly ForeignAccount[] = [
  {
    owner: 'chenjing',
    currency: 'USD',
    name: '美元账户',
    tail: '5530',
    bought: [
      { from: 'chenjing/salary', monthsAgo: 9, amount: 700_00n },
      { from: 'chenjing/salary', monthsAgo: 3, amount: 500_00n },
    ],
  },
  {
    owner: 'zhouming',
    currency: 'USD',
    name: '美元账户',
    tail: '9917',
    earned: [
      { by: 'SUNRISE TRADING LLC', monthsAgo: 4, amount: 21_600_00n },
      { by: 'SUNRISE TRADING LLC', monthsAgo: 2, amount: 17_000_00n },
    ],
  },
  {
    owner: 'zhouming',
    currency: 'EUR',
    name: '欧元账户',
    tail: '4306',
    earned: [{ by: 'HANS BECKER GMBH', monthsAgo: 3, amount: 6_200_00n }],
  },
];

const overseas = [
  {
    owner: 'chenjing',
    name: 'CHEN YUE',
    nicknames: ['表姐'],
    country: 'CA',
    bank: 'ROYAL BANK OF CANADA',
    number: '003100412276',
    currency: 'CAD',
  },
  {
    owner: 'wangmin',
    name: 'ZHAO YUXIN',
    nicknames: ['侄女'],
    country: 'GB',
    bank: 'BARCLAYS BANK',
    number: 'GB29NWBK60161331926819',
    currency: 'GBP',
  },
  {
    owner: 'zhouming',
    name: 'HANS BECKER GMBH',
    nicknames: ['德国供应商', '国外供应商'],
    country: 'DE',
    bank: 'COMMERZBANK',
    number: 'DE89370400440532013000',
    currency: 'EUR',
  },
  {
    owner: 'zhouming',
    name: 'SUNRISE TRADING LLC',
    nicknames: ['美国客户', '国外客户'],
    country: 'US',
    bank: 'CHASE BANK',
    number: '000482293317',
    currency: 'USD',
  },
] as const;

/** Every twelfth resident keeps some dollars. */
const residentsShare = 12;

function ofResidents(frame: CityFrame): ForeignAccount[] {
  return frame.residents
    .filter((_, index) => index % residentsShare === 5)
    .map(({ key }, index) => ({
      owner: key,
      currency: 'USD',
      name: '美元账户',
      earned: [{ by: 'FAMILY ABROAD', monthsAgo: 5, amount: BigInt(200_00 + (index % 9) * 150_00) }],
    }));
}

const at = (frame: CityFrame, monthsAgo: number): Date => {
  const month = addMonths(dayOf(frame.until), -monthsAgo);
  return instantAt(dayInMonthOf(month, 12), 14, 5);
};

async function open(
  uses: CityUses,
  tx: Parameters<DepartmentLife>[1],
  settled: Settled,
  frame: CityFrame,
  kept: readonly ForeignAccount[],
): Promise<readonly AccountId[]> {
  const branchOf = (owner: string): string => demoCast.find(({ key }) => key === owner)?.branch ?? '1001';
  const openedOn = addDays(addMonths(dayOf(frame.until), -12), 1);
  const accounts = kept.map(({ owner, currency, name, tail }) => {
    const customer = settled.customers.get(owner);
    invariant(customer, `nobody is called ${owner}`);
    const branch = branchOf(owner);
    const base = {
      id: uses.ids.next('acct'),
      customer,
      kind: 'foreign' as const,
      name,
      currency,
      branch,
      openedOn,
    };
    return tail === undefined ? base : { ...base, tail };
  });
  must(await uses.accounts.openAccounts(tx, accounts), 'opening foreign accounts');
  return accounts.map(({ id }) => id);
}

function earnings(frame: CityFrame, kept: ForeignAccount, account: AccountId): Posting[] {
  return (kept.earned ?? []).map(({ by, monthsAgo, amount }, no) => ({
    key: `city/earned/${kept.owner}/${kept.currency}/${String(no)}`,
    kind: 'credit-transfer',
    at: at(frame, monthsAgo),
    lines: [
      { account, amount: -amount, purpose: 'transfer_in', counterparty: by, memo: '境外汇入' },
      { account: houseAccountId('nostro', kept.currency), amount },
    ],
  }));
}

/** Foreign accounts with what was bought and earned, and the payees abroad whom people send money to. */
export const keepForeignMoney: DepartmentLife = async (uses, tx, settled, frame) => {
  const kept = [...ofTheCast, ...ofResidents(frame)];
  const accounts = await open(uses, tx, settled, frame, kept);
  const bought = kept.flatMap(({ owner, currency, bought: times = [] }, index) =>
    times.map(({ from, monthsAgo, amount }, no) => {
      const customer = settled.customers.get(owner);
      const yuanAccount = settled.accounts.get(from);
      const foreignAccount = accounts[index];
      invariant(customer && yuanAccount && foreignAccount, `${owner} has ${from}`);
      const key = `city/bought/${owner}/${currency}/${String(no)}`;
      const foreign = money(amount, currency);
      const direction = 'buy' as const;
      return { key, customer, direction, foreign, yuanAccount, foreignAccount, at: at(frame, monthsAgo) };
    }),
  );
  const { postings } = await uses.currency.recordExchanges(tx, bought);
  await uses.currency.addOverseasPayees(
    tx,
    overseas.map(({ owner, nicknames, ...payee }) => {
      const customer = settled.customers.get(owner);
      invariant(customer, `nobody is called ${owner}`);
      return { ...payee, customer, nicknames: [...nicknames], addedAt: at(frame, 6) };
    }),
  );
  const earned = kept.flatMap((each, index) => {
    const account = accounts[index];
    invariant(account, `the account of ${each.owner} is open`);
    return earnings(frame, each, account);
  });
  return [...postings, ...earned];
};
