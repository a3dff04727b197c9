import type { Accounts } from '@banxing/accounts';
import type { BankCards } from '@banxing/bank-cards';
import type { Secrets } from '@banxing/crypto';
import type { Database } from '@banxing/database';
import { createEngage, createPusher, type DueSource, type Engage, type MorningSource } from '@banxing/engage';
import type { Clock, IdSource } from '@banxing/kernel';
import type { Ledger } from '@banxing/ledger';
import type { Lending } from '@banxing/lending';
import type { Parties } from '@banxing/parties';
import { cardBills } from './cards.ts';
import { acceptsPush, vapidKeysOf, webPushGateway } from '../web-push-gateway.ts';

interface Neighbours {
  readonly ledger: Ledger;
  readonly accounts: Accounts;
  readonly parties: Parties;
  readonly lending: Pick<Lending, 'fallingDue'>;
  readonly cards: Pick<BankCards, 'fallingDue'>;
  readonly morningSources: readonly MorningSource[];
}

/** Instalments that the bank will collect by itself. */
const instalments =
  (lending: Pick<Lending, 'fallingDue'>): DueSource =>
  async (q, range, customer) =>
    (await lending.fallingDue(q, range, customer)).map((row) => ({
      id: `${row.loan}/${String(row.no)}`,
      customer: row.customer,
      name: row.name,
      dueOn: row.dueOn,
      amount: row.principal + row.interest + row.penalty,
      minimum: null,
      collectedFrom: row.payingAccount,
      purpose: row.kind === 'mortgage' ? 'mortgage' : 'loan_repayment',
      say: { zh: '这个月要还多少贷款', en: 'what is due on my loans this month' },
    }));

export const openEngage = (
  uses: { readonly db: Database; readonly clock: Clock; readonly ids: IdSource },
  { ledger, accounts, parties, lending, cards, morningSources }: Neighbours,
): Engage =>
  createEngage({
    ...uses,
    ledger,
    accounts,
    parties,
    dueSources: [instalments(lending), cardBills(cards)],
    morningSources,
  });

/** Sending to browsers, where the bank has keys to sign with. */
export interface Push {
  readonly publicKey: string;
  accepts(endpoint: string): boolean;
  stop(): Promise<void>;
}

export function openPush(
  db: Database,
  secrets: Secrets | undefined,
  onFault: (fault: unknown) => void,
): Push | undefined {
  if (!secrets) return undefined;
  const keys = vapidKeysOf(secrets);
  const pusher = createPusher(db, webPushGateway(keys, 'https://github.com/banxing/banxing'), onFault);
  pusher.start();
  return { publicKey: keys.publicKey, accepts: acceptsPush, stop: () => pusher.stop() };
}
