import type { AccountId, Posting } from '@banxing/ledger';
import { type LifeEvent, settlesWithMerchant } from './life-event.ts';

/** Where the city's money comes from and goes to when the other side does not bank here. */
export interface Outside {
  /** Other banks and employers. */
  readonly nostro: AccountId;
  readonly merchants: AccountId;
  /** What customers brought when the books began. */
  readonly opening: AccountId;
}

function otherSide(event: LifeEvent, outside: Outside): AccountId {
  if (event.purpose === 'opening_balance') return outside.opening;
  return settlesWithMerchant(event) ? outside.merchants : outside.nostro;
}

const kindOf = (event: LifeEvent): string =>
  event.purpose === 'opening_balance'
    ? 'opening'
    : settlesWithMerchant(event)
      ? 'card-payment'
      : event.amount < 0
        ? 'transfer'
        : 'credit-transfer';

/** The entry of one movement to or from outside. Deposits are the bank's debts: what comes in is a credit, so its sign turns round. */
export function postingOf(
  event: LifeEvent,
  position: number,
  outside: Outside,
  accountOf: (key: string) => AccountId,
): Posting {
  const amount = BigInt(event.amount);
  const mine = {
    account: accountOf(event.account),
    amount: -amount,
    purpose: event.purpose,
    ...(event.counterparty === '' ? {} : { counterparty: event.counterparty }),
    ...(event.memo === '' ? {} : { memo: event.memo }),
    ...(event.merchant === undefined ? {} : { merchant: event.merchant }),
  };
  const theirs = { account: otherSide(event, outside), amount };
  return { key: `city/${String(position)}`, kind: kindOf(event), at: event.at, lines: [mine, theirs] };
}
