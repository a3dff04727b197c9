/** How callers who ask at the same time share one round trip and one commit. */
export interface GroupCommitOptions<Item, Answer> {
  /** Answers in the order of the items. Keys within a batch are distinct. */
  readonly run: (items: readonly Item[]) => Promise<readonly Answer[]>;
  readonly keyOf: (item: Item) => string;
  readonly largestBatch: number;
}

interface Waiting<Item, Answer> {
  readonly item: Item;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (fault: unknown) => void;
}

/**
 * While one batch is under way the next callers gather; then all of them go as one. An idle group sends the first
 * caller at once, so a lone caller never waits for company. When a batch of several fails, each of its items is tried
 * alone, so that one caller's fault is not everybody's.
 */
export function groupCommit<Item, Answer>(
  options: GroupCommitOptions<Item, Answer>,
): (item: Item) => Promise<Answer> {
  const { run, keyOf, largestBatch } = options;
  let queue: Waiting<Item, Answer>[] = [];
  let busy = false;

  const takeBatch = (): Waiting<Item, Answer>[] => {
    const batch: Waiting<Item, Answer>[] = [];
    const left: Waiting<Item, Answer>[] = [];
    const keys = new Set<string>();
    for (const waiting of queue) {
      const key = keyOf(waiting.item);
      if (batch.length < largestBatch && !keys.has(key)) {
        keys.add(key);
        batch.push(waiting);
      } else left.push(waiting);
    }
    queue = left;
    return batch;
  };

  const settle = async (batch: readonly Waiting<Item, Answer>[]): Promise<void> => {
    try {
      const answers = await run(batch.map((waiting) => waiting.item));
      batch.forEach((waiting, index) => waiting.resolve(answers[index] as Answer));
    } catch (fault) {
      if (batch.length === 1) batch[0]?.reject(fault);
      else for (const waiting of batch) await settle([waiting]);
    }
  };

  const drain = async (): Promise<void> => {
    busy = true;
    while (queue.length > 0) {
      const batch = takeBatch();
      await settle(batch);
      // Those just answered often ask again at once; one turn of the event loop lets them into the next batch.
      if (batch.length > 1) await new Promise<void>((resolve) => setImmediate(resolve));
    }
    busy = false;
  };

  return (item) =>
    new Promise<Answer>((resolve, reject) => {
      queue.push({ item, resolve, reject });
      if (!busy) void drain();
    });
}
