import { createCodes, type Codes } from '@banxing/codes';
import { type Secrets, secretsOf } from '@banxing/crypto';
import type { Random } from '@banxing/kernel';
import { houseAccountId } from '@banxing/ledger';
import type { Departments, DepartmentUses } from '../department-types.ts';

type Neighbours = Pick<Departments, 'ledger' | 'accounts' | 'parties'>;

/** Keys for as long as the process lives, for throw-away banks: codes hold a minute at most. */
const passingSecrets = (random: Random): Secrets =>
  secretsOf({ current: 'k1', keys: { k1: Buffer.from(random.bytes(32)).toString('base64') } }, { random });

/** Codes that customers show, signed with the bank's keys. */
export function openCodes(uses: DepartmentUses, neighbours: Neighbours): Codes {
  const { db, clock, ids, random } = uses;
  const merchants = houseAccountId('merchant-settlement', 'CNY');
  const secrets = uses.secrets ?? passingSecrets(random);
  return createCodes({ db, clock, ids, secrets, merchants, ...neighbours });
}
