import { z } from 'zod';
import type { Answer, Speech } from '@banxing/capability';
import type { Card } from '@banxing/cards';
import { formatMoney, formatMoneyForPeople, moneyOf, sumMoney } from '@banxing/kernel';
import { dayWords, monthsWords } from './day-words.ts';
import { billPaymentStatuses } from './bill-payment.ts';

const said = z.object({ zh: z.string(), en: z.string() });

const bill = z.object({
  biller: z.string(),
  name: said,
  subject: z.string(),
  address: z.string(),
  reached: z.boolean(),
  amount: z.string(),
  credit: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  dueOn: z.string().nullable(),
  /** On its way to the biller. */
  inFlight: z.string().nullable(),
  last: z.object({ amount: z.string(), at: z.string(), status: z.enum(billPaymentStatuses) }).nullable(),
});
type Bill = z.infer<typeof bill>;

/** Bills as they are found for a customer. Amounts are decimal strings of yuan. */
export const billsFound = z.object({
  /** The billers asked about by name; empty for all. */
  asked: z.array(z.object({ code: z.string(), name: said })),
  range: z.object({ from: z.string(), to: z.string() }).nullable(),
  today: z.string(),
  bills: z.array(bill),
  paid: z.array(z.object({ name: said, amount: z.string(), at: z.string() })),
});
export type BillsFound = z.infer<typeof billsFound>;

const yuan = (amount: string): string => formatMoneyForPeople(moneyOf(amount));
const isDue = ({ amount, inFlight }: Bill): boolean => amount !== '0.00' && inFlight === null;
const sumOf = (amounts: readonly string[]): string =>
  formatMoney(sumMoney(amounts.map((amount) => moneyOf(amount))));

/** One bill in a sentence. */
function billSentence(each: Bill, today: string, zh: boolean): string {
  const name = zh ? each.name.zh : each.name.en;
  if (each.inFlight !== null)
    return zh
      ? `${name} ${yuan(each.inFlight)} 元已经付了,正在等对方入账`
      : `¥${yuan(each.inFlight)} for ${name} has been paid and is being taken in`;
  if (!each.reached) return zh ? `${name}现在查不到,收费系统没有回应` : `${name} cannot be reached right now`;
  if (isDue(each)) {
    const months = each.from !== null && each.to !== null ? monthsWords(each.from, each.to) : undefined;
    const by = each.dueOn === null ? undefined : dayWords(each.dueOn, today);
    const late = each.dueOn !== null && each.dueOn < today;
    return zh
      ? `${months?.zh ?? ''}${name} ${yuan(each.amount)} 元,${late ? `${by?.zh ?? ''}就该交,已经过期` : `${by?.zh ?? ''}前交`}`
      : `${name}${months ? ` for ${months.en}` : ''} is ¥${yuan(each.amount)}, ${late ? 'overdue since' : 'due'} ${(by?.en ?? '').replace(/^on /u, '')}`;
  }
  const credit =
    each.credit === '0.00'
      ? ''
      : zh
        ? `,户上余额 ${yuan(each.credit)} 元`
        : `, ¥${yuan(each.credit)} in credit`;
  if (each.last) {
    const on = dayWords(each.last.at.slice(0, 10), today);
    return zh
      ? `${name}已经交清了,${on.zh}交的 ${yuan(each.last.amount)} 元${each.last.status === 'paid' ? '已入账' : ''}${credit}`
      : `${name} is paid: ¥${yuan(each.last.amount)} ${on.en}${credit}`;
  }
  return zh ? `${name}没有要交的${credit}` : `nothing is due for ${name}${credit}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function paidSentence(found: BillsFound, zh: boolean): string {
  const [first] = found.paid;
  if (!first) return '';
  const total = yuan(sumOf(found.paid.map(({ amount }) => amount)));
  const name = found.asked.length === 1 ? first.name : { zh: '这些费', en: 'these bills' };
  const on = dayWords(first.at.slice(0, 10), found.today);
  return found.paid.length === 1
    ? zh
      ? `这段时间交过一笔${first.name.zh},${yuan(first.amount)} 元(${on.zh})。`
      : `In that time ¥${yuan(first.amount)} was paid for ${first.name.en} (${on.en}).`
    : zh
      ? `这段时间交过 ${found.paid.length} 笔${name.zh},一共 ${total} 元。`
      : `In that time ${found.paid.length} payments came to ¥${total} for ${name.en}.`;
}

function sentence(found: BillsFound, zh: boolean): string {
  const { bills, asked, today } = found;
  if (bills.length === 0) {
    const paid = paidSentence(found, zh);
    if (paid !== '') return paid;
    const name = asked[0]?.name;
    return zh
      ? `还没有绑过${name?.zh ?? '缴费'}户号。说「交${name?.zh ?? '电费'}」,把账单上的户号发我就行。`
      : `You have no number for ${name?.en ?? 'bills'} here yet. Say "pay ${name?.en ?? 'electricity'}" and send me the number on the bill.`;
  }
  const due = bills.filter(isDue);
  const [only] = bills;
  const stop = zh ? '。' : '.';
  const past = found.range !== null && found.range.to < today && found.paid.length > 0;
  if (past && due.length === 0) return paidSentence(found, zh);
  const after = past ? `${zh ? '' : ' '}${paidSentence(found, zh)}` : '';
  if (bills.length === 1 && only) return `${capital(billSentence(only, today, zh))}${stop}${after}`;
  if (due.length === 0) {
    const waiting = bills.filter(({ inFlight }) => inFlight !== null);
    if (waiting.length > 0)
      return `${waiting.map((each) => billSentence(each, today, zh)).join(zh ? ';' : '; ')}${stop}`;
    return zh ? '都交清了,现在没有要交的费用。' : 'All is paid; nothing is due now.';
  }
  const total = yuan(sumOf(due.map(({ amount }) => amount)));
  const list = due.map((each) => billSentence(each, today, zh)).join(zh ? ';' : '; ');
  return zh
    ? `现在有 ${due.length} 项要交,一共 ${total} 元:${list}。${after}`
    : `${due.length} bills are due, ¥${total} in all: ${list}.${after}`;
}

function cardOf(each: Bill, today: string, zh: boolean): Card {
  const due = isDue(each);
  const overdue = due && each.dueOn !== null && each.dueOn < today;
  const name = zh ? each.name.zh : each.name.en;
  return {
    type: 'bill',
    title: name,
    name,
    amount: { amount: each.inFlight ?? each.amount, currency: 'CNY' },
    ...(each.dueOn === null ? {} : { dueOn: each.dueOn }),
    status: overdue ? 'overdue' : due ? 'due' : each.inFlight !== null || each.last ? 'paid' : 'none',
    rows: [
      { label: zh ? '户号' : 'Number', value: each.subject },
      ...(each.address === '' ? [] : [{ label: zh ? '地址' : 'Address', value: each.address }]),
      ...(each.from === null || each.to === null
        ? []
        : [{ label: zh ? '账期' : 'Period', value: `${each.from} – ${each.to}` }]),
      ...(each.credit === '0.00'
        ? []
        : [
            {
              label: zh ? '户上余额' : 'In credit',
              value: zh ? `${yuan(each.credit)} 元` : `¥${yuan(each.credit)}`,
            },
          ]),
    ],
    actions: due
      ? [
          {
            action: zh ? `say:交${each.name.zh}` : `say:pay my ${each.name.en} bill`,
            label: zh ? '交费' : 'Pay',
          },
        ]
      : [],
  };
}

/** Bills as words and cards: what is due first. */
export function billsAnswer(found: BillsFound, { locale }: Speech): Answer {
  const zh = locale === 'zh';
  const due = found.bills.filter(isDue);
  const shown =
    found.bills.length === 1
      ? found.bills
      : [...due, ...found.bills.filter((each) => each.inFlight !== null)];
  const many = due.length > 1;
  return {
    text: sentence(found, zh),
    cards: shown.slice(0, 6).map((each) => cardOf(each, found.today, zh)),
    suggestions: many
      ? zh
        ? ['水电燃气全部交了', `交${due[0]?.name.zh ?? '电费'}`]
        : ['Pay all bills']
      : due[0]
        ? [zh ? `交${due[0].name.zh}` : `Pay my ${due[0].name.en} bill`]
        : [zh ? '充话费' : 'Top up my phone'],
  };
}
