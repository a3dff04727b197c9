import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { invariant } from '@banxing/kernel';
import type { NewPayee, Payee } from './payee.ts';
import type { Payments } from './payments.ts';

/** Saves 刘桂芳, called 妈妈, at 工商银行 as a payee for another department's test, unless told otherwise. */
export async function saveSomePayee(
  payments: Pick<Payments, 'addPayees'>,
  tx: Transaction,
  customer: CustomerId,
  given: Partial<NewPayee> = {},
): Promise<Payee> {
  const [payee] = await payments.addPayees(tx, [
    {
      customer,
      name: '刘桂芳',
      nicknames: ['妈妈'],
      relation: 'mother',
      bank: '工商银行',
      number: '6222020000000006789',
      account: null,
      phone: null,
      ...given,
    },
  ]);
  invariant(payee, 'the number was not saved before');
  return payee;
}
