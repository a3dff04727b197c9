import { openDatabase } from '@banxing/database';
import { cryptoRandom, idSource, randomPick, systemClock } from '@banxing/kernel';
import { type AccountId, createLedger, type HoldId } from '../src/index.ts';
import { transferPosting } from '../src/testing.ts';

// The child of the crash test: posts for ever and says what was acknowledged, one line each, until it is killed.
// Arguments: the database's URL, then the accounts that may be used, the first of them hot.

const [url = '', ...given] = process.argv.slice(2);
const accounts = given as AccountId[];
const hot = accounts[0] as AccountId;
const ids = idSource(systemClock, cryptoRandom);
const db = openDatabase(url, { maxConnections: 12 });
const ledger = createLedger({ db, clock: systemClock, ids });

const say = (word: string, key: string, entry: string): void => {
  process.stdout.write(`${word} ${key} ${entry}\n`);
};

async function caller(number: number): Promise<never> {
  for (;;) {
    const from = number % 2 === 0 ? hot : randomPick(cryptoRandom, accounts);
    const to = randomPick(cryptoRandom, accounts);
    if (from === to) continue;
    const key = ids.next('trf');
    const posting = transferPosting({ key, at: systemClock.now(), from, to, amount: 1n });
    // Every fourth caller goes through a hold, in two transactions of its own; every eighth posts in a transaction.
    if (number % 4 === 3) {
      const hold: HoldId = ids.next('hold');
      const expiresAt = new Date(systemClock.now().getTime() + 600_000);
      const placed = await db.transaction((tx) =>
        ledger.placeHold(tx, { id: hold, key, account: from, amount: 5n, expiresAt, reason: 'load' }),
      );
      if (placed.ok) say('held', key, hold);
      const posted = await ledger.postAlone({ ...posting, captures: hold });
      if (posted.ok) say('posted', key, posted.value.entry);
      continue;
    }
    const posted =
      number % 8 === 1
        ? await db.transaction((tx) => ledger.post(tx, posting))
        : await ledger.postAlone(posting);
    if (posted.ok) say('posted', key, posted.value.entry);
  }
}

process.stdout.write('ready\n');
await Promise.all(Array.from({ length: 32 }, (_, number) => caller(number)));
