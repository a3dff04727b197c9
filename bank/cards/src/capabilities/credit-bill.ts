import {
  type Answer,
  type Completion,
  type CustomerCaller,
  query,
  ready,
  refused,
  type Speech,
} from '@banxing/capability';
import type { CardOf } from '@banxing/cards';
import { addDays, type Day, dayOf, ok, parseDayRange, words } from '@banxing/kernel';
import { z } from 'zod';
import { noCreditCard, cardWords } from '../card-refusals.ts';
import { billWords, dayWords, people, wire } from '../card-speech.ts';
import type { Statement } from '../cycle.ts';
import { itemKinds, type LineId } from '../item.ts';
import { itemsOfStatement, type openItems, spendingOf } from '../item-store.ts';
import { ownLine, type LineRefusal, tailOfLine } from '../own-line.ts';
import { billStatus, standingOf } from '../standing.ts';
import { statementsOf } from '../statement-store.ts';
import { findLine } from '../line-store.ts';
import type { CardsDesk } from '../uses.ts';

const input = z.object({
  date_range: z.string().optional(),
  card_last4: z.string().trim().max(60).optional(),
});

const item = z.object({
  on: z.string(),
  kind: z.enum(itemKinds),
  merchant: z.string(),
  amount: z.string(),
});

const bill = z.object({
  statement: z.string(),
  closesOn: z.string(),
  dueOn: z.string(),
  balance: z.string(),
  minimum: z.string(),
  purchases: z.string(),
  instalments: z.string(),
  interest: z.string(),
  fees: z.string(),
  repaid: z.string(),
  items: z.array(item),
});
type Bill = z.infer<typeof bill>;

const output = z.object({
  tail: z.string(),
  currency: z.literal('CNY'),
  status: z.enum(['due', 'paid', 'overdue', 'none']),
  /** Of the last bill, what is still to be paid. */
  remaining: z.string(),
  minimumLeft: z.string(),
  unbilled: z.string(),
  inInstalments: z.string(),
  owed: z.string(),
  nextCloseOn: z.string(),
  autopay: z.string(),
  bills: z.array(bill),
  latest: z.string().nullable(),
  /** Purchases of a stretch of days that is no billing month. */
  spending: z
    .object({ from: z.string(), to: z.string(), total: z.string(), count: z.number(), items: z.array(item) })
    .nullable(),
  asked: z.enum(['latest', 'month', 'days']),
});
type Output = z.infer<typeof output>;

interface Draft {
  readonly line: LineId;
  readonly from: Day | null;
  readonly to: Day | null;
}

async function complete(
  desk: CardsDesk,
  caller: CustomerCaller,
  given: z.infer<typeof input>,
): Promise<Completion<Draft, LineRefusal>> {
  const line = await ownLine(desk, caller, given.card_last4);
  if (!line.ok) return refused(line.refusal);
  const range = given.date_range === undefined ? undefined : parseDayRange(given.date_range);
  return ready({ line: line.value.id, from: range?.from ?? null, to: range?.to ?? null });
}

const factOf = ({ bookedOn, kind, merchant, amount }: Awaited<ReturnType<typeof openItems>>[number]) => ({
  on: bookedOn,
  kind,
  merchant,
  amount: wire(amount),
});

async function billOf(desk: CardsDesk, line: LineId, statement: Statement): Promise<Bill> {
  const items = await itemsOfStatement(desk.db, line, statement.id);
  return {
    statement: statement.id,
    closesOn: statement.closesOn,
    dueOn: statement.dueOn,
    balance: wire(statement.balance),
    minimum: wire(statement.minimum),
    purchases: wire(statement.purchases),
    instalments: wire(statement.instalments),
    interest: wire(statement.interest),
    fees: wire(statement.fees),
    repaid: wire(statement.credits),
    items: items.map(factOf),
  };
}

/** Whole calendar months, one or several: 这个月, 近三个月 is none. */
const isMonth = (from: Day, to: Day): boolean => from.endsWith('-01') && addDays(to, 1).endsWith('-01');

async function run(desk: CardsDesk, caller: CustomerCaller, draft: Draft): Promise<Output> {
  const line = await findLine(desk.db, caller.customer);
  if (line?.id !== draft.line) throw new RangeError('a caller has one line');
  const standing = await standingOf(desk, desk.db, line);
  const today = dayOf(desk.clock.now());
  const all = await statementsOf(desk.db, line.id);
  const { from, to } = draft;
  const monthly = from !== null && to !== null && isMonth(from, to);
  const inRange = all.filter(
    ({ closesOn }) => from !== null && to !== null && closesOn >= from && closesOn <= to,
  );
  const days = from !== null && to !== null && !monthly;
  const asked = from === null ? 'latest' : days ? 'days' : 'month';
  const chosen = asked === 'latest' ? all.slice(0, 1) : asked === 'month' ? inRange : [];
  const spent =
    from !== null && to !== null && (days || chosen.length === 0)
      ? await spendingOf(desk.db, line.id, { from, to })
      : undefined;
  const total = spent?.reduce((sum, each) => sum + (each.kind === 'refund' ? -each.amount : each.amount), 0n);
  return {
    tail: await tailOfLine(desk, line),
    currency: 'CNY',
    status: billStatus(standing, today),
    remaining: wire(standing.remaining),
    minimumLeft: wire(standing.minimumLeft),
    unbilled: wire(standing.unbilled),
    inInstalments: wire(standing.inPlans),
    owed: wire(standing.owed),
    nextCloseOn: standing.nextCloseOn,
    autopay: line.autopay,
    bills: await Promise.all(chosen.map((statement) => billOf(desk, line.id, statement))),
    latest: standing.statement?.id ?? null,
    spending:
      spent && from !== null && to !== null
        ? { from, to, total: wire(total ?? 0n), count: spent.length, items: spent.slice(0, 50).map(factOf) }
        : null,
    asked,
  };
}

const kindWords = {
  purchase: words('消费', 'Purchase'),
  interest: words('利息', 'Interest'),
  late_fee: words('违约金', 'Late fee'),
  plan_principal: words('分期本金', 'Instalment'),
  plan_fee: words('分期手续费', 'Instalment fee'),
  repayment: words('还款', 'Repayment'),
  refund: words('退款', 'Refund'),
  plan_conversion: words('转为分期', 'Put into instalments'),
} as const;

const nameOf = ({ merchant, kind }: z.infer<typeof item>, { locale }: Speech): string =>
  merchant === ''
    ? kindWords[kind][locale]
    : kind === 'purchase'
      ? merchant
      : `${merchant} ${kindWords[kind][locale]}`;

/** The last bill as said: what is left of it, at least how much, and until when. */
function saidLatest(output: Output, latest: Bill, { locale, now }: Speech): string {
  const zh = locale === 'zh';
  const today = dayOf(now);
  const name = billWords(latest.closesOn, today)[locale];
  const by = dayWords(latest.dueOn, today)[locale];
  const rest =
    output.unbilled === '0.00'
      ? ''
      : zh
        ? `还有 ${people(output.unbilled)} 元没出账。`
        : ` ¥${people(output.unbilled)} is not billed yet.`;
  if (output.status === 'none')
    return zh ? `${name}不用还款。${rest}` : `There is nothing to pay on your ${name}.${rest}`;
  if (output.status === 'paid')
    return zh
      ? `${name} ${people(latest.balance)} 元已经还清了。${rest}`
      : `Your ${name} of ¥${people(latest.balance)} is paid.${rest}`;
  const paid =
    output.remaining === latest.balance
      ? ''
      : zh
        ? `(账单 ${people(latest.balance)} 元)`
        : ` of ¥${people(latest.balance)}`;
  const least =
    output.minimumLeft === '0.00'
      ? zh
        ? ',最低还款已经还够'
        : '; the minimum is paid'
      : zh
        ? `,最低还 ${people(output.minimumLeft)} 元`
        : `, at least ¥${people(output.minimumLeft)}`;
  if (output.status === 'overdue')
    return zh
      ? `${name}还欠 ${people(output.remaining)} 元${paid},${by}就该还了,已经逾期${least},请尽快还。${rest}`
      : `¥${people(output.remaining)}${paid} of your ${name} was due on ${by} and is overdue${least}. Please pay soon.${rest}`;
  return zh
    ? `${name}要还 ${people(output.remaining)} 元${paid},${by}前还${least}。${rest}`
    : `¥${people(output.remaining)}${paid} of your ${name} is due by ${by}${least}.${rest}`;
}

function billCard(output: Output, each: Bill, { locale, now }: Speech): CardOf<'bill'> {
  const zh = locale === 'zh';
  const today = dayOf(now);
  const isLatest = each.statement === output.latest;
  const open = isLatest && (output.status === 'due' || output.status === 'overdue');
  const rows = [
    { label: zh ? '账单日' : 'Closed on', value: dayWords(each.closesOn, today)[locale] },
    { label: zh ? '账单金额' : 'Bill', value: `¥${people(each.balance)}` },
    ...(isLatest && open && output.remaining !== each.balance
      ? [{ label: zh ? '剩余应还' : 'Still to pay', value: `¥${people(output.remaining)}` }]
      : []),
    { label: zh ? '本期消费' : 'Purchases', value: `¥${people(each.purchases)}` },
    ...(each.instalments === '0.00'
      ? []
      : [{ label: zh ? '分期本金' : 'Instalments', value: `¥${people(each.instalments)}` }]),
    ...(each.interest === '0.00'
      ? []
      : [{ label: zh ? '利息' : 'Interest', value: `¥${people(each.interest)}` }]),
    ...(each.fees === '0.00' ? [] : [{ label: zh ? '手续费' : 'Fees', value: `¥${people(each.fees)}` }]),
    ...each.items
      .filter(({ kind }) => kind === 'purchase' || kind === 'refund')
      .slice(0, 5)
      .map((row) => ({
        label: `${dayWords(row.on, today)[locale]} ${nameOf(row, { locale, now })}`,
        value: `${row.kind === 'refund' ? '-' : ''}¥${people(row.amount)}`,
      })),
  ];
  return {
    type: 'bill',
    title: zh
      ? `信用卡(*${output.tail})${billWords(each.closesOn, today).zh}`
      : `Credit card (*${output.tail}) ${billWords(each.closesOn, today).en}`,
    name: zh ? `信用卡(*${output.tail})` : `Credit card (*${output.tail})`,
    amount: {
      amount: open ? output.remaining : each.balance.startsWith('-') ? '0.00' : each.balance,
      currency: 'CNY',
    },
    minimum: { amount: open ? output.minimumLeft : each.minimum, currency: 'CNY' },
    dueOn: each.dueOn,
    status: isLatest ? output.status : 'paid',
    rows,
    actions: open
      ? [
          {
            action: zh ? 'say:信用卡全额还款' : 'say:pay my credit card in full',
            label: zh ? '全额还款' : 'Pay in full',
          },
          {
            action: zh ? 'say:信用卡按最低还款' : 'say:pay the minimum on my credit card',
            label: zh ? '还最低' : 'Pay the minimum',
          },
          {
            action: zh ? 'say:信用卡账单分期' : 'say:pay my card bill in installments',
            label: zh ? '账单分期' : 'Instalments',
          },
        ]
      : [],
  };
}

function spendingAnswer(output: Output, speech: Speech): Answer {
  const { spending } = output;
  if (!spending) return { text: '', cards: [] };
  const zh = speech.locale === 'zh';
  const today = dayOf(speech.now);
  const from = dayWords(spending.from, today)[speech.locale];
  const to = dayWords(spending.to, today)[speech.locale];
  const when = spending.from === spending.to ? from : zh ? `${from}到${to}` : `from ${from} to ${to}`;
  if (output.asked === 'month' && spending.count === 0) {
    return {
      text: zh ? `${when}没有信用卡账单,也没有消费。` : `There is no bill and no purchase ${when}.`,
      cards: [],
    };
  }
  const text =
    spending.count === 0
      ? zh
        ? `${when}信用卡没有消费。`
        : `Nothing was bought by credit card ${when}.`
      : zh
        ? `${when}信用卡消费 ${spending.count} 笔,一共 ${people(spending.total)} 元${output.asked === 'month' ? ',账单还没出' : ''}。`
        : `${spending.count} purchase${spending.count === 1 ? '' : 's'} by credit card ${when}, ¥${people(spending.total)} in all${output.asked === 'month' ? ', not billed yet' : ''}.`;
  const card: CardOf<'bill'> = {
    type: 'bill',
    title: zh ? '信用卡消费' : 'Spent by credit card',
    name: zh ? `信用卡(*${output.tail})` : `Credit card (*${output.tail})`,
    amount: { amount: spending.total.startsWith('-') ? '0.00' : spending.total, currency: 'CNY' },
    status: 'none',
    rows: spending.items.slice(0, 12).map((row) => ({
      label: `${dayWords(row.on, today)[speech.locale]} ${nameOf(row, speech)}`,
      value: `${row.kind === 'refund' ? '-' : ''}¥${people(row.amount)}`,
    })),
    actions: [],
  };
  return { text, cards: spending.count === 0 ? [] : [card] };
}

function answer(result: Output, speech: Speech): Answer {
  const zh = speech.locale === 'zh';
  if (result.bills.length === 0 && result.spending) return spendingAnswer(result, speech);
  const [first] = result.bills;
  if (!first) {
    const close = dayWords(result.nextCloseOn, dayOf(speech.now))[speech.locale];
    const text = zh
      ? `还没有出过账单,${close}出第一期,目前消费 ${people(result.unbilled)} 元。`
      : `There is no bill yet; the first closes on ${close}. ¥${people(result.unbilled)} is spent so far.`;
    return { text, cards: [] };
  }
  const cards = result.bills.slice(0, 6).map((each) => billCard(result, each, speech));
  const suggestions = zh
    ? ['信用卡全额还款', '信用卡账单分期', '信用卡额度']
    : ['pay my credit card in full', 'my credit limit'];
  if (result.bills.length > 1) {
    const today = dayOf(speech.now);
    const lines = result.bills
      .slice(0, 6)
      .map(
        (each) =>
          `${billWords(each.closesOn, today)[speech.locale]} ${zh ? `${people(each.balance)} 元` : `¥${people(each.balance)}`}`,
      );
    return { text: `${lines.join(zh ? ';' : '; ')}${zh ? '。' : '.'}`, cards, suggestions };
  }
  if (first.statement === result.latest)
    return { text: saidLatest(result, first, speech), cards, suggestions };
  const name = billWords(first.closesOn, dayOf(speech.now))[speech.locale];
  const text = zh
    ? `${name} ${people(first.balance)} 元,其中消费 ${people(first.purchases)} 元,已经结清。`
    : `Your ${name} was ¥${people(first.balance)}, of which ¥${people(first.purchases)} were purchases; it is settled.`;
  return { text, cards, suggestions };
}

/** 信用卡这个月要还多少. */
export const creditBill = (desk: CardsDesk) =>
  query<z.infer<typeof input>, Draft, Output, LineRefusal>({
    id: 'credit.bill',
    title: words('信用卡账单', 'Credit card bill'),
    about: words(
      '信用卡账单:应还、最低还款、还款日和明细',
      'What is to be paid on a credit card, at least how much, and by when',
    ),
    authority: 'reads',
    input,
    output,
    refusals: { no_credit_card: noCreditCard, card_not_found: cardWords.card_not_found },
    complete: (caller, given) => complete(desk, caller, given),
    run: async (caller, draft) => ok(await run(desk, caller, draft)),
    answer,
  });
