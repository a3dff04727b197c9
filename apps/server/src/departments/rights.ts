import type { Database } from '@banxing/database';
import type { MorningSource } from '@banxing/engage';
import { addDays, type Clock, endOfDay, type IdSource, startOfDay } from '@banxing/kernel';
import { houseAccountId, type Ledger } from '@banxing/ledger';
import type { Parties } from '@banxing/parties';
import { createRights, type Rights } from '@banxing/rights';

/** So many days before a benefit expires its owner is told. */
const daysAhead = 3;

export const openRights = (
  uses: { readonly db: Database; readonly clock: Clock; readonly ids: IdSource },
  neighbours: { readonly ledger: Ledger; readonly parties: Parties },
): Rights =>
  createRights({
    ...uses,
    ...neighbours,
    liability: houseAccountId('coupon-liability', 'CNY'),
    expense: houseAccountId('marketing-expense', 'CNY'),
  });

/** What expires soon, for the inbox. */
export const expiringBenefits =
  (rights: Pick<Rights, 'expiringBetween'>): MorningSource =>
  async (q, on) =>
    (await rights.expiringBetween(q, startOfDay(on), endOfDay(addDays(on, daysAhead)))).map(
      ({ id, customer, offer }) => ({
        key: `benefit/${id}`,
        customer,
        kind: 'rights' as const,
        title: { zh: `${offer.title.zh}快过期了`, en: `${offer.title.en} expires soon` },
        body: {
          zh: `${offer.about.zh}。${daysAhead}天内不用就没有了。`,
          en: `${offer.about.en}. Use it within ${daysAhead} days.`,
        },
        say: { zh: '快过期的券', en: 'coupons that expire soon' },
      }),
    );
