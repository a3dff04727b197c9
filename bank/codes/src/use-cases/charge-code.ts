import type { Transaction } from '@banxing/database';
import { equalInConstantTime } from '@banxing/crypto';
import { dayOf, formatMoney, invariant, money, ok, type Outcome, refuse } from '@banxing/kernel';
import { publish } from '@banxing/outbox';
import { type AmountRefusal, decideAmount } from '@banxing/payments';
import { type Charge, type CodeKind, type CodeRefusal, decideCharge, type IssuedCode } from '../code.ts';
import { chargedOn, findChargeOf, findCode, insertCharge, lockCharges } from '../code-store.ts';
import { idIn, isGenuine } from '../code-text.ts';
import type { CodesUses } from '../codes-uses.ts';

export interface ChargeCode {
  /** The text that was scanned. */
  readonly code: string;
  readonly amount: string;
  readonly merchant: string;
  /** What the merchant sells, as a purpose of the ledger. */
  readonly purpose?: string | undefined;
}

export type ChargeRefusal =
  | CodeRefusal
  | AmountRefusal
  | { readonly code: 'merchant_unreadable' }
  | { readonly code: 'insufficient_funds' }
  | { readonly code: 'account_restricted' };

const usualPurpose: Readonly<Record<CodeKind, string>> = {
  pay: 'shopping',
  transit: 'public_transit',
  medical: 'medical',
  collect: 'other',
};

const longestMerchant = 60;

/** The code behind a text, if we made that text. */
export async function readCode(
  uses: Pick<CodesUses, 'secrets'>,
  q: Parameters<typeof findCode>[0],
  text: string,
): Promise<IssuedCode | undefined> {
  const id = idIn(text);
  const code = id && (await findCode(q, id));
  return code && isGenuine(uses.secrets, text, code, equalInConstantTime) ? code : undefined;
}

async function book(
  uses: CodesUses,
  tx: Transaction,
  charge: Charge,
  purpose: string,
): Promise<Outcome<Charge, ChargeRefusal>> {
  const { merchant } = charge;
  const posted = await uses.ledger.post(tx, {
    key: `code/${charge.code}`,
    kind: 'code-payment',
    at: charge.chargedAt,
    reference: charge.id,
    lines: [
      { account: charge.account, amount: charge.amount, purpose, counterparty: merchant, merchant },
      { account: uses.merchants, amount: -charge.amount, counterparty: merchant },
    ],
  });
  if (posted.ok) return ok(charge);
  switch (posted.refusal.code) {
    case 'insufficient_funds':
      return refuse({ code: 'insufficient_funds' });
    case 'account_closed':
    case 'account_frozen':
    case 'account_not_found':
      return refuse({ code: 'account_restricted' });
    default:
      invariant(false, `the books refused a charge: ${posted.refusal.code}`);
  }
}

/**
 * Takes an amount for a merchant from whoever shows the code. The same merchant and amount for a code that was used is
 * answered again; anything else is refused. A refusal may come after something was written: the caller undoes its
 * transaction.
 */
export async function chargeCode(
  uses: CodesUses,
  tx: Transaction,
  wanted: ChargeCode,
): Promise<Outcome<Charge, ChargeRefusal>> {
  const merchant = wanted.merchant.replace(/[\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ').trim();
  if (merchant === '' || [...merchant].length > longestMerchant)
    return refuse({ code: 'merchant_unreadable' });
  const amount = decideAmount(wanted.amount);
  if (!amount.ok) return amount;
  const { minorUnits } = amount.value;
  const shown = await readCode(uses, tx, wanted.code);
  if (!shown) return refuse({ code: 'code_invalid' });
  await lockCharges(tx, shown.customer);
  const before = await findChargeOf(tx, shown.id);
  if (before) {
    return before.merchant === merchant && before.amount === minorUnits
      ? ok(before)
      : refuse({ code: 'code_used' });
  }
  const now = uses.clock.now();
  const day = dayOf(now);
  const code = decideCharge(shown, minorUnits, await chargedOn(tx, shown.customer, day), now);
  if (!code.ok) return code;
  const { id, kind, customer, account } = shown;
  const charge: Charge = {
    id: uses.ids.next('chg'),
    code: id,
    kind,
    customer,
    account,
    merchant,
    amount: minorUnits,
    chargedOn: day,
    chargedAt: now,
  };
  await insertCharge(tx, charge);
  const booked = await book(uses, tx, charge, wanted.purpose ?? usualPurpose[kind]);
  if (!booked.ok) return booked;
  const facts = { charge: charge.id, kind, customer, account, merchant };
  await publish(tx, {
    kind: 'code.charged',
    payload: { ...facts, amount: formatMoney(money(minorUnits)), currency: 'CNY' },
    at: now,
  });
  return ok(charge);
}
