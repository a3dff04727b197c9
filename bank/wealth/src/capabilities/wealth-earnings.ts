import { z } from 'zod';
import { type Completion, query, ready, refused } from '@banxing/capability';
import { type DayRange, formatMoney, money, ok, parseDayRange, words } from '@banxing/kernel';
import { earnedIn } from '../earnings.ts';
import { ordersOf } from '../order-store.ts';
import { kindTest, matchProduct } from '../product-matching.ts';
import { allProducts } from '../product-store.ts';
import { noPromise, yuanOf } from '../say.ts';
import { lastValuedDay } from '../trading-days.ts';
import type { WealthUses } from '../uses.ts';

const input = z.object({ date_range: z.string().optional(), product: z.string().optional() });
type Input = z.infer<typeof input>;
interface Draft {
  readonly range: DayRange | null;
  /** The products that are asked about; null for all. */
  readonly products: readonly string[] | null;
}

type Refusal =
  | { readonly code: 'product_not_held'; readonly said: string }
  | { readonly code: 'range_ahead' }
  | { readonly code: 'range_unreadable' };

const wordsShape = z.object({ zh: z.string(), en: z.string() });
const output = z.object({
  range: z.object({ from: z.string(), to: z.string() }).nullable(),
  valuedOn: z.string(),
  source: wordsShape,
  total: z.string(),
  day: z.string(),
  items: z.array(z.object({ id: z.string(), name: wordsShape, amount: z.string() })),
});
type Output = z.infer<typeof output>;

async function complete(
  uses: WealthUses,
  customer: Parameters<typeof ordersOf>[1],
  given: Input,
): Promise<Completion<Draft, Refusal>> {
  const range = given.date_range === undefined ? null : parseDayRange(given.date_range);
  if (range === undefined) return refused({ code: 'range_unreadable' });
  if (range && range.from > lastValuedDay(uses.clock.now())) return refused({ code: 'range_ahead' });
  if (given.product === undefined) return ready({ range, products: null });
  const orders = await ordersOf(uses.db, customer);
  const owned = (await allProducts(uses.db)).filter(({ code }) =>
    orders.some(({ product }) => product === code),
  );
  const match = matchProduct(owned, given.product);
  if (match.kind === 'one') return ready({ range, products: [match.product.code] });
  const ofKind = kindTest(given.product);
  if (ofKind) {
    const codes = owned.filter(ofKind).map(({ code }) => code);
    // 定期 and 存款 are no products of this department: then everything is told.
    return ready({ range, products: codes.length > 0 ? codes : null });
  }
  const [likely] = match.kind === 'several' ? match.products : match.similar;
  return likely && match.kind === 'none' && match.similar.length === 1
    ? ready({ range, products: [likely.code] })
    : refused({ code: 'product_not_held', said: given.product });
}

async function run(
  uses: WealthUses,
  customer: Parameters<typeof ordersOf>[1],
  draft: Draft,
): Promise<Output> {
  const valuedOn = lastValuedDay(uses.clock.now());
  const orders = await ordersOf(uses.db, customer);
  const owned = (await allProducts(uses.db)).filter(
    ({ code }) => orders.some(({ product }) => product === code) && (draft.products?.includes(code) ?? true),
  );
  const first = orders[0]?.tradeOn ?? valuedOn;
  const wanted = draft.range ?? { from: first, to: valuedOn };
  const range = { from: wanted.from, to: wanted.to > valuedOn ? valuedOn : wanted.to };
  const items = owned
    .map((product) => ({ product, amount: earnedIn(uses.feed, product, orders, range) }))
    .filter(({ amount }) => amount !== 0n || draft.products !== null);
  const lastDay = owned.reduce(
    (sum, product) => sum + earnedIn(uses.feed, product, orders, { from: valuedOn, to: valuedOn }),
    0n,
  );
  const total = items.reduce((sum, { amount }) => sum + amount, 0n);
  return {
    range: draft.range === null ? null : range,
    valuedOn,
    source: uses.feed.source,
    total: formatMoney(money(total)),
    day: formatMoney(money(lastDay)),
    items: items
      .sort((a, b) => (a.amount < b.amount ? 1 : -1))
      .map(({ product, amount }) => ({
        id: product.code,
        name: product.name,
        amount: formatMoney(money(amount)),
      })),
  };
}

const signed = (amount: string): string =>
  amount.startsWith('-') || amount === '0.00' ? yuanOf(amount) : `+${yuanOf(amount)}`;

const rangeSaid = (range: DayRange): string =>
  range.from === range.to ? range.from : `${range.from} ~ ${range.to}`;

/** 上个月理财赚了多少; 我的基金亏了多少. */
export const wealthEarnings = (uses: WealthUses) =>
  query<Input, Draft, Output, Refusal>({
    id: 'wealth.earnings',
    title: words('收益', 'Earnings'),
    about: words('一段时间里理财、基金、黄金赚了或亏了多少', 'What products earned or lost over a time'),
    authority: 'reads',
    input,
    output,
    refusals: {
      product_not_held: ({ said }) =>
        words(`您没有买过「${said}」,没有它的收益。`, `You have never held “${said}”.`),
      range_ahead: () =>
        words('这段时间的净值还没有出来,收益还算不了。', 'The values of that time are not out yet.'),
      range_unreadable: () =>
        words(
          '这段时间我没看懂,换个说法试试,比如「上个月」。',
          'I could not read that time. Try “last month”.',
        ),
    },
    complete: (caller, given) => complete(uses, caller.customer, given),
    run: async (caller, draft) => ok(await run(uses, caller.customer, draft)),
    answer: ({ range, total, day, items, valuedOn, source }, { locale }) => {
      const zh = locale === 'zh';
      const [only] = items;
      const of = items.length === 1 && only ? only.name[locale] : zh ? '理财' : 'Your products';
      const when = range ? rangeSaid(range) : zh ? '到现在' : 'So far';
      const lines =
        items.length > 1
          ? items.map(({ name, amount }) => `${name[locale]} ${signed(amount)}${zh ? ' 元' : ''}`)
          : [];
      const dated = zh
        ? `净值 ${valuedOn},${source.zh}。${noPromise.zh}`
        : `Values of ${valuedOn}, ${source.en}. ${noPromise.en}`;
      return {
        text: zh
          ? [
              `${when}${of}收益 ${signed(total)} 元${range?.from === range?.to && range ? '' : `,最近一天(${valuedOn}) ${signed(day)} 元`}。`,
              ...lines,
              dated,
            ].join('\n')
          : [
              `${when}: ${of} earned ${signed(total)}; last day (${valuedOn}) ${signed(day)}.`,
              ...lines,
              dated,
            ].join('\n'),
        cards: [
          {
            type: 'holdings',
            title: zh ? '收益' : 'Earnings',
            headline: { amount: total, currency: 'CNY' },
            rows: [{ label: zh ? `最近一天 ${valuedOn}` : `Last day ${valuedOn}`, value: signed(day) }],
            items: items.map(({ id, name, amount }) => ({ id, title: name[locale], value: signed(amount) })),
            actions: [],
          },
        ],
        suggestions: zh
          ? ['看看我的持仓', '昨天赚了多少']
          : ['Show my holdings', 'What did I earn yesterday'],
      };
    },
  });
