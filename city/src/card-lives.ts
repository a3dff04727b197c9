import type { PastApplication, PastLine, PastPurchase } from '@banxing/bank-cards';
import { creditCardNumber, expiryOfCard, ordinaryRules } from '@banxing/bank-cards';
import {
  addDays,
  addMonths,
  type Day,
  dayInMonthOf,
  dayOf,
  forkRandom,
  instantAt,
  invariant,
  type Random,
  randomInt,
  randomPick,
  randomUnit,
} from '@banxing/kernel';
import { houseAccountId } from '@banxing/ledger';
import type { CityFrame, CityUses, Settled } from './city-uses.ts';
import type { DepartmentLife } from './department-life.ts';
import { cityMerchants, type Merchant } from './merchants.ts';
import type { Resident } from './residents.ts';

/** What people pay by credit card rather than from their account. */
const cardShops = cityMerchants.filter(({ purpose }) =>
  [
    'groceries',
    'dining',
    'takeaway',
    'fuel',
    'travel',
    'shopping',
    'clothing',
    'entertainment',
    'drinks',
  ].includes(purpose),
);

const fen = (yuan: number): bigint => BigInt(Math.round(yuan * 100));

/** The last close of a cycle before today. */
function lastClose(until: Date, statementDay: number): Day {
  const yesterday = addDays(dayOf(until), -1);
  const thisMonth = dayInMonthOf(yesterday, statementDay);
  return thisMonth <= yesterday
    ? thisMonth
    : dayInMonthOf(addMonths(`${yesterday.slice(0, 8)}01`, -1), statementDay);
}

interface Habit {
  /** Purchases a month on average. */
  readonly monthly: number;
  /** Fen that one purchase comes to at most. */
  readonly most: number;
  readonly shops: readonly Merchant[];
}

function purchaseOn(random: Random, day: Day, { shops, most }: Habit): PastPurchase {
  const shop = randomPick(random, shops);
  const dearest = Math.min(shop.most, most);
  const amount = randomInt(random, Math.min(shop.least, dearest), dearest);
  return {
    at: instantAt(day, randomInt(random, shop.opens, shop.closes - 1), randomInt(random, 0, 59)),
    merchant: shop.name,
    purpose: shop.purpose,
    amount: BigInt(amount),
  };
}

function shopping(random: Random, from: Day, until: Date, habit: Habit): PastPurchase[] {
  const purchases: PastPurchase[] = [];
  for (let day = from; day < dayOf(until); day = addDays(day, 1)) {
    if (randomUnit(random) < habit.monthly / 30) purchases.push(purchaseOn(random, day, habit));
  }
  return purchases;
}

const idOf = (settled: Settled, key: string) => {
  const id = settled.customers.get(key);
  invariant(id, `nobody is called ${key}`);
  return id;
};

const accountOf = (settled: Settled, key: string) => {
  const id = settled.accounts.get(key);
  invariant(id, `no account is called ${key}`);
  return id;
};

const placed = (
  day: Day,
  hour: number,
  merchant: string,
  purpose: string,
  yuan: number,
  periods?: number,
) => ({
  at: instantAt(day, hour, 12),
  merchant,
  purpose,
  amount: fen(yuan),
  periods,
});

/** 陈静's gold card: paid in full from her salary the day before it is due, a telephone in twelve parts. */
function chenjing(settled: Settled, { seed, until }: CityFrame): PastLine {
  const openedOn = addMonths(dayOf(until), -14);
  const closed = lastClose(until, 5);
  const random = forkRandom(seed, 'cards/chenjing');
  const large = [
    placed(addMonths(closed, -5), 15, '苹果官网', 'shopping', 6999, 12),
    placed(addDays(closed, -18), 20, '京东', 'shopping', 2699),
    placed(addDays(closed, -9), 19, '海底捞火锅', 'dining', 386),
    placed(addDays(closed, 4), 11, '宜家', 'home_goods', 1280),
  ].filter(({ at }) => at < until);
  return {
    customer: idOf(settled, 'chenjing'),
    product: 'gold',
    name: '信用卡金卡',
    tail: '5521',
    creditLimit: fen(40_000),
    statementDay: 5,
    openedOn,
    autopay: 'off',
    account: accountOf(settled, 'chenjing/salary'),
    purchases: [
      ...shopping(random, openedOn, until, { monthly: 7, most: 60_000, shops: cardShops }),
      ...large,
    ].sort((a, b) => a.at.getTime() - b.at.getTime()),
    pays: 'full',
    daysEarly: 1,
  };
}

/** 周明 travels for his firm and lets the bank collect. */
function zhouming(settled: Settled, { seed, until }: CityFrame): PastLine {
  const openedOn = addMonths(dayOf(until), -18);
  const habit = {
    monthly: 10,
    most: 180_000,
    shops: cardShops.filter(({ purpose }) => ['travel', 'dining', 'fuel', 'shopping'].includes(purpose)),
  };
  return {
    customer: idOf(settled, 'zhouming'),
    product: 'platinum',
    name: '信用卡白金卡',
    tail: '7730',
    creditLimit: fen(100_000),
    statementDay: 12,
    openedOn,
    autopay: 'full',
    account: accountOf(settled, 'zhouming/main'),
    purchases: shopping(forkRandom(seed, 'cards/zhouming'), openedOn, until, habit),
    pays: 'full',
    daysEarly: 0,
  };
}

/** 李响's student card, small and paid from elsewhere. */
function lixiang(settled: Settled, { seed, until }: CityFrame): PastLine {
  const openedOn = addMonths(dayOf(until), -8);
  const shops = cardShops.filter(({ purpose }) =>
    ['takeaway', 'entertainment', 'shopping'].includes(purpose),
  );
  return {
    customer: idOf(settled, 'lixiang'),
    product: 'student',
    name: '学生信用卡',
    tail: '6108',
    creditLimit: fen(2000),
    statementDay: 5,
    openedOn,
    autopay: 'off',
    purchases: shopping(forkRandom(seed, 'cards/lixiang'), openedOn, until, {
      monthly: 3,
      most: 9000,
      shops,
    }),
    pays: 'full',
    daysEarly: 2,
  };
}

const statementDays = [5, 8, 10, 15, 18];
const leastIncome = 8000_00;
const residentMonths = 4;

/** Residents who earn enough for a card; most pay in full, some only the minimum, all from other banks. */
function resident(settled: Settled, { seed, until }: CityFrame, person: Resident): PastLine[] {
  const random = forkRandom(seed, `cards/${person.key}`);
  const earns = person.walk === 'salaried' || person.walk === 'owner';
  if (!earns || person.income < leastIncome || randomUnit(random) < 0.3) return [];
  const openedOn = addMonths(dayOf(until), -residentMonths);
  const gold = person.income >= 15_000_00;
  const most = Math.round(person.income * 0.04);
  return [
    {
      customer: idOf(settled, person.key),
      product: gold ? 'gold' : 'standard',
      name: gold ? '信用卡金卡' : '标准信用卡',
      creditLimit: ((BigInt(person.income) * 2n) / 1000_00n) * 1000_00n,
      statementDay: randomPick(random, statementDays),
      openedOn,
      autopay: 'off',
      purchases: shopping(random, openedOn, until, { monthly: 6, most, shops: cardShops }),
      pays: randomUnit(random) < 0.15 ? 'minimum' : 'full',
      daysEarly: randomInt(random, 0, 6),
    },
  ];
}

/** Far from the serials that are drawn one by one. */
const waitingSerial = 99_001n;

/** Cards that are on their way: 陈静's platinum card waits for her, 王敏's gold card is being looked at. */
function underway(
  uses: CityUses,
  settled: Settled,
  until: Date,
  line: PastApplication['card'],
): PastApplication[] {
  invariant(line?.line, '陈静 has a line');
  const day = (ago: number, hour: number): Date => instantAt(addDays(dayOf(until), -ago), hour);
  const card = {
    ...line,
    id: uses.ids.next('card'),
    product: 'platinum',
    name: '信用卡白金卡',
    number: creditCardNumber(waitingSerial, '8807'),
    tail: '8807',
    expiresOn: expiryOfCard(dayOf(until), ordinaryRules.cardYears),
    status: 'posted' as const,
    madeAt: day(5, 16),
  };
  const base = { kind: 'new' as const, reason: '', decline: null, doneAt: null };
  return [
    {
      card,
      application: {
        ...base,
        id: uses.ids.next('appl'),
        key: 'city/chenjing/platinum',
        customer: card.customer,
        product: 'platinum',
        card: card.id,
        stage: 'posted',
        creditLimit: fen(40_000),
        receivedAt: day(6, 20),
        decidedAt: day(6, 21),
        madeAt: day(5, 16),
        postedAt: day(4, 17),
      },
    },
    {
      card: undefined,
      application: {
        ...base,
        id: uses.ids.next('appl'),
        key: 'city/wangmin/gold',
        customer: idOf(settled, 'wangmin'),
        product: 'gold',
        card: null,
        stage: 'received',
        creditLimit: null,
        receivedAt: new Date(until.getTime() - 5 * 60_000),
        decidedAt: null,
        madeAt: null,
        postedAt: null,
      },
    },
  ];
}

/** A debit card for every current account, credit cards for some, and what was bought with them. */
export const carryCards: DepartmentLife = async (uses, tx, settled, frame) => {
  const accounts = await uses.accounts.byIds(tx, [...settled.accounts.values()]);
  await uses.cards.recordDebitCards(
    tx,
    accounts
      .filter(({ kind, currency }) => kind === 'current' && currency === 'CNY')
      .map(({ id, customer, name, number, openedOn }) => ({
        customer,
        account: id,
        name,
        number,
        madeOn: openedOn,
      })),
  );
  const pasts = [
    chenjing(settled, frame),
    zhouming(settled, frame),
    lixiang(settled, frame),
    ...frame.residents.flatMap((person) => resident(settled, frame, person)),
  ];
  const otherBanks = houseAccountId('nostro', 'CNY');
  const history = await uses.cards.recordHistory(tx, pasts, { until: frame.until, otherBanks });
  await uses.cards.recordApplications(tx, underway(uses, settled, frame.until, history.cards[0]));
  return history.postings;
};
