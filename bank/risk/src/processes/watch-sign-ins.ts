import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { CustomerId } from '@banxing/capability';
import { subscriber, type Subscriber } from '@banxing/outbox';
import { noteCredential, noteDevice } from '../watch-store.ts';

const customerId = z.templateLiteral(['cust_', z.string()]);
const started = z.object({ party: z.string(), device: z.string() });
const changed = z.object({ party: z.string(), what: z.string() });

const customerOf = (party: string): CustomerId | undefined => {
  const parsed = customerId.safeParse(party);
  return parsed.success ? parsed.data : undefined;
};

/** Keeps what sign-ins and changed credentials say about risk; read by nothing else. */
export const signInWatcher: Subscriber = subscriber({
  name: 'risk.sign-ins',
  kinds: ['session.started', 'credential.changed'],
  handle: async (tx, event) => {
    if (event.kind === 'session.started') {
      const { party, device } = started.parse(event.payload);
      const customer = customerOf(party);
      if (!customer) return;
      const hash = createHash('sha256').update(device).digest('hex');
      await noteDevice(tx, customer, hash, event.at);
      return;
    }
    const { party, what } = changed.parse(event.payload);
    const customer = customerOf(party);
    if (customer) await noteCredential(tx, customer, what, event.at);
  },
});
