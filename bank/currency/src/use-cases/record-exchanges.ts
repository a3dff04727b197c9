import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { dayOf, invariant, type Money } from '@banxing/kernel';
import type { AccountId, Posting } from '@banxing/ledger';
import { decideTerms, type Exchange, type ExchangeDirection } from '../exchange.ts';
import { exchangePosting } from '../exchange-posting.ts';
import { insertExchanges } from '../exchange-store.ts';
import { quoteOf } from '../rates.ts';
import { dealtCurrencyOfCode } from '../currency-names.ts';
import type { CurrencyUses } from '../uses.ts';

/** An exchange of the past, between accounts that are there. */
export interface PastExchange {
  readonly key: string;
  readonly customer: CustomerId;
  readonly direction: ExchangeDirection;
  readonly foreign: Money;
  readonly yuanAccount: AccountId;
  readonly foreignAccount: AccountId;
  readonly at: Date;
}

export interface CurrencyHistory {
  readonly exchanges: readonly Exchange[];
  /** For the bulk posting of history. */
  readonly postings: readonly Posting[];
}

/** Writes exchanges that were done at the prices of their time. No events are told: nobody is to be informed of history. */
export async function recordExchanges(
  uses: CurrencyUses,
  tx: Transaction,
  pasts: readonly PastExchange[],
): Promise<CurrencyHistory> {
  const exchanges: Exchange[] = [];
  const postings: Posting[] = [];
  for (const past of pasts) {
    const quotes = await uses.rates.quotes(past.at);
    const byCurrency = new Map(quotes.map((quote) => [quote.currency, quote]));
    const quote = quoteOf(byCurrency, dealtCurrencyOfCode(past.foreign.currency));
    const terms = decideTerms(past.direction, past.foreign, quote, quoteOf(byCurrency, 'USD').mid);
    invariant(terms.ok, `the terms of ${past.key} are refused`);
    const { yuan, price, mid, dollars } = terms.value;
    const exchange: Exchange = {
      id: uses.ids.next('fxe'),
      key: past.key,
      customer: past.customer,
      direction: past.direction,
      foreign: past.foreign,
      yuan,
      price,
      mid,
      dollars,
      exchangedOn: dayOf(past.at),
      exchangedAt: past.at,
    };
    exchanges.push(exchange);
    const accounts = { yuan: past.yuanAccount, foreign: past.foreignAccount };
    postings.push(exchangePosting(exchange, terms.value, accounts));
  }
  const written = await insertExchanges(tx, exchanges);
  invariant(written === exchanges.length, 'an exchange of the history was recorded before');
  return { exchanges, postings };
}
