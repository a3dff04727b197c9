import type { CustomerId, ReceiptContent } from '@banxing/capability';
import { type IdSource, instantAt } from '@banxing/kernel';

/** A confirmed transfer of 500.00, for tests that need something to be kept. */
export function someSettlement(ids: IdSource, customer: CustomerId, amount = '500.00'): ReceiptContent {
  const at = instantAt('2026-11-20', 10);
  return {
    proposal: {
      id: ids.next('prop'),
      capability: 'transfer.create',
      customer,
      session: ids.next('ses'),
      conversation: null,
      origin: {
        message: 'msg_1',
        said: '给我妈转500',
        intent: 'transfer.create',
        slots: { payee: '我妈', amount },
      },
      draft: { amount },
      summary: { zh: `转 ${amount} 元给妈妈`, en: `Transfer ${amount} to mother` },
      details: { amount, currency: 'CNY' },
      requires: ['pin'],
      createdAt: at,
      expiresAt: at,
      status: 'open',
      hash: 'a'.repeat(64),
    },
    channel: 'mobile',
    proofs: ['pin'],
    decision: { outcome: 'allow', reasons: [] },
    done: { transfer: 'trf_1', amount },
    at,
  };
}
