import {
  type Completion,
  type CustomerId,
  needs,
  ready,
  refused,
  type SlotOption,
} from '@banxing/capability';
import { type Words, words } from '@banxing/kernel';
import { digitsOf, isMobileNumber } from '../card-number.ts';
import { namesIn } from '../collection.ts';
import { calledOf, type Payee } from '../payee.ts';
import { matchPayee } from '../payee-matching.ts';
import { listPayees } from '../payee-store.ts';
import type { PaymentsUses } from '../uses.ts';

/** Somebody who is asked for money. */
export interface Payer {
  readonly customer: CustomerId | null;
  readonly name: string;
}

type Finding = Pick<PaymentsUses, 'db' | 'accounts' | 'parties'>;
type Found<T> = Completion<T, { readonly code: 'own_account' }>;

/** Stands before a name that the customer chose knowing that nobody of that name is saved. */
const insisted = /^name:/u;
const mostPayers = 20;

async function payerOf(uses: Finding, payee: Payee): Promise<Payer> {
  const account =
    payee.account === null ? undefined : await uses.accounts.findByNumber(uses.db, payee.number);
  return { customer: account?.customer ?? null, name: payee.shownName };
}

const option = (payee: Payee, instead: (value: string) => string): SlotOption => ({
  value: instead(payee.id),
  label: words(calledOf(payee), calledOf(payee)),
  detail: words(payee.bank, payee.bank),
});

async function payerMeant(
  uses: Finding,
  customer: CustomerId,
  said: string,
  payees: readonly Payee[],
  instead: (value: string) => string,
): Promise<Found<Payer>> {
  if (insisted.test(said)) return ready({ customer: null, name: said.replace(insisted, '') });
  const digits = digitsOf(said);
  if (digits !== undefined && isMobileNumber(digits)) {
    const holder = await uses.parties.customerByPhone(uses.db, digits);
    const name = payees.find(({ phone }) => phone === digits)?.shownName ?? `手机 *${digits.slice(-4)}`;
    return ready({ customer: holder?.id ?? null, name });
  }
  const family = await uses.parties.relatives(uses.db, customer);
  const match = matchPayee(payees, family, { said });
  const ask = (question: Words, found: readonly Payee[], else_: SlotOption[]): Found<never> =>
    needs({
      slot: 'payer',
      question,
      options: [...found.slice(0, 5).map((payee) => option(payee, instead)), ...else_],
    });
  switch (match.kind) {
    case 'one':
      return ready(await payerOf(uses, match.payee));
    case 'several':
      return ask(words(`「${said}」是哪一位?`, `Which ${said}?`), match.payees, []);
    case 'similar':
      return ask(
        words(`收款人里没有「${said}」,是不是下面这位?`, `Nobody saved is called ${said}. One of these?`),
        match.payees,
        [
          {
            value: instead(`name:${said}`),
            label: words(`都不是,就叫「${said}」`, `None of them: ${said}`),
          },
        ],
      );
    case 'none': {
      const relative = family.find(({ name }) => name === said);
      return ready({ customer: relative?.relative ?? null, name: said });
    }
  }
}

/**
 * Whom the customer wants money from: people who are saved, family, phone numbers; a name that nobody has is kept as
 * said, for somebody who does not bank here.
 */
export async function findPayers(
  uses: Finding,
  customer: CustomerId,
  spoken: string | undefined,
): Promise<Found<readonly Payer[]>> {
  const payees = await listPayees(uses.db, customer);
  const names = namesIn(spoken ?? '').slice(0, mostPayers);
  if (names.length === 0) {
    const options = payees.slice(0, 5).map((payee) => option(payee, (value) => value));
    return needs({ slot: 'payer', question: words('向谁收?', 'From whom?'), options });
  }
  const payers: Payer[] = [];
  for (const [index, name] of names.entries()) {
    const instead = (value: string): string =>
      names.map((other, place) => (place === index ? value : other)).join('、');
    const payer = await payerMeant(uses, customer, name, payees, instead);
    if (payer.status !== 'ready') return payer;
    if (payer.draft.customer === customer) return refused({ code: 'own_account' });
    payers.push(payer.draft);
  }
  return ready(payers);
}
