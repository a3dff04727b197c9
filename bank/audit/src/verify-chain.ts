import { chainStart, sha256Hex } from '@banxing/crypto';
import type { Queryable } from '@banxing/database';
import {
  type ChainHead,
  findHead,
  type LinkedReceipt,
  listLinks,
  listUnlinked,
  listWaiting,
} from './chain-store.ts';
import { hashOfLink } from './receipt.ts';

/** What does not hold, where. */
export interface Finding {
  readonly code:
    | 'position_missing'
    | 'link_broken'
    | 'hash_wrong'
    | 'receipt_missing'
    | 'content_changed'
    | 'columns_changed'
    | 'receipt_unlinked'
    | 'chain_cut'
    | 'head_differs';
  /** A position of the chain, or a receipt's id. */
  readonly subject: string;
}

const pageSize = 1000;
const mostUnlinked = 100;

/** Does the row say the same as the text that was hashed? */
function columnsAgree(kept: NonNullable<LinkedReceipt['kept']>): boolean {
  const { proposal } = JSON.parse(kept.content) as { proposal?: Record<string, unknown> };
  return (
    proposal?.['customer'] === kept.customer &&
    proposal['capability'] === kept.capability &&
    proposal['id'] === kept.proposal
  );
}

function checkReceipt(link: LinkedReceipt): Finding['code'] | undefined {
  const { kept } = link;
  if (!kept) return 'receipt_missing';
  const contentHash = sha256Hex(kept.content);
  if (contentHash !== kept.contentHash) return 'content_changed';
  // A content that was changed together with its hash still does not fit the link.
  if (hashOfLink(link, contentHash) !== link.chainHash) return 'hash_wrong';
  return columnsAgree(kept) ? undefined : 'columns_changed';
}

async function checkAround(
  q: Queryable,
  known: ChainHead | undefined,
  head: ChainHead | undefined,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { id } of await listUnlinked(q, mostUnlinked))
    findings.push({ code: 'receipt_unlinked', subject: id });
  for (const { id, content, content_hash } of await listWaiting(q)) {
    if (sha256Hex(content) !== content_hash) findings.push({ code: 'content_changed', subject: id });
  }
  if (known && (!head || head.position < known.position)) {
    findings.push({ code: 'chain_cut', subject: known.position.toString() });
  }
  return findings;
}

/**
 * Goes over the whole chain and answers everything that does not hold: a change of any receipt or link, a gap, a
 * change of order, a deletion. That the end was cut off, or that all of it was written anew, shows only against a
 * `known` head that was kept elsewhere.
 */
export async function verifyChain(q: Queryable, known?: ChainHead): Promise<Finding[]> {
  const findings: Finding[] = [];
  let expected = 1n;
  let previousHash = chainStart;
  for (;;) {
    const links = await listLinks(q, expected - 1n, pageSize);
    if (links.length === 0) break;
    for (const link of links) {
      const subject = link.position.toString();
      for (; expected < link.position; expected++)
        findings.push({ code: 'position_missing', subject: expected.toString() });
      if (link.previousHash !== previousHash) findings.push({ code: 'link_broken', subject });
      const code = checkReceipt(link);
      if (code) findings.push({ code, subject });
      if (known?.position === link.position && known.hash !== link.chainHash)
        findings.push({ code: 'head_differs', subject });
      previousHash = link.chainHash;
      expected = link.position + 1n;
    }
  }
  return [...findings, ...(await checkAround(q, known, await findHead(q)))];
}
