const tails = new Map<string, Promise<unknown>>();

/**
 * Lets the turns of one conversation follow each other within this process. Across processes the version in the
 * conversation's row decides.
 */
export async function inTurn<T>(conversation: string, work: () => Promise<T>): Promise<T> {
  const before = tails.get(conversation) ?? Promise.resolve();
  const mine = before.then(work, work);
  const settled = mine.then(
    () => undefined,
    () => undefined,
  );
  tails.set(conversation, settled);
  try {
    return await mine;
  } finally {
    if (tails.get(conversation) === settled) tails.delete(conversation);
  }
}
