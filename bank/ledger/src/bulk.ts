import type { Transaction } from '@banxing/database';
import { type IdSource, ok, type Outcome, refuse } from '@banxing/kernel';
import { checkPosting, type Posted, type Posting, type PostingRefusal } from './posting.ts';
import { encodeBatch, type EncodedBatch, postBatch } from './posting-batch.ts';

export interface BulkPosted {
  readonly posted: number;
  /** Postings whose keys had been booked before, with the same input. */
  readonly replayed: number;
}

/** Which posting spoiled the whole, counted from 0, and why. */
export interface BulkRefusal {
  readonly code: 'bulk_refused';
  readonly item: number;
  readonly key: string;
  readonly refusal: PostingRefusal;
}

/** Undoes the savepoint on its way out; never leaves this file. */
class Refused extends Error {
  override readonly name = 'Refused';
  readonly refusal: BulkRefusal;
  constructor(refusal: BulkRefusal) {
    super('a posting of the bulk was refused');
    this.refusal = refusal;
  }
}

const refuseItem = (item: number, key: string, refusal: PostingRefusal): never => {
  throw new Refused({ code: 'bulk_refused', item, key, refusal });
};

/**
 * Large, because each batch writes a new version of every account in it, and none is cleared away before the
 * transaction ends.
 */
const batchSize = 10_000;

async function* batchesOf(postings: Iterable<Posting> | AsyncIterable<Posting>): AsyncGenerator<Posting[]> {
  let batch: Posting[] = [];
  let keys = new Set<string>();
  for await (const posting of postings) {
    if (batch.length === batchSize || keys.has(posting.key)) {
      yield batch;
      batch = [];
      keys = new Set();
    }
    batch.push(posting);
    keys.add(posting.key);
  }
  if (batch.length > 0) yield batch;
}

/** Each batch made ready, and refused before it is sent when it can be. */
async function* encodedBatches(
  postings: Iterable<Posting> | AsyncIterable<Posting>,
  ids: IdSource,
  now: Date,
): AsyncGenerator<EncodedBatch> {
  let seen = 0;
  for await (const batch of batchesOf(postings)) {
    batch.forEach((posting, index) => {
      const checked = checkPosting(posting, now);
      if (!checked.ok) refuseItem(seen + index, posting.key, checked.refusal);
    });
    seen += batch.length;
    yield encodeBatch(ids, batch);
  }
}

/** All of the postings or none, each decided exactly as if it were posted alone, in the order given. */
export async function postBulk(
  tx: Transaction,
  ids: IdSource,
  now: Date,
  postings: Iterable<Posting> | AsyncIterable<Posting>,
): Promise<Outcome<BulkPosted, BulkRefusal>> {
  let done = 0;
  let replayed = 0;
  const accept = (outcome: Outcome<Posted, PostingRefusal>, key: string): void => {
    if (!outcome.ok) refuseItem(done, key, outcome.refusal);
    else if (outcome.value.replayed) replayed += 1;
    done += 1;
  };
  try {
    await tx.nested(async (inner) => {
      let underWay: Promise<void> = Promise.resolve();
      try {
        for await (const batch of encodedBatches(postings, ids, now)) {
          await underWay;
          // The next batch is made while the database books this one.
          underWay = postBatch(inner, batch).then((outcomes) => {
            outcomes.forEach((outcome, index) => {
              accept(outcome, batch.postings[index]?.key ?? '');
            });
          });
          // Its fault is met at the next await; until then nobody listens.
          underWay.catch(() => undefined);
        }
      } finally {
        // Nothing may still be running on the connection when the savepoint is undone.
        await underWay;
      }
    });
  } catch (fault) {
    if (fault instanceof Refused) return refuse(fault.refusal);
    throw fault;
  }
  return ok({ posted: done - replayed, replayed });
}
