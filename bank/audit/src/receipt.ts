import type { CustomerId, ReceiptContent, ReceiptId } from '@banxing/capability';
import { canonicalJson, chainHash, sha256Hex } from '@banxing/crypto';

/** A settled proposal as it is kept. */
export interface Receipt {
  readonly id: ReceiptId;
  readonly customer: CustomerId;
  readonly capability: string;
  readonly proposal: string;
  /** On the bank's clock. */
  readonly sealedAt: Date;
  /** Canonical JSON of everything: what was said, proposed, confirmed, decided and done. */
  readonly content: string;
  /** SHA-256 of the content, hex. */
  readonly contentHash: string;
}

/** A receipt's place in the chain. */
export interface Link {
  /** From 1, without gaps. */
  readonly position: bigint;
  readonly receipt: ReceiptId;
  readonly previousHash: string;
  readonly chainHash: string;
  readonly linkedAt: Date;
}

/** What was settled, written in its one way. Throws for what JSON cannot say exactly, such as a bigint. */
export const contentOf = (settled: ReceiptContent): string => {
  // Instants become ISO 8601 here; a bigint anywhere throws.
  const plain: unknown = JSON.parse(JSON.stringify(settled));
  return canonicalJson(plain);
};

export function receiptOf(id: ReceiptId, settled: ReceiptContent): Receipt {
  const content = contentOf(settled);
  return {
    id,
    customer: settled.proposal.customer,
    capability: settled.proposal.capability,
    proposal: settled.proposal.id,
    sealedAt: settled.at,
    content,
    contentHash: sha256Hex(content),
  };
}

/** The hash that a receipt has at a place after another: it changes with any of them. */
export const hashOfLink = (
  link: Pick<Link, 'position' | 'receipt' | 'previousHash'>,
  contentHash: string,
): string =>
  chainHash(
    link.previousHash,
    canonicalJson({ position: link.position.toString(), receipt: link.receipt, content: contentHash }),
  );
