import { saidLately } from '@banxing/dialogue';
import { createRisk, type Risk, type RiskUses } from '@banxing/risk';
import type { Service } from '@banxing/service';

/** So many of the customer's last sentences are listened to before money leaves. */
const turnsHeard = 8;

/** The department of risk, with the conversation's words and the fraud desk behind it. */
export const openRisk = (
  uses: Omit<RiskUses, 'saidLately' | 'openFraudTicket'>,
  service: Pick<Service, 'handOver'>,
): Risk =>
  createRisk({
    ...uses,
    saidLately: (q, conversation) => saidLately(q, conversation, turnsHeard),
    openFraudTicket: async (tx, { customer, topic }) => {
      const waiting = { customer, queue: 'fraud', topic, said: topic, feeling: 'anxious' } as const;
      return (await service.handOver(tx, waiting)).ticket.number;
    },
  });
