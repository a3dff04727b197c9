import type { CustomerId } from '@banxing/capability';
import {
  addDays,
  type Currency,
  type Day,
  divideHalfUp,
  type Id,
  type Money,
  money,
  ok,
  type Outcome,
  refuse,
  weekdayOf,
  type Words,
  words,
} from '@banxing/kernel';
import type { EntryId } from '@banxing/ledger';
import type { ExchangeId } from './exchange.ts';

export type RemittanceId = Id<'rmt'>;
export type OverseasPayeeId = Id<'pay'>;

/** Somebody abroad whom a customer pays. */
export interface OverseasPayee {
  readonly id: OverseasPayeeId;
  readonly customer: CustomerId;
  readonly name: string;
  readonly nicknames: readonly string[];
  readonly country: string;
  readonly bank: string;
  readonly number: string;
  readonly currency: Currency;
  readonly addedAt: Date;
}

export const remittancePurposes = ['study', 'travel', 'family', 'medical', 'goods', 'services'] as const;
export type RemittancePurpose = (typeof remittancePurposes)[number];

export const purposeNames: Readonly<Record<RemittancePurpose, Words>> = {
  study: words('留学学费和生活费', 'study'),
  travel: words('旅游', 'travel'),
  family: words('赡养家人', 'family support'),
  medical: words('看病就医', 'medical care'),
  goods: words('买东西、货款', 'goods'),
  services: words('服务费', 'services'),
};

const purposeWords: readonly (readonly [RemittancePurpose, RegExp])[] = [
  ['study', /学|读书|上课|學|study|tuition|school|universit/iu],
  ['travel', /旅|玩|酒店|travel|trip|hotel/iu],
  ['medical', /病|医|醫|medical|hospital/iu],
  ['goods', /货|貨|买东西|購|代购|海淘|采购|goods|purchase|order/iu],
  ['services', /服务|服務|咨询|设计|律师|房租|service|fee|rent/iu],
  ['family', /家|赡养|生活费|生活費|亲|親|family|support|living/iu],
];

const forbidden =
  /买房|買房|房产|首付|投资|投資|炒股|股票|证券|比特币|保险|赌|house|invest|stock|crypto|gambl/iu;

export type PurposeSaid = RemittancePurpose | 'forbidden' | undefined;

/** What the money is for. Buying houses or securities abroad is not for a person's yearly allowance. */
export function purposeSaid(spoken: string): PurposeSaid {
  const said = spoken.trim();
  const named = remittancePurposes.find((code) => code === said);
  if (named) return named;
  if (forbidden.test(said)) return 'forbidden';
  return purposeWords.find(([, pattern]) => pattern.test(said))?.[0];
}

/** `submitted` → `reviewing` → `sent` → `credited`; `returned` from any of the first three, with all the money. */
export type RemittanceStatus = 'submitted' | 'reviewing' | 'sent' | 'credited' | 'returned';

export const statusNames: Readonly<Record<RemittanceStatus, Words>> = {
  submitted: words('已提交', 'submitted'),
  reviewing: words('审核中', 'in review'),
  sent: words('已汇出', 'sent'),
  credited: words('已到账', 'credited'),
  returned: words('已退回', 'returned'),
};

/** Money on its way abroad. */
export interface Remittance {
  readonly id: RemittanceId;
  readonly key: string;
  readonly customer: CustomerId;
  readonly payee: OverseasPayeeId;
  readonly payeeName: string;
  readonly country: string;
  readonly amount: Money;
  /** Its worth in yuan at the middle price. */
  readonly yuan: Money;
  readonly fee: Money;
  readonly purpose: RemittancePurpose;
  readonly exchange: ExchangeId | null;
  readonly entry: EntryId;
  readonly status: RemittanceStatus;
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly creditExpectedOn: Day;
  readonly failure: string | null;
}

const next: Readonly<Partial<Record<RemittanceStatus, RemittanceStatus>>> = {
  submitted: 'reviewing',
  reviewing: 'sent',
  sent: 'credited',
};

export type RemittanceRefusal = {
  readonly code: 'remittance_settled';
  readonly status: RemittanceStatus;
};

/** One step further on its way. */
export function advance(remittance: Remittance, at: Date): Outcome<Remittance, RemittanceRefusal> {
  const status = next[remittance.status];
  return status
    ? ok({ ...remittance, status, changedAt: at })
    : refuse({ code: 'remittance_settled', status: remittance.status });
}

/** Back to the customer, for a reason. What was credited stays. */
export function returned(
  remittance: Remittance,
  failure: string,
  at: Date,
): Outcome<Remittance, RemittanceRefusal> {
  return next[remittance.status]
    ? ok({ ...remittance, status: 'returned', failure, changedAt: at })
    : refuse({ code: 'remittance_settled', status: remittance.status });
}

const cableFee = 80_00n;
const leastCharge = 50_00n;
const largestCharge = 260_00n;

/** One in a thousand of the worth in yuan, between 50 and 260 yuan, and 80 yuan for the message. */
export function feeFor(yuan: Money): Money {
  const share = divideHalfUp(yuan.minorUnits, 1000n);
  const charge = share < leastCharge ? leastCharge : share > largestCharge ? largestCharge : share;
  return money(charge + cableFee);
}

/** What a person may send abroad in a day, in fen at the middle price. */
export const dailyRemittanceLimit = 500_000_00n;
/** Above this in a day a PIN is not enough. */
export const strongProofAbove = 50_000_00n;

/** The second working day after: when the money is usually there. */
export function creditDayOf(on: Day): Day {
  let day = on;
  for (let left = 2; left > 0;) {
    day = addDays(day, 1);
    if (weekdayOf(day) <= 5) left -= 1;
  }
  return day;
}

/** Is it an IBAN with a wrong check? Numbers of other kinds have none to look at. */
export function isBrokenIban(number: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/u.test(number)) return false;
  const turned = number.slice(4) + number.slice(0, 4);
  const digits = [...turned].map((character) => String(Number.parseInt(character, 36))).join('');
  return BigInt(digits) % 97n !== 1n;
}
