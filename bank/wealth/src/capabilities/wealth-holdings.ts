import { z } from 'zod';
import { query, ready } from '@banxing/capability';
import { formatMoney, money, ok, type Words, words } from '@banxing/kernel';
import { holdingsOf, type Holding, type Pending } from '../holdings.ts';
import { kindTest } from '../product-matching.ts';
import { kindNames } from '../product.ts';
import { signedYuan, yuan, yuanOf } from '../say.ts';
import { formatShares, formatUnitValue } from '../share.ts';
import type { SavedElsewhere, WealthUses } from '../uses.ts';

const input = z.object({ product_type: z.string().optional() });
type Input = z.infer<typeof input>;

const wordsShape = z.object({ zh: z.string(), en: z.string() });
const output = z.object({
  asked: z.string().nullable(),
  total: z.string(),
  profit: z.string(),
  dayChange: z.string(),
  valuedOn: z.string().nullable(),
  source: wordsShape,
  items: z.array(
    z.object({
      id: z.string(),
      name: wordsShape,
      kind: wordsShape,
      value: z.string(),
      said: wordsShape,
      rows: z.array(z.object({ label: wordsShape, value: wordsShape })),
    }),
  ),
});
type Output = z.infer<typeof output>;

const both = (text: string): Words => words(text, text);

function heldItem({
  product,
  shares,
  worth,
  value,
  cost,
  dayChange,
  lockedUntil,
  maturesOn,
}: Holding): Output['items'][number] {
  const profit = value - cost;
  const when = maturesOn ?? lockedUntil;
  const until =
    when === null
      ? words('', '')
      : maturesOn === null
        ? words(`,${when} 起能取`, `, free from ${when}`)
        : words(`,${when} 到期`, `, matures on ${when}`);
  return {
    id: product.code,
    name: product.name,
    kind: kindNames[product.kind],
    value: formatMoney(money(value)),
    said: words(
      `${product.name.zh} ${yuan(value)} 元,持有收益 ${signedYuan(profit)} 元${until.zh}`,
      `${product.name.en} ¥${yuan(value)}, profit ${signedYuan(profit)}${until.en}`,
    ),
    rows: [
      { label: words('持有收益', 'Profit'), value: both(signedYuan(profit)) },
      { label: words('最近一天', 'Last day'), value: both(signedYuan(dayChange)) },
      { label: words('份额', 'Shares'), value: both(formatShares(shares, product.kind === 'gold' ? 4 : 2)) },
      {
        label: words(`单位净值 ${worth.on}`, `Unit value ${worth.on}`),
        value: both(formatUnitValue(worth.value)),
      },
      ...(when === null
        ? []
        : [
            {
              label: maturesOn === null ? words('可取日', 'Free from') : words('到期日', 'Matures'),
              value: both(when),
            },
          ]),
    ],
  };
}

function pendingItem({ order, product }: Pending): Output['items'][number] {
  const buys = order.side === 'buy';
  const amount = formatMoney(money(buys ? (order.amount ?? 0n) : 0n));
  const what = {
    cooling: words('冷静期中,还没有扣款', 'waiting a day, nothing taken yet'),
    accepted: buys
      ? words(`买入确认中,${order.pricedOn} 确认`, `to be confirmed on ${order.pricedOn}`)
      : words(`赎回中,${order.paidOn} 到账`, `being redeemed, paid on ${order.paidOn}`),
    priced: words(`赎回中,${order.paidOn} 到账`, `being redeemed, paid on ${order.paidOn}`),
    done: words('', ''),
    cancelled: words('', ''),
  }[order.status];
  return {
    id: order.id,
    name: product.name,
    kind: kindNames[product.kind],
    value: order.status === 'cooling' ? '0.00' : amount,
    said: words(`${product.name.zh}${what.zh}`, `${product.name.en}: ${what.en}`),
    rows: [{ label: words('状态', 'State'), value: what }],
  };
}

const savedItem = ({ id, kind, name, amount, about }: SavedElsewhere): Output['items'][number] => ({
  id,
  name,
  kind: kind === 'goal' ? words('心愿', 'goal') : words('定期存款', 'time deposit'),
  value: formatMoney(money(amount)),
  said: words(`${name.zh} ${yuan(amount)} 元,${about.zh}`, `${name.en} ¥${yuan(amount)}, ${about.en}`),
  rows: [{ label: words('说明', 'About'), value: about }],
});

async function run(
  uses: WealthUses,
  customer: Parameters<typeof holdingsOf>[2],
  asked: string | undefined,
): Promise<Output> {
  const test = asked === undefined ? undefined : kindTest(asked);
  const everything = await holdingsOf(uses, uses.db, customer);
  const held = everything.held.filter(({ product }) => test?.(product) ?? true);
  const pending = everything.pending.filter(({ product }) => test?.(product) ?? true);
  const wantsSaved = asked === undefined || /存款|定期|存单|deposit|产品|products?$/iu.test(asked);
  const saved = wantsSaved ? ((await uses.deposits?.saved(uses.db, customer)) ?? []) : [];
  const items = [
    ...[...held].sort((a, b) => (a.value < b.value ? 1 : -1)).map(heldItem),
    ...pending.map(pendingItem),
    ...saved.map(savedItem),
  ];
  const sum = (amounts: readonly bigint[]): string =>
    formatMoney(money(amounts.reduce((total, amount) => total + amount, 0n)));
  const waiting = pending.map(({ order }) =>
    order.side === 'buy' && order.status === 'accepted' ? (order.amount ?? 0n) : 0n,
  );
  return {
    asked: asked ?? null,
    total: sum([...held.map(({ value }) => value), ...waiting, ...saved.map(({ amount }) => amount)]),
    profit: sum(held.map(({ value, cost }) => value - cost)),
    dayChange: sum(held.map(({ dayChange }) => dayChange)),
    valuedOn: held.map(({ worth }) => worth.on).sort()[0] ?? null,
    source: uses.feed.source,
    items,
  };
}

/** 我买了哪些理财: everything put away, on one page. */
export const wealthHoldings = (uses: WealthUses) =>
  query<Input, Input, Output, never>({
    id: 'wealth.holdings',
    title: words('我的持仓', 'My holdings'),
    about: words(
      '持有的理财、基金、黄金、债券,还有定期和心愿',
      'All products held, time deposits and goals with them',
    ),
    authority: 'reads',
    input,
    output,
    refusals: {},
    complete: (_caller, given) => Promise.resolve(ready(given)),
    run: async (caller, given) => ok(await run(uses, caller.customer, given.product_type)),
    answer: (result, { locale }) => {
      const zh = locale === 'zh';
      const { items, total, profit, dayChange, valuedOn, source, asked } = result;
      const signed = (amount: string) =>
        amount.startsWith('-') || amount === '0.00' ? yuanOf(amount) : `+${yuanOf(amount)}`;
      if (items.length === 0) {
        return {
          text: zh ? `您现在没有持有${asked ?? '理财产品'}。` : `You hold no ${asked ?? 'products'} now.`,
          cards: [],
          suggestions: zh
            ? ['有什么适合我的理财', '帮我配置资产']
            : ['What products suit me', 'Advise me on allocation'],
        };
      }
      const dated =
        valuedOn === null
          ? ''
          : zh
            ? `(净值 ${valuedOn},${source.zh})`
            : ` (values of ${valuedOn}, ${source.en})`;
      const lines = items.slice(0, 8).map(({ said }) => said[locale]);
      return {
        text: zh
          ? `您一共持有 ${yuanOf(total)} 元${valuedOn === null ? '' : `,持有收益 ${signed(profit)} 元,最近一天 ${signed(dayChange)} 元${dated}`}:\n${lines.join('\n')}`
          : `You hold ¥${yuanOf(total)}${valuedOn === null ? '' : `, profit ${signed(profit)}, last day ${signed(dayChange)}${dated}`}:\n${lines.join('\n')}`,
        cards: [
          {
            type: 'holdings',
            title: zh ? '我的持仓' : 'My holdings',
            headline: { amount: total, currency: 'CNY' },
            rows: [
              { label: zh ? '持有收益' : 'Profit', value: signed(profit) },
              { label: zh ? '最近一天' : 'Last day', value: signed(dayChange) },
            ],
            items: items.map((item) => ({
              id: item.id,
              title: item.name[locale],
              subtitle: item.kind[locale],
              value: item.value,
              rows: item.rows.map(({ label, value }) => ({ label: label[locale], value: value[locale] })),
            })),
            actions: [],
          },
        ],
        suggestions: zh
          ? ['这个月赚了多少', '帮我配置资产']
          : ['What did I earn this month', 'Advise me on allocation'],
      };
    },
  });
