import { z } from 'zod';
import { query, ready } from '@banxing/capability';
import { formatInstant, ok, refuse, words } from '@banxing/kernel';
import type { Quote } from '../market/feed.ts';
import { changeBetween, signed } from '../performance.ts';
import { dayBefore, worthNow } from '../price.ts';
import { matchProduct } from '../product-matching.ts';
import { allProducts } from '../product-store.ts';
import { formatUnitValue } from '../share.ts';
import { tradingDayBefore } from '../trading-days.ts';
import type { WealthUses } from '../uses.ts';

const input = z.object({ market: z.string().optional() });
type Input = z.infer<typeof input>;
type Refusal = { readonly code: 'market_not_quoted'; readonly said: string };

const wordsShape = z.object({ zh: z.string(), en: z.string() });
const output = z.object({
  source: wordsShape,
  at: z.string(),
  quotes: z.array(z.object({ name: wordsShape, value: z.string(), unit: wordsShape, change: z.string() })),
});
type Shown = z.infer<typeof output>['quotes'][number];

const shownOf = ({ name, value, previous, unit, decimals }: Quote): Shown => ({
  name,
  value: formatUnitValue(value, decimals),
  unit,
  change: signed(((value - previous) * 1_000_000n) / previous),
});

/** The latest value of a product that was named: 富荣的净值. */
async function productQuote(uses: WealthUses, spoken: string): Promise<Shown | undefined> {
  const match = matchProduct(await allProducts(uses.db), spoken);
  if (match.kind !== 'one') return undefined;
  const at = uses.clock.now();
  const { value, on } = worthNow(uses.feed, match.product, at);
  const before = match.product.kind === 'cash' ? dayBefore(on) : tradingDayBefore(on);
  return {
    name: words(`${match.product.name.zh}净值(${on})`, `${match.product.name.en} unit value (${on})`),
    value: formatUnitValue(value),
    unit: words('元', 'yuan'),
    change: signed(changeBetween(uses.feed, match.product, before, on)),
  };
}

/** 今天金价多少; 大盘怎么样; 美股. Every figure says that it comes from the feed. */
export const wealthMarket = (uses: WealthUses) =>
  query<Input, Input, z.infer<typeof output>, Refusal>({
    id: 'wealth.market',
    title: words('市场行情', 'Markets'),
    about: words('金价、A股、港股、美股、基金净值', 'Gold, share indices, unit values'),
    authority: 'reads',
    input,
    output,
    refusals: {
      market_not_quoted: ({ said }) =>
        words(
          `「${said}」的行情我这里没有。我能看金价、银价、原油、A股、港股、美股和在售产品的净值。`,
          `I have no quotes for “${said}”. I can show gold, silver, oil, Chinese, Hong Kong and American shares, and the values of our products.`,
        ),
    },
    complete: (_caller, given) => Promise.resolve(ready(given)),
    run: async (_caller, { market }) => {
      const at = uses.clock.now();
      const known = { source: uses.feed.source, at: formatInstant(at) };
      if (market === undefined || /^(?:行情|市场|基金市?场?|今日|今天|fund prices|markets?)$/iu.test(market))
        return ok({ ...known, quotes: uses.feed.overview(at).map(shownOf) });
      const quote = uses.feed.quote(market, at);
      const shown = quote ? shownOf(quote) : await productQuote(uses, market);
      return shown
        ? ok({ ...known, quotes: [shown] })
        : refuse({ code: 'market_not_quoted' as const, said: market.slice(0, 20) });
    },
    answer: ({ quotes, source, at }, { locale }) => {
      const zh = locale === 'zh';
      const lines = quotes.map(
        ({ name, value, unit, change }) =>
          `${name[locale]} ${value} ${unit[locale]},${zh ? '涨跌 ' : ' change '}${change}`,
      );
      const time = at.slice(0, 16).replace('T', ' ');
      return {
        text: zh
          ? `${lines.join('\n')}\n数据:${source.zh},${time}。涨跌谁也说不准,只作参考。`
          : `${lines.join('\n')}\nSource: ${source.en}, ${time}. For information only.`,
        cards: [
          {
            type: 'rate',
            title: zh ? `行情(${source.zh})` : `Markets (${source.en})`,
            rows: quotes.map(({ name, value, unit, change }) => ({
              label: name[locale],
              value: `${value} ${unit[locale]} ${change}`,
            })),
            actions: [],
          },
        ],
        suggestions: zh
          ? ['今天金价', '大盘怎么样', '美股怎么样']
          : ['Gold price', 'Shanghai index', 'US stocks'],
      };
    },
  });
