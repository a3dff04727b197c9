import { z } from 'zod';
import { type Answer, query, ready, refused, type Speech } from '@banxing/capability';
import type { Card } from '@banxing/cards';
import { addDays, dayOf, formatInstant, type Locale, ok, type Words, words } from '@banxing/kernel';
import {
  currencyNames,
  currencySaid,
  dealtCurrencies,
  isYuanSaid,
  nameOfCurrency,
} from '../currency-names.ts';
import { unitOf } from '../currency-speech.ts';
import { formatPrice, priceOf } from '../price.ts';
import { quotesNow } from '../rates.ts';
import type { CurrencyUses } from '../uses.ts';

const input = z.object({ currency: z.string().optional() });

const line = z.object({
  currency: z.enum(dealtCurrencies),
  bid: z.string(),
  ask: z.string(),
  mid: z.string(),
});
const output = z.object({
  rates: z.array(line),
  publishedAt: z.string(),
  /** Middle prices of the last month, when one currency was asked for. */
  closes: z.array(z.object({ on: z.string(), mid: z.string() })),
});
type Line = z.infer<typeof line>;
type Output = z.infer<typeof output>;

const chartDays = 30;

/** 10:00, with the day before it when that is not today. */
function timeOf(publishedAt: string, now: Date): string {
  const time = publishedAt.slice(11, 16);
  return publishedAt.slice(0, 10) === dayOf(now) ? time : `${publishedAt.slice(5, 10)} ${time}`;
}

function rowsOf(rate: Line, locale: Locale) {
  const zh = locale === 'zh';
  return [
    { label: zh ? '您买(卖出价)' : 'You buy at', value: rate.ask },
    { label: zh ? '您卖(买入价)' : 'You sell at', value: rate.bid },
    { label: zh ? '中间价' : 'Middle', value: rate.mid },
  ];
}

function trendOf({ closes }: Output, locale: Locale): string {
  const [first] = closes;
  const last = closes.at(-1);
  if (!first || !last || closes.length < 2) return '';
  const zh = locale === 'zh';
  const change = priceOf(last.mid) - priceOf(first.mid);
  const by = formatPrice(change < 0n ? -change : change);
  if (change === 0n) return zh ? '和一个月前一样。' : ' The same as a month ago.';
  if (zh) return `比一个月前${change > 0n ? '涨' : '跌'}了 ${by}。`;
  return ` ${change > 0n ? 'Up' : 'Down'} ${by} in a month.`;
}

function one(output: Output, rate: Line, { locale, now }: Speech): Answer {
  const zh = locale === 'zh';
  const time = timeOf(output.publishedAt, now);
  const name = currencyNames[rate.currency];
  const unit = unitOf(rate.currency, locale);
  const text = zh
    ? `${name.zh}汇率:${unit}您买要 ${rate.ask} 元,您卖得 ${rate.bid} 元,中间价 ${rate.mid}(${time} 更新)。${trendOf(output, locale)}`
    : `Rate of the ${name.en}: ${unit} costs ¥${rate.ask} to buy and brings ¥${rate.bid} when sold; middle rate ${rate.mid} (as of ${time}).${trendOf(output, locale)}`;
  const cards: Card[] = [
    {
      type: 'rate',
      title: zh ? `${unit}兑人民币` : `${unit} in yuan`,
      rows: rowsOf(rate, locale),
      actions: [
        { action: zh ? `say:换${name.zh}` : `say:buy ${name.en}s`, label: zh ? '换汇' : 'Exchange' },
        {
          action: zh ? `say:${name.zh}汇率提醒` : `say:alert me on the ${name.en} rate`,
          label: zh ? '到价提醒' : 'Set an alert',
        },
      ],
    },
  ];
  if (output.closes.length > 1) {
    const points = output.closes.map(({ on, mid }) => ({ label: on.slice(5), value: mid }));
    cards.push({
      type: 'chart',
      title: zh ? '近一个月' : 'The last month',
      kind: 'line',
      currency: 'CNY',
      series: [{ name: zh ? name.zh : rate.currency, points }],
      asText: zh
        ? `近一个月从 ${output.closes[0]?.mid ?? ''} 到 ${rate.mid}`
        : `From ${output.closes[0]?.mid ?? ''} to ${rate.mid} in a month`,
      actions: [],
    });
  }
  return { text, cards, suggestions: zh ? [`换1000${name.zh}`, '其他汇率'] : ['Other rates'] };
}

function all(output: Output, { locale, now }: Speech): Answer {
  const zh = locale === 'zh';
  const time = timeOf(output.publishedAt, now);
  const told = output.rates.slice(0, 3).map((rate) => {
    const unit = unitOf(rate.currency, locale);
    return zh ? `${unit} ${rate.mid}` : `${unit} ¥${rate.mid}`;
  });
  const text = zh
    ? `今天的汇率(中间价,${time} 更新):${told.join(',')}。买卖价都在下面。`
    : `Exchange rates (middle, as of ${time}): ${told.join(', ')}. Buying and selling prices are below.`;
  const items = output.rates.map((rate) => ({
    id: rate.currency,
    title: `${currencyNames[rate.currency][locale]} ${rate.currency}`,
    subtitle: zh ? `${unitOf(rate.currency, locale)}兑人民币` : `yuan for ${unitOf(rate.currency, locale)}`,
    value: rate.mid,
    rows: rowsOf(rate, locale),
    actions: [
      {
        action: zh
          ? `say:${currencyNames[rate.currency].zh}汇率`
          : `say:${currencyNames[rate.currency].en} rate`,
        label: zh ? '看走势' : 'Details',
      },
    ],
  }));
  const title = zh ? '外汇牌价(元)' : 'Rates in yuan';
  return {
    text,
    cards: [{ type: 'rate', title, rows: [], items, actions: [] }],
    suggestions: zh ? ['美元汇率', '换1000美元', '美元到7提醒我'] : ['Dollar rate', 'Buy 1000 dollars'],
  };
}

function answer(output: Output, speech: Speech): Answer {
  const [only] = output.rates;
  return only && output.rates.length === 1 ? one(output, only, speech) : all(output, speech);
}

export type RateRefusal = { readonly code: 'currency_not_dealt'; readonly called: Words };

/** 美元汇率: what the bank pays and asks for a currency, or for all. */
export const fxRate = (uses: CurrencyUses) =>
  query<z.infer<typeof input>, { currency: string | null }, Output, RateRefusal>({
    id: 'fx.rate',
    title: words('查汇率', 'Exchange rates'),
    about: words('外币的买入价、卖出价和走势', 'What foreign currencies cost, and how that has moved'),
    authority: 'reads',
    input,
    output,
    refusals: {
      currency_not_dealt: ({ called }) =>
        words(
          `${called.zh}我们暂时没有汇率牌价。现在有美元、欧元、港币、日元、英镑等 15 种,可以说「有哪些汇率」。`,
          `We have no exchange rate for ${called.en}. We quote dollars, euros, Hong Kong dollars, yen, pounds and ten more.`,
        ),
    },
    complete: (_caller, { currency }) => {
      if (currency === undefined || currency.trim() === '' || isYuanSaid(currency)) {
        return Promise.resolve(ready({ currency: null }));
      }
      const said = currencySaid(currency);
      return Promise.resolve(
        said
          ? ready({ currency: said })
          : refused({
              code: 'currency_not_dealt' as const,
              called: words(nameOfCurrency(currency, 'zh'), nameOfCurrency(currency, 'en')),
            }),
      );
    },
    run: async (_caller, draft) => {
      const now = uses.clock.now();
      const quotes = [...(await quotesNow(uses)).values()];
      const wanted = quotes.filter(({ currency }) => draft.currency === null || currency === draft.currency);
      const [only] = wanted;
      const closes =
        only && wanted.length === 1
          ? await uses.rates.closes(only.currency, { from: addDays(dayOf(now), -chartDays), now })
          : [];
      return ok({
        rates: wanted.map(({ currency, bid, ask, mid }) => ({
          currency,
          bid: formatPrice(bid),
          ask: formatPrice(ask),
          mid: formatPrice(mid),
        })),
        publishedAt: formatInstant(only?.publishedAt ?? now),
        closes: closes.map(({ on, mid }) => ({ on, mid: formatPrice(mid) })),
      });
    },
    answer,
  });
