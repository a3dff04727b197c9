import { type Completion, type CustomerId, needs, ready, refused } from '@banxing/capability';
import { words } from '@banxing/kernel';
import { foldSpoken, relationFromWords } from '@banxing/parties';
import { countries, countryOf, countrySaid } from '../country.ts';
import { isBrokenIban, type OverseasPayee } from '../remittance.ts';
import { listOverseasPayees } from '../remittance-store.ts';
import type { CurrencyUses } from '../uses.ts';

/** Whom the customer wants to pay abroad, as far as said. */
export interface SpokenOverseasPayee {
  readonly payee?: string | undefined;
  readonly country?: string | undefined;
  readonly bank?: string | undefined;
  readonly card_number?: string | undefined;
}

/** A payee as a proposal freezes it. */
export interface OrderOverseasPayee {
  readonly id: string | null;
  readonly name: string;
  readonly country: string;
  readonly bank: string;
  readonly number: string;
}

export type OverseasPayeeRefusal =
  { readonly code: 'not_allowed' } | { readonly code: 'payee_number_invalid' };

type Found = Completion<
  { readonly payee: OrderOverseasPayee; readonly saved: OverseasPayee | null },
  OverseasPayeeRefusal
>;

const possessive = /^(?:我的|我家|我|俺|咱|my\s*)(?=.)/iu;
const bare = (text: string): string => foldSpoken(text.trim().replace(possessive, ''));

const isLatinName = (text: string): boolean => /^[A-Za-z][A-Za-z .,'&()/-]{1,69}$/u.test(text.trim());

/** Those whom the words name: by id, by name, by what the customer calls them, or by the same relation. */
export function payeesSaid(payees: readonly OverseasPayee[], spoken: string): readonly OverseasPayee[] {
  const exact = payees.filter(({ id }) => id === spoken.trim());
  if (exact.length > 0) return exact;
  const said = bare(spoken);
  const called = payees.filter(({ name, nicknames }) =>
    [name, ...nicknames].some((each) => foldSpoken(each) === said),
  );
  if (called.length > 0) return called;
  const relations = relationFromWords(spoken);
  const related = payees.filter(({ nicknames }) =>
    nicknames.some((each) => relationFromWords(each).some((kind) => relations.includes(kind))),
  );
  if (related.length > 0) return related;
  // 供应商 is said of 德国供应商, Hans of HANS BECKER GMBH; the card shows in full who is meant.
  const partOf = (whole: string): boolean => foldSpoken(whole).includes(said);
  return said.length < 2
    ? []
    : payees.filter(({ name, nicknames }) => (said.length > 2 && partOf(name)) || nicknames.some(partOf));
}

const optionOf = (payee: OverseasPayee) => {
  const called = payee.nicknames[0] === undefined ? payee.name : `${payee.nicknames[0]}(${payee.name})`;
  const country = countryOf(payee.country)?.name ?? words(payee.country, payee.country);
  return {
    value: payee.id,
    label: words(called, called),
    detail: words(
      `${country.zh} · ${payee.bank} · *${payee.number.slice(-4)}`,
      `${country.en} · ${payee.bank} · *${payee.number.slice(-4)}`,
    ),
  };
};

const fits = (payee: OverseasPayee, country: string | undefined): boolean => {
  if (country === undefined) return true;
  const said = countrySaid(country);
  return said.kind !== 'one' || said.country.code === payee.country;
};

function newPayee(given: SpokenOverseasPayee, name: string): Found {
  const said = given.country === undefined ? undefined : countrySaid(given.country);
  if (said?.kind !== 'one') {
    return needs({
      slot: 'country',
      question: words(`${name} 的收款银行在哪个国家或地区?`, `In which country is the bank of ${name}?`),
      options: countries.slice(0, 6).map(({ code, name: label }) => ({ value: code, label })),
    });
  }
  if (given.bank === undefined || given.bank.trim() === '') {
    return needs({
      slot: 'bank',
      question: words(
        `${name} 的收款银行是哪家?说英文名或 SWIFT 代码都行。`,
        `Which bank is it? Its name or SWIFT code will do.`,
      ),
    });
  }
  const number = (given.card_number ?? '').toUpperCase().replace(/[\s-]/gu, '');
  if (number === '') {
    return needs({
      slot: 'card_number',
      question: words('收款账号或 IBAN 是多少?', 'What is the account number or IBAN?'),
    });
  }
  if (!/^[A-Z0-9]{5,34}$/u.test(number) || isBrokenIban(number))
    return refused({ code: 'payee_number_invalid' });
  const bank = given.bank.trim().slice(0, 70);
  return ready({
    payee: { id: null, name, country: said.country.code, bank, number },
    saved: null,
  });
}

/**
 * Finds the payee that is meant among those saved, or gathers what a new one needs: name in Latin letters, country, bank
 * and number. Asks for one thing at a time.
 */
export async function findOverseasPayee(
  uses: Pick<CurrencyUses, 'db'>,
  customer: CustomerId,
  given: SpokenOverseasPayee,
): Promise<Found> {
  if (given.country !== undefined && countrySaid(given.country).kind === 'closed') {
    return refused({ code: 'not_allowed' });
  }
  const saved = await listOverseasPayees(uses.db, customer);
  const spoken = given.payee?.trim() ?? '';
  const meant = spoken === '' ? saved : payeesSaid(saved, spoken);
  const fitting = meant.filter((payee) => fits(payee, given.country));
  const [only] = fitting;
  if (spoken !== '' && only && fitting.length === 1) {
    const { id, name, country, bank, number } = only;
    return ready({ payee: { id, name, country, bank, number }, saved: only });
  }
  if (fitting.length > 0) {
    return needs({
      slot: 'payee',
      question: words('汇给境外的哪一位?', 'To whom abroad?'),
      options: fitting.map(optionOf),
    });
  }
  if (isLatinName(spoken)) return newPayee(given, spoken.toUpperCase());
  return needs({
    slot: 'payee',
    question: words(
      `${spoken === '' ? '' : `还没有存「${spoken.slice(0, 20)}」的境外收款信息。`}收款人的英文名是什么?要和对方银行账户上的一样。`,
      `${spoken === '' ? '' : `No payee abroad is saved as "${spoken.slice(0, 20)}". `}What is the payee's name in Latin letters, as at their bank?`,
    ),
  });
}
