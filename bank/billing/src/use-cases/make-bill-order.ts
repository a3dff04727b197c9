import {
  type Completion,
  type CustomerId,
  needs,
  ready,
  refused,
  type SlotOption,
} from '@banxing/capability';
import { dayOf, formatMoney, formatMoneyForPeople, money, moneyOf, type Words, words } from '@banxing/kernel';
import { decideAmount } from '@banxing/payments';
import { type Biller, billersMeant } from '../biller.ts';
import type { BillItem, BillOrder } from '../bill-order.ts';
import { type BillRefusal, mostPerOrder } from '../billing-refusals.ts';
import type { BillingUses } from '../billing-uses.ts';
import { choosePayer } from '../choose-payer.ts';
import { dayWords, masked, monthsWords } from '../day-words.ts';
import { type BillDue, findDues } from './find-dues.ts';

/** What somebody said of a bill to be paid; the fields are the slots of the intent and answers to what was asked. */
export interface SpokenBill {
  readonly biller?: string | undefined;
  readonly amount?: string | undefined;
  readonly account?: string | undefined;
  /** Digits, or the id of a number that the customer has. */
  readonly account_number?: string | undefined;
}

type Made<T> = Completion<T, BillRefusal>;

const yuan = (minorUnits: bigint): string => formatMoneyForPeople(money(minorUnits));

/** Amounts that mean the bill as it is. */
const isWhole = (amount: string | undefined): boolean =>
  amount === undefined || amount === 'all' || amount === 'minimum';

/** A number said when the account number was asked for reaches us as an amount: no bill is a whole eight-digit sum. */
const looksLikeNumber = (amount: string | undefined): string | undefined =>
  /^(\d{8,20})(?:\.00)?$/u.exec(amount ?? '')?.[1];

export const subjectLabelOf = (due: Pick<BillDue, 'account'>): string =>
  `${due.account.label}${due.account.label === '' ? '' : ' '}户号 ${masked(due.account.number)}`;

function noteOf(due: BillDue, amount: bigint, uses: Pick<BillingUses, 'clock'>): Words | null {
  const [first] = due.charges;
  if (!first || due.total === 0n) return words('预存', 'paid ahead');
  if (amount !== due.total) return words(`账单 ${yuan(due.total)} 元`, `billed ¥${yuan(due.total)}`);
  const last = due.charges.at(-1) ?? first;
  const months = monthsWords(first.from, last.to);
  const by = dayWords(first.dueOn, dayOf(uses.clock.now()));
  return words(`${months.zh}账单,${by.zh}前交`, `${months.en}, due ${by.en}`);
}

function itemOf(uses: BillingUses, due: BillDue, amount: bigint, keep: boolean): BillItem {
  return {
    kind: 'bill',
    biller: due.biller.code,
    name: { ...due.biller.name },
    subject: due.account.number,
    subjectLabel: subjectLabelOf(due),
    charges: due.charges.map(({ id }) => id),
    amount: formatMoney(money(amount)),
    note: noteOf(due, amount, uses),
    keep,
  };
}

/** How much of one bill is paid: as asked for, or the whole of it. */
function decideItem(
  uses: BillingUses,
  due: BillDue,
  asked: string | undefined,
  keep: boolean,
): Made<BillItem> {
  const { biller, inFlight, total } = due;
  if (!due.reached) return refused({ code: 'biller_unreachable', name: biller.name });
  if (inFlight) return refused({ code: 'payment_in_flight', name: biller.name, amount: inFlight.amount });
  if (asked === undefined || isWhole(asked)) {
    return total > 0n
      ? ready(itemOf(uses, due, total, keep))
      : refused({ code: 'nothing_due', name: biller.name, credit: due.credit, prepays: biller.prepays });
  }
  const amount = decideAmount(asked);
  if (!amount.ok) return refused(amount.refusal);
  const { minorUnits } = amount.value;
  if (minorUnits > mostPerOrder) return refused({ code: 'limit_exceeded', most: mostPerOrder });
  if (!biller.prepays && total === 0n)
    return refused({ code: 'nothing_due', name: biller.name, credit: 0n, prepays: false });
  return biller.prepays || minorUnits === total
    ? ready(itemOf(uses, due, minorUnits, keep))
    : refused({ code: 'not_the_bill', name: biller.name, due: total });
}

const openOnes = (dues: readonly BillDue[]): BillDue[] =>
  dues.filter(({ reached, total, inFlight }) => reached && total > 0n && !inFlight);

const billOption = (due: BillDue): SlotOption => ({
  value: due.biller.code,
  label: due.biller.name,
  detail: words(`${yuan(due.total)} 元`, `¥${yuan(due.total)}`),
});

function askWhich(open: readonly BillDue[], question: Words, withAll: boolean): Made<never> {
  const sum = open.reduce((total, due) => total + due.total, 0n);
  const all: SlotOption = {
    value: 'all',
    label: words('全部', 'all of them'),
    detail: words(`${yuan(sum)} 元`, `¥${yuan(sum)}`),
  };
  const options = [...open.slice(0, 6).map(billOption), ...(withAll ? [all] : [])];
  return needs({ slot: 'biller', question, options });
}

const everything = words('水电燃气等', 'your bills');

/** Several bills at once, each whole; which one is asked when an amount was said or nothing that is billed. */
function decideSeveral(
  uses: BillingUses,
  dues: readonly BillDue[],
  spoken: SpokenBill,
  saidAll: boolean,
): Made<BillItem[]> {
  const open = openOnes(dues);
  const [only] = open;
  if (!only) {
    const waiting = dues.find(({ inFlight }) => inFlight);
    if (waiting?.inFlight)
      return refused({
        code: 'payment_in_flight',
        name: waiting.biller.name,
        amount: waiting.inFlight.amount,
      });
    const [lost] = dues.filter(({ reached }) => !reached);
    if (lost) return refused({ code: 'biller_unreachable', name: lost.biller.name });
    return refused({ code: 'nothing_due', name: everything, credit: 0n, prepays: false });
  }
  if (!isWhole(spoken.amount)) {
    const question = words(
      `${yuan(moneyOf(spoken.amount ?? '0').minorUnits)} 元交哪一项?`,
      'Which bill is that amount for?',
    );
    return askWhich(open, question, false);
  }
  if (open.length > 1 && !saidAll) {
    return askWhich(
      open,
      words(`现在有 ${open.length} 项要交,交哪一项?`, `${open.length} bills are due. Which one?`),
      true,
    );
  }
  return ready(open.map((due) => itemOf(uses, due, due.total, false)));
}

const askNumber = (biller: Biller, again: boolean): Made<never> =>
  needs({
    slot: 'account_number',
    question: again
      ? words(
          `没查到这个${biller.name.zh}户号,没有扣款。请看一下账单再发一次。`,
          `No such number is known for ${biller.name.en}. No money has moved. Please check the bill.`,
        )
      : words(
          `还没有绑过${biller.name.zh}的户号。户号是多少?账单上有。`,
          `Which number stands on your ${biller.name.en} bill?`,
        ),
  });

/** The one number that is meant at a biller: the customer's only one, a chosen one, or a new one. */
async function decideNumber(
  uses: BillingUses,
  customer: CustomerId,
  biller: Biller,
  spoken: SpokenBill,
): Promise<Made<{ due: BillDue; keep: boolean; amount: string | undefined }>> {
  const dues = await findDues(uses, customer, [biller]);
  const numberSaid = spoken.account_number?.replace(/[\s-]/gu, '');
  const asAmount = dues.length === 0 ? looksLikeNumber(spoken.amount) : undefined;
  const number = numberSaid ?? asAmount;
  const amount = asAmount === undefined ? spoken.amount : undefined;
  if (number === undefined || number === '') {
    const [only] = dues;
    if (!only) return askNumber(biller, false);
    if (dues.length === 1) return ready({ due: only, keep: false, amount });
    return needs({
      slot: 'account_number',
      question: words(`交哪一处的${biller.name.zh}?`, `Which place is the ${biller.name.en} for?`),
      options: dues.map((due) => ({
        value: due.account.id,
        label: words(subjectLabelOf(due), subjectLabelOf(due)),
        detail: words(`${yuan(due.total)} 元`, `¥${yuan(due.total)}`),
      })),
    });
  }
  const known = dues.find(({ account }) => account.id === number || account.number === number);
  if (known) return ready({ due: known, keep: false, amount });
  if (!/^\d{6,20}$/u.test(number)) return askNumber(biller, true);
  const due = await uses.gateway.due(biller.code, number);
  if (due.kind === 'unreachable') return refused({ code: 'biller_unreachable', name: biller.name });
  if (due.kind === 'unknown_number') return askNumber(biller, true);
  const total = due.charges.reduce((sum, charge) => sum + charge.amount, 0n);
  const account = {
    id: 'bacc_new' as const,
    customer,
    biller: biller.code,
    number,
    label: '',
    addedAt: uses.clock.now(),
  };
  const found = { biller, account, reached: true, inFlight: undefined, last: undefined, total, ...due };
  return ready({ due: found, keep: true, amount });
}

async function decideItems(
  uses: BillingUses,
  customer: CustomerId,
  spoken: SpokenBill,
): Promise<Made<BillItem[]>> {
  const said = spoken.biller?.trim() ?? '';
  const meant = said === '' ? undefined : billersMeant(said);
  if (meant?.kind === 'unknown') return refused({ code: 'biller_unknown', said });
  const [single, ...others] = meant?.kind === 'some' ? meant.billers : [];
  if (single && others.length === 0) {
    const number = await decideNumber(uses, customer, single, spoken);
    if (number.status !== 'ready') return number;
    const { due, keep, amount } = number.draft;
    const item = decideItem(uses, due, amount, keep);
    return item.status === 'ready' ? ready([item.draft]) : item;
  }
  const wanted = single ? [single, ...others] : 'all';
  const dues = await findDues(uses, customer, wanted);
  if (dues.length === 0) {
    if (single) return askNumber(single, false);
    return needs({ slot: 'biller', question: words('交什么费?', 'Which bill?') });
  }
  const saidAll = meant !== undefined || spoken.amount === 'all';
  return decideSeveral(uses, dues, spoken, saidAll);
}

/** Makes up what will be paid to whom from what was said; what is unclear is asked, one thing at a time. */
export async function makeBillOrder(
  uses: BillingUses,
  customer: CustomerId,
  spoken: SpokenBill,
): Promise<Made<BillOrder>> {
  const asOf = uses.clock.now().toISOString();
  if (
    spoken.amount !== undefined &&
    !isWhole(spoken.amount) &&
    looksLikeNumber(spoken.amount) === undefined
  ) {
    const amount = decideAmount(spoken.amount);
    if (!amount.ok) return refused(amount.refusal);
  }
  const items = await decideItems(uses, customer, spoken);
  if (items.status !== 'ready') return items;
  return withPayer(uses, customer, items.draft, spoken.account, asOf);
}

/** An order for these items with the account that pays it. */
export async function withPayer(
  uses: BillingUses,
  customer: CustomerId,
  items: BillItem[],
  spoken: string | undefined,
  asOf: string,
): Promise<Made<BillOrder>> {
  const total = items.reduce((sum, { amount }) => sum + moneyOf(amount).minorUnits, 0n);
  if (total > mostPerOrder) return refused({ code: 'limit_exceeded', most: mostPerOrder });
  const payer = await choosePayer(uses, customer, spoken, total);
  if (payer.status !== 'ready') return payer;
  const { id, tail } = payer.draft;
  return ready({ items, account: id, tail, total: formatMoney(money(total)), currency: 'CNY', asOf });
}
