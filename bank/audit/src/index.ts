export { type Audit, type AuditRefusal, type AuditUses, createAudit } from './audit.ts';
export type { ChainHead } from './chain-store.ts';
export type { Link, Receipt } from './receipt.ts';
export type { ReceiptFilter } from './receipt-store.ts';
export { type Finding, verifyChain } from './verify-chain.ts';

/** Receipts and their chain. */
export const auditMigrations = { name: 'audit', folder: new URL('../migrations', import.meta.url) };
