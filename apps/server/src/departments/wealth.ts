import type { Accounts, AssetSource } from '@banxing/accounts';
import type { Database } from '@banxing/database';
import { createDeposits, type Deposits } from '@banxing/deposits';
import type { MorningSource } from '@banxing/engage';
import {
  addDays,
  type Clock,
  formatMoneyForPeople,
  type IdSource,
  money,
  ok,
  refuse,
  words,
} from '@banxing/kernel';
import { houseAccountId, type Ledger } from '@banxing/ledger';
import type { Parties } from '@banxing/parties';
import type { Wallets } from '@banxing/wallet';
import { createWealth, simulatedMarket, type WalletForWealth, type Wealth } from '@banxing/wealth';

interface Place {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: IdSource;
}

interface Neighbours {
  readonly ledger: Ledger;
  readonly accounts: Accounts;
  readonly parties: Parties;
}

export const openDeposits = (
  { db, clock, ids }: Place,
  { ledger, accounts }: Pick<Neighbours, 'ledger' | 'accounts'>,
): Deposits =>
  createDeposits({
    db,
    clock,
    ids,
    ledger,
    accounts,
    interestExpense: houseAccountId('interest-expense', 'CNY'),
  });

/** A wallet that pays a purchase pays the whole of it. */
const payingWallet = (wallets: Wallets): WalletForWealth => ({
  available: async (q, customer) => (await wallets.wallet(q, customer))?.available,
  pay: async (tx, { key, customer, amount, account, to, counterparty }) => {
    const paid = await wallets.payCombined(tx, {
      key,
      customer,
      amount,
      account,
      to,
      merchant: counterparty,
      purpose: 'wealth',
    });
    if (!paid.ok) return paid;
    return paid.value.account === 0n ? ok(null) : refuse({ code: 'limit_exceeded' });
  },
});

export const openWealth = (
  { db, clock, ids }: Place,
  neighbours: Neighbours & { readonly wallets: Wallets; readonly deposits: Deposits },
): Wealth =>
  createWealth({
    ...neighbours,
    db,
    clock,
    ids,
    feed: simulatedMarket(1),
    wallet: payingWallet(neighbours.wallets),
    house: {
      custody: houseAccountId('wealth-custody', 'CNY'),
      nostro: houseAccountId('nostro', 'CNY'),
      feeIncome: houseAccountId('fee-income', 'CNY'),
    },
  });

/** What lies in products, what is on its way into them, and in deposits and goals. */
export const wealthOwned =
  (wealth: Pick<Wealth, 'holdings'>, deposits: Pick<Deposits, 'saved'>): AssetSource =>
  async (q, customer) => {
    const { held, pending } = await wealth.holdings(q, customer);
    const group = words('理财和存款', 'Products and deposits');
    const own = { side: 'own' as const, group };
    return [
      ...held.map(({ product, value }) => ({ ...own, name: product.name, amount: value })),
      ...pending.flatMap(({ order, product }) =>
        order.side === 'buy' && order.status === 'accepted' && order.amount !== null
          ? [{ ...own, name: product.name, amount: order.amount }]
          : [],
      ),
      ...(await deposits.saved(q, customer)).map(({ name, amount }) => ({ ...own, name, amount })),
    ];
  };

/** So many days before something comes back its owner is told. */
const daysAhead = 3;

/** What matures soon, for the inbox. */
export const maturingSoon =
  (wealth: Pick<Wealth, 'maturing'>, deposits: Pick<Deposits, 'maturing'>): MorningSource =>
  async (q, on) => {
    const range = { from: on, to: addDays(on, daysAhead) };
    const products = (await wealth.maturing(q, range)).map(({ lot, product }) => ({
      key: `matures/${lot.id}`,
      customer: lot.customer,
      kind: 'product' as const,
      title: words(`${product.name.zh}快到期了`, `${product.name.en} matures soon`),
      body: words(
        `${lot.maturesOn ?? ''} 到期,本金和收益自动回到您的账户。`,
        `It matures on ${lot.maturesOn ?? ''} and is paid to your account by itself.`,
      ),
      say: words('看看我的持仓', 'show my holdings'),
    }));
    const saved = (await deposits.maturing(q, range)).map(
      ({ id, customer, principal, maturesOn, renews }) => ({
        key: `matures/${id}`,
        customer,
        kind: 'product' as const,
        title: words('定期快到期了', 'A time deposit matures soon'),
        body: words(
          `${formatMoneyForPeople(money(principal))} 元 ${maturesOn ?? ''} 到期,${renews ? '到期自动转存' : '本息转回活期'}。`,
          `¥${formatMoneyForPeople(money(principal))} matures on ${maturesOn ?? ''}.`,
        ),
        say: words('我的定期有哪些', 'my time deposits'),
      }),
    );
    return [...products, ...saved];
  };
