import type { CustomerId } from '@banxing/capability';
import type { Queryable, Transaction } from '@banxing/database';
import type { Clock, IdSource, Words } from '@banxing/kernel';
import type { Ledger } from '@banxing/ledger';
import type { Parties } from '@banxing/parties';
import type { Accounts } from './accounts.ts';
import type { NamesMeant } from './line-tests.ts';

/** One thing that a customer owns or owes, worth so much in yuan (minor units, above zero). */
export interface AssetLine {
  readonly side: 'own' | 'owe';
  /** What it is a kind of: 存款, 理财, 房贷. */
  readonly group: Words;
  readonly name: Words;
  readonly amount: bigint;
}

/** What a customer has with another department, for the view of everything. */
export type AssetSource = (q: Queryable, customer: CustomerId) => Promise<readonly AssetLine[]>;

/** What still hangs on an account with another department, so that it cannot be closed: a loan, a standing order. */
export type AttachmentSource = (
  q: Queryable,
  customer: CustomerId,
  account: string,
) => Promise<readonly Words[]>;

/** How much may be sent to others, as the department that sends it knows and keeps it. Minor units of yuan. */
export interface TransferLimits {
  read(
    q: Queryable,
    customer: CustomerId,
  ): Promise<{ readonly daily: bigint; readonly single: bigint | null; readonly sentToday: bigint }>;
  set(tx: Transaction, customer: CustomerId, kind: LimitKind, amount: bigint): Promise<void>;
  /** From more than this a day on, a PIN is not enough to send, nor to allow it. */
  readonly strongProofAbove: bigint;
}

export type LimitKind = 'daily' | 'single';

/** What the questions about accounts need of others. */
export interface AccountsCapabilityUses {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly ledger: Ledger;
  readonly parties: Parties;
  readonly accounts: Pick<Accounts, 'openAccount' | 'closeAccount'>;
  readonly limits: TransferLimits;
  readonly assetSources?: readonly AssetSource[] | undefined;
  readonly attachments?: readonly AttachmentSource[] | undefined;
  /** Names that 我妈 or a nickname stands for in the customer's address book; families are known without it. */
  readonly namesMeant?: NamesMeant | undefined;
}
