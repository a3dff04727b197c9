import type { Transaction } from '@banxing/database';
import { dayOf } from '@banxing/kernel';
import { tellAlertFired } from '../currency-events.ts';
import { isReached, type RateAlertId, watchedPrice } from '../rate-alert.ts';
import { lockAlert, settleAlert } from '../rate-alert-store.ts';
import { quoteOf } from '../rates.ts';
import type { CurrencyUses } from '../uses.ts';

/**
 * Looks whether an alert's price is reached, tells it once, and answers when to look again; undefined when there is
 * nothing left to watch.
 */
export async function watchRate(
  uses: CurrencyUses,
  tx: Transaction,
  id: RateAlertId,
  now: Date,
): Promise<Date | undefined> {
  const alert = await lockAlert(tx, id);
  if (alert?.status !== 'active') return undefined;
  if (dayOf(now) > alert.expiresOn) {
    await settleAlert(tx, id, 'expired', null, now);
    return undefined;
  }
  const quotes = await uses.rates.quotes(now);
  const quote = quoteOf(new Map(quotes.map((each) => [each.currency, each])), alert.currency);
  if (!isReached(alert, quote)) return uses.rates.nextAt(now);
  const price = watchedPrice(alert.direction, quote);
  await settleAlert(tx, id, 'fired', price, now);
  await tellAlertFired(tx, { ...alert, status: 'fired' }, price, now);
  return undefined;
}
