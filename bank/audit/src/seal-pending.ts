import { chainStart } from '@banxing/crypto';
import type { Transaction } from '@banxing/database';
import type { Clock } from '@banxing/kernel';
import { findHead, insertLinks, listPending, removePending, takeSealingTurn } from './chain-store.ts';
import { hashOfLink, type Link } from './receipt.ts';

const mostAtOnce = 500;

/**
 * Puts receipts that wait at the end of the chain, in the order in which they were sealed, at most 500 at once; answers
 * how many. Receipts are written by many transactions at the same time, so the chain is made by one after them, not by
 * each: nobody waits for it.
 */
export async function sealPending(uses: { readonly clock: Clock }, tx: Transaction): Promise<number> {
  await takeSealingTurn(tx);
  const pending = await listPending(tx, mostAtOnce);
  if (pending.length === 0) return 0;
  const head = await findHead(tx);
  const linkedAt = uses.clock.now();
  let position = head?.position ?? 0n;
  let previousHash = head?.hash ?? chainStart;
  const links = pending.map(({ id, contentHash }): Link => {
    position += 1n;
    const link = { position, receipt: id, previousHash };
    const chainHash = hashOfLink(link, contentHash);
    previousHash = chainHash;
    return { ...link, chainHash, linkedAt };
  });
  await insertLinks(tx, links);
  await removePending(
    tx,
    links.map((link) => link.receipt),
  );
  return links.length;
}
