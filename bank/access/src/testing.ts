import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { invariant } from '@banxing/kernel';
import type { Access } from './access.ts';

/** What customers of tests sign in and confirm with. */
export const testPassword = 'banxing-demo';
export const testPin = '135790';

/** Gives a customer the test password and PIN. */
export async function enrolSomeone(
  access: Access,
  tx: Transaction,
  party: CustomerId,
  username: string,
): Promise<void> {
  const enrolled = await access.enrol(tx, { party, username, password: testPassword, pin: testPin });
  invariant(enrolled.ok, `not enrolled: ${JSON.stringify(enrolled)}`);
}
