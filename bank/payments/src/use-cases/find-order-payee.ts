import { isOwnNumber } from '@banxing/accounts';
import type { CustomerId, Need } from '@banxing/capability';
import { foldSpoken, relationFromWords } from '@banxing/parties';
import { bankNamed, bankOfNumber, ourBank } from '../banks.ts';
import { digitsOf, isCardNumber, isMobileNumber } from '../card-number.ts';
import { sharesWaitingFor } from '../collection-store.ts';
import type { Payee } from '../payee.ts';
import { matchPayee } from '../payee-matching.ts';
import * as ask from '../payee-questions.ts';
import type { PayeeRefused } from '../payment-refusals.ts';
import { listPayees } from '../payee-store.ts';
import type { OrderPayee } from '../transfer-order.ts';
import type { PaymentAccount, PaymentsUses } from '../uses.ts';

/** Whom the customer wants to pay, as far as said. */
export interface SpokenOrderPayee {
  readonly payee?: string | undefined;
  readonly bank?: string | undefined;
  readonly phone?: string | undefined;
  readonly card_number?: string | undefined;
  readonly payee_name?: string | undefined;
}

export type OrderPayeeFound =
  | {
      readonly status: 'found';
      readonly payee: OrderPayee;
      readonly own: boolean;
      /** What the request for money or the collection code that was named asks for, in minor units. */
      readonly asked?: bigint;
    }
  | { readonly status: 'needs'; readonly need: Need }
  | { readonly status: 'refused'; readonly refusal: PayeeRefused };

type Seeking = Pick<PaymentsUses, 'db' | 'accounts' | 'parties' | 'collecting'>;

const needing = (need: Need): OrderPayeeFound => ({ status: 'needs', need });

/** A saved payee as a proposal freezes it. */
const savedPayee = (payee: Payee): OrderPayee => ({
  id: payee.id,
  name: payee.name,
  shownName: payee.shownName,
  nicknames: [...payee.nicknames],
  number: payee.number,
  bank: payee.bank,
  account: payee.account,
  relation: payee.relation,
  phone: payee.phone,
});

interface Said {
  /** A name that somebody may really have. */
  readonly name: string | undefined;
  /** How the customer calls them, when it is no name: 妈妈. */
  readonly nickname: string | undefined;
}

const plausibleName = /^[\p{L}\p{M}·.\s'’()()&-]{1,60}$/u;

function saidOf(spoken: SpokenOrderPayee): Said {
  const text = spoken.payee?.trim() ?? '';
  const nameless = text === '' || !plausibleName.test(text);
  if (nameless) return { name: spoken.payee_name, nickname: undefined };
  return relationFromWords(text).length > 0
    ? { name: spoken.payee_name, nickname: text.replace(/^(?:我的|我|俺|咱)(?=.)/u, '') }
    : { name: spoken.payee_name ?? text, nickname: undefined };
}

const newPayee = (said: Said, name: string, bank: string, number: string): OrderPayee => ({
  id: null,
  name,
  shownName: said.name === undefined ? ask.unknownNameShown(name) : name,
  nicknames: said.nickname === undefined ? [] : [said.nickname],
  number,
  bank,
  account: null,
  relation: (said.nickname === undefined ? undefined : relationFromWords(said.nickname)[0]) ?? null,
  phone: null,
});

/** Somebody's account in this bank; their name must be the one that was said, if one was. */
async function payeeHere(
  uses: Seeking,
  customer: CustomerId,
  account: PaymentAccount,
  said: Said,
  phone: string | null,
): Promise<OrderPayeeFound> {
  const own = account.customer === customer;
  const holder = await uses.parties.customer(uses.db, account.customer);
  if (!holder) return { status: 'refused', refusal: { code: 'payee_not_found' } };
  if (!own && said.name !== undefined && foldSpoken(said.name) !== foldSpoken(holder.name)) {
    return { status: 'refused', refusal: { code: 'payee_name_mismatch' } };
  }
  const payee = newPayee(said, holder.name, ourBank, account.number);
  const shownName = own ? account.name : payee.shownName;
  return { status: 'found', own, payee: { ...payee, shownName, account: account.id, phone } };
}

async function payeeByPhone(
  uses: Seeking,
  customer: CustomerId,
  phone: string,
  said: Said,
): Promise<OrderPayeeFound> {
  const holder = await uses.parties.customerByPhone(uses.db, phone);
  const account = holder && (await uses.accounts.resolve(uses.db, holder.id, undefined));
  if (account?.kind !== 'one') return needing(ask.askNumberForPhone());
  return payeeHere(uses, customer, account.account, said, phone);
}

async function payeeByNumber(
  uses: Seeking,
  customer: CustomerId,
  digits: string,
  spoken: SpokenOrderPayee,
): Promise<OrderPayeeFound> {
  const said = saidOf(spoken);
  if (isMobileNumber(digits)) return payeeByPhone(uses, customer, digits, said);
  if (!isCardNumber(digits)) return needing(ask.askNumberAgain());
  if (isOwnNumber(digits)) {
    const account = await uses.accounts.findByNumber(uses.db, digits);
    return account ? payeeHere(uses, customer, account, said, null) : needing(ask.askNumberOfOurs());
  }
  const bank = (spoken.bank === undefined ? undefined : bankNamed(spoken.bank)) ?? bankOfNumber(digits);
  if (bank === undefined) return needing(ask.askBank());
  if (bank === ourBank) return needing(ask.askNumberOfOurs());
  if (said.name === undefined || !plausibleName.test(said.name)) {
    return needing(ask.askHolder(digitsOf(spoken.payee ?? '') === digits));
  }
  return { status: 'found', own: false, payee: newPayee(said, said.name.trim(), bank, digits) };
}

/** A saved payee found by number must be called as was said, if anything was. */
function knownByNumber(known: Payee, said: Said): OrderPayeeFound {
  const { name } = said;
  const called = [known.name, ...known.nicknames].map(foldSpoken);
  return name === undefined || called.includes(foldSpoken(name))
    ? { status: 'found', own: false, payee: savedPayee(known) }
    : { status: 'refused', refusal: { code: 'payee_name_mismatch' } };
}

/**
 * A number beside the words for a saved payee with another number: a new card of theirs, or left over from somebody who
 * was meant before. The customer says which.
 */
async function otherCardOf(
  uses: Seeking,
  customer: CustomerId,
  spoken: SpokenOrderPayee,
  digits: string | undefined,
  payees: readonly Payee[],
): Promise<Need | undefined> {
  const said = spoken.payee?.trim() ?? '';
  if (said === '' || digits === undefined || digitsOf(said) !== undefined) return undefined;
  const match = matchPayee(payees, await uses.parties.relatives(uses.db, customer), { said });
  if (match.kind !== 'one' || match.payee.number === digits) return undefined;
  return ask.askWhichCard(match.payee, digits);
}

/** A payee who is not saved yet: by card number, or by phone within this bank; else asks for the number. */
async function unknownPayee(
  uses: Seeking,
  customer: CustomerId,
  spoken: SpokenOrderPayee,
  said: string,
  payees: readonly Payee[],
): Promise<OrderPayeeFound> {
  const digits = digitsOf(said);
  if (digits !== undefined && digits.length >= 8) return payeeByNumber(uses, customer, digits, spoken);
  if (spoken.phone !== undefined) return payeeByPhone(uses, customer, spoken.phone, saidOf(spoken));
  return needing(ask.askNumberOf(said, payees));
}

/** Whoever shows a collection code: an account in this bank, its holder's name masked. */
async function payeeByCode(uses: Seeking, customer: CustomerId, text: string): Promise<OrderPayeeFound> {
  const shown = await uses.collecting?.(uses.db, text);
  const account = shown && (await uses.accounts.findByNumber(uses.db, shown.number));
  if (!account) return { status: 'refused', refusal: { code: 'payee_not_found' } };
  const found = await payeeHere(uses, customer, account, { name: undefined, nickname: undefined }, null);
  return found.status === 'found' && shown.amount !== null ? { ...found, asked: shown.amount } : found;
}

/** The one who asks the customer for money, by the request or by name; the name came from them, so it is shown. */
async function requesterMeant(
  uses: Seeking,
  customer: CustomerId,
  said: string,
  payees: readonly Payee[],
): Promise<OrderPayeeFound | undefined> {
  const waiting = await sharesWaitingFor(uses.db, customer);
  const asked =
    waiting.find(({ id }) => id === said) ??
    waiting.find(({ requesterName }) => foldSpoken(requesterName) === foldSpoken(said));
  if (!asked) return undefined;
  const known = payees.find(({ number }) => number === asked.number);
  const name = asked.requesterName;
  const payee = known
    ? savedPayee(known)
    : { ...newPayee({ name, nickname: undefined }, name, ourBank, asked.number), account: asked.account };
  return { status: 'found', own: false, payee, ...(asked.id === said ? { asked: asked.amount } : {}) };
}

/**
 * Finds whom the customer means: a saved payee by name, nickname, relation, number or phone, or somebody new by card
 * number or phone. What is unclear is asked; a guess is only ever offered.
 */
export async function findOrderPayee(
  uses: Seeking,
  customer: CustomerId,
  spoken: SpokenOrderPayee,
): Promise<OrderPayeeFound> {
  const payees = await listPayees(uses.db, customer);
  const number = spoken.card_number?.trim();
  const chosen = payees.find((payee) => payee.id === number);
  if (chosen) return { status: 'found', own: false, payee: savedPayee(chosen) };
  if (number?.startsWith('BX1:') === true) return payeeByCode(uses, customer, number);
  if (number?.startsWith('shr_') === true) {
    return (
      (await requesterMeant(uses, customer, number, payees)) ?? {
        status: 'refused',
        refusal: { code: 'payee_not_found' },
      }
    );
  }
  if (number !== undefined && number !== '') {
    const digits = digitsOf(number.replace(ask.insistedNumber, ''));
    const doubt = ask.insistedNumber.test(number)
      ? undefined
      : await otherCardOf(uses, customer, spoken, digits, payees);
    if (doubt) return needing(doubt);
    if (digits === undefined) return needing(ask.askNumberAgain());
    const known = payees.find((payee) => payee.number === digits);
    if (known) return knownByNumber(known, saidOf(spoken));
    return payeeByNumber(uses, customer, digits, spoken);
  }
  const said = (spoken.payee ?? spoken.phone ?? '').trim();
  if (said === '') return needing(ask.askWhom(payees));
  const family = await uses.parties.relatives(uses.db, customer);
  const match = matchPayee(payees, family, { said, bank: spoken.bank, phone: spoken.phone });
  switch (match.kind) {
    case 'one':
      return { status: 'found', own: false, payee: savedPayee(match.payee) };
    case 'several':
      return needing(ask.askWhichOf(said, match.payees));
    case 'similar':
      return spoken.phone === undefined
        ? ((await requesterMeant(uses, customer, said, payees)) ??
            needing(ask.askWhetherMeant(said, match.payees)))
        : unknownPayee(uses, customer, spoken, said, payees);
    case 'none':
      return (
        (spoken.phone === undefined ? await requesterMeant(uses, customer, said, payees) : undefined) ??
        unknownPayee(uses, customer, spoken, said, payees)
      );
  }
}
