import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';

/** Card transactions in the order of time, a column an array. */
export interface Transactions {
  readonly count: number;
  /** Seconds since the first midnight. */
  readonly seconds: Float64Array;
  readonly customer: Int32Array;
  readonly terminal: Int32Array;
  readonly amount: Float64Array;
  readonly fraud: Uint8Array;
}

export const daySeconds = 86_400;

/** The day of a transaction, counted from the first. */
export const dayAt = (transactions: Transactions, row: number): number =>
  Math.floor((transactions.seconds[row] ?? 0) / daySeconds);

interface Growing {
  readonly seconds: number[];
  readonly customer: number[];
  readonly terminal: number[];
  readonly amount: number[];
  readonly fraud: number[];
}

function columnsOf(header: string): (name: string) => number {
  const names = header.split(',');
  return (name) => {
    const index = names.indexOf(name);
    if (index < 0) throw new Error(`the file has no column ${name}`);
    return index;
  };
}

/** Reads `transactions.csv.gz` of the fraud handbook; throws when it is not that file. */
export async function readTransactions(path: string): Promise<Transactions> {
  const lines = createInterface({ input: createReadStream(path).pipe(createGunzip()) });
  const grown: Growing = { seconds: [], customer: [], terminal: [], amount: [], fraud: [] };
  let places: Record<keyof Growing, number> | undefined;
  for await (const line of lines) {
    if (!places) {
      const at = columnsOf(line);
      places = {
        seconds: at('TX_TIME_SECONDS'),
        customer: at('CUSTOMER_ID'),
        terminal: at('TERMINAL_ID'),
        amount: at('TX_AMOUNT'),
        fraud: at('TX_FRAUD'),
      };
      continue;
    }
    const fields = line.split(',');
    grown.seconds.push(Number(fields[places.seconds]));
    grown.customer.push(Number(fields[places.customer]));
    grown.terminal.push(Number(fields[places.terminal]));
    grown.amount.push(Number(fields[places.amount]));
    grown.fraud.push(Number(fields[places.fraud]));
  }
  const inOrder = grown.seconds.every(
    (at, row) => Number.isFinite(at) && (row === 0 || at >= (grown.seconds[row - 1] ?? 0)),
  );
  if (!inOrder) throw new Error('the transactions are not in the order of time');
  return {
    count: grown.seconds.length,
    seconds: Float64Array.from(grown.seconds),
    customer: Int32Array.from(grown.customer),
    terminal: Int32Array.from(grown.terminal),
    amount: Float64Array.from(grown.amount),
    fraud: Uint8Array.from(grown.fraud),
  };
}
