import type { BillerGateway } from './biller-gateway.ts';
import type { SocialOffice } from './social-office.ts';

/**
 * For a bank that is not connected to any biller yet: nobody can be reached, so that no order is made up and no
 * money is taken.
 */
export const unconnectedBillers: BillerGateway & SocialOffice = {
  due: () => Promise.resolve({ kind: 'unreachable' }),
  pay: () => Promise.resolve('refused'),
  status: () => Promise.resolve('unknown'),
  record: () => Promise.resolve(undefined),
  contribution: () => Promise.resolve(undefined),
};
