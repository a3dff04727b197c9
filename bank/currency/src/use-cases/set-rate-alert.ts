import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { dayOf, invariant, ok, type Outcome, refuse } from '@banxing/kernel';
import type { DealtCurrency } from '../currency-names.ts';
import type { Price } from '../price.ts';
import { type AlertDirection, lastAlertDay, mostAlerts, type RateAlert } from '../rate-alert.ts';
import { insertAlert, listAlerts } from '../rate-alert-store.ts';
import { lockAllowance } from '../exchange-store.ts';
import type { CurrencyDesk } from '../uses.ts';

export interface TooManyAlerts {
  readonly code: 'too_many_alerts';
}

/** Watches a price for a customer. The same wish again answers the alert that there is. */
export async function setRateAlert(
  desk: CurrencyDesk,
  tx: Transaction,
  given: {
    readonly customer: CustomerId;
    readonly currency: DealtCurrency;
    readonly target: Price;
    readonly direction: AlertDirection;
  },
): Promise<Outcome<{ readonly alert: RateAlert; readonly fresh: boolean }, TooManyAlerts>> {
  await lockAllowance(tx, given.customer);
  const active = await listAlerts(tx, given.customer);
  const same = active.find(
    ({ currency, target, direction }) =>
      currency === given.currency && target === given.target && direction === given.direction,
  );
  if (same) return ok({ alert: same, fresh: false });
  if (active.length >= mostAlerts) return refuse({ code: 'too_many_alerts' });
  const now = desk.clock.now();
  const alert: RateAlert = {
    ...given,
    id: desk.ids.next('fxa'),
    status: 'active',
    createdAt: now,
    expiresOn: lastAlertDay(dayOf(now)),
    firedPrice: null,
  };
  invariant((await insertAlert(tx, alert)) === 1, 'the customer has no such alert');
  await desk.watches.start(tx, {
    key: alert.id,
    state: { alert: alert.id },
    dueAt: desk.rates.nextAt(now),
  });
  return ok({ alert, fresh: true });
}
