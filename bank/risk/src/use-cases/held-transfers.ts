import type { CustomerId } from '@banxing/capability';
import type { Queryable, Transaction } from '@banxing/database';
import { type Words, words } from '@banxing/kernel';
import { casesOf } from '../case-store.ts';
import type { RiskCase } from '../case.ts';
import { momentWords } from '../moment-words.ts';
import type { RiskDesk } from '../risk-uses.ts';

/** A payment of the customer that was stopped or waits, for those who are asked about transfers. */
export interface StoppedPayment {
  readonly proposal: string;
  readonly payee: { readonly name: string; readonly number: string; readonly bank: string };
  /** Fen. */
  readonly amount: bigint;
  readonly openedAt: Date;
  /** May it still be withdrawn? */
  readonly waiting: boolean;
  /** Where the money is and why. */
  readonly words: Words;
}

const inWords = (held: RiskCase): Words => {
  if (held.status === 'withdrawn')
    return words('已经取消了,没有转出,没有扣款', 'was withdrawn; no money has moved');
  if (held.status !== 'waiting')
    return words('被拦下了,没有转出,没有扣款', 'was stopped; no money has moved');
  const until = momentWords(held.until ?? held.openedAt);
  return held.outcome === 'guardian'
    ? words(
        `还没有转出,没有扣款,在等守护人确认,${until} 前没有答复就不转`,
        `has not left: it waits for your guardian until ${until}`,
      )
    : words(
        `还没有转出,没有扣款,先缓到 ${until},之前可以取消`,
        `has not left: it is on hold until ${until} and can be withdrawn`,
      );
};

const mostLookedAt = 10;

/** The newest first; those that went after all are transfers like any other and are not told here. */
export async function stoppedPayments(q: Queryable, customer: CustomerId): Promise<StoppedPayment[]> {
  const cases = await casesOf(q, customer, mostLookedAt);
  return cases
    .filter(({ status }) => status !== 'approved' && status !== 'released')
    .map((held) => ({
      proposal: held.proposal,
      payee: held.payee,
      amount: held.amount,
      openedAt: held.openedAt,
      waiting: held.status === 'waiting',
      words: inWords(held),
    }));
}

/** The customer takes back what waits; false when it is over or not theirs. */
export async function withdrawHeld(
  desk: RiskDesk,
  tx: Transaction,
  customer: CustomerId,
  proposal: string,
): Promise<boolean> {
  const own = (await casesOf(tx, customer, mostLookedAt)).some((each) => each.proposal === proposal);
  return own && (await desk.settlements().endHold(tx, proposal, 'withdraw', [])).ok;
}
