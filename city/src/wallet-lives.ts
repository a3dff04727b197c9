import { addMonths, dayInMonthOf, dayOf, instantAt, invariant } from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';
import type { CityFrame } from './city-uses.ts';
import type { DepartmentLife } from './department-life.ts';

interface Carried {
  readonly owner: string;
  readonly level: 1 | 2 | 3 | 4;
  /** Account that it was topped up from; what was there when the books began for those who tell nothing of it. */
  readonly from?: string;
  /** Fen, on the 16th of the months before this one, the latest last. */
  readonly topups: readonly bigint[];
}

const ofTheCast: readonly Carried[] = [
  { owner: 'chenjing', level: 2, from: 'chenjing/salary', topups: [200_00n, 128_60n] },
  { owner: 'wangmin', level: 2, from: 'wangmin/salary', topups: [300_00n] },
  { owner: 'zhouming', level: 1, from: 'zhouming/main', topups: [3000_00n, 2000_00n] },
  { owner: 'lixiang', level: 4, from: 'lixiang/main', topups: [60_00n] },
  { owner: 'zhaolan', level: 3, from: 'zhaolan/main', topups: [200_00n] },
];

/** Every fourth resident carries a wallet. */
const residentsShare = 4;

const ofResidents = (frame: CityFrame): Carried[] =>
  frame.residents
    .filter((_, index) => index % residentsShare === 1)
    .map(({ key }, index) => ({
      owner: key,
      level: index % 3 === 0 ? 3 : 2,
      topups: [BigInt(20_00 + (index % 12) * 15_00)],
    }));

/** Wallets of e-CNY with what was put into them. */
export const carryWallets: DepartmentLife = async (uses, tx, settled, frame) => {
  const carried = [...ofTheCast, ...ofResidents(frame)];
  const topupAt = (monthsAgo: number): Date =>
    instantAt(dayInMonthOf(addMonths(dayOf(frame.until), -monthsAgo), 16), 12, 40);
  const sourceOf = ({ from }: Carried): AccountId => {
    const source = from === undefined ? frame.opening : settled.accounts.get(from);
    invariant(source, `there is an account ${from ?? ''}`);
    return source;
  };
  const { postings } = await uses.wallets.recordWallets(
    tx,
    carried.map((each) => {
      const customer = settled.customers.get(each.owner);
      invariant(customer, `nobody is called ${each.owner}`);
      return {
        key: `city/wallet/${each.owner}`,
        customer,
        level: each.level,
        openedAt: topupAt(each.topups.length + 1),
        topups: each.topups.map((amount, index) => ({
          account: sourceOf(each),
          amount,
          at: topupAt(each.topups.length - index),
        })),
      };
    }),
  );
  return postings;
};
