import { z } from 'zod';
import { type Answer, type Completion, needs, ready, setting, type Speech } from '@banxing/capability';
import { ok, type Words, words } from '@banxing/kernel';
import { currencyNames, type DealtCurrency, dealtCurrencies } from '../currency-names.ts';
import { unitOf } from '../currency-speech.ts';
import { formatPrice, parsePrice, priceOf } from '../price.ts';
import { decideTarget, directionTo, watchedPrice } from '../rate-alert.ts';
import { quoteOf, quotesNow } from '../rates.ts';
import { setRateAlert, type TooManyAlerts } from '../use-cases/set-rate-alert.ts';
import type { CurrencyDesk } from '../uses.ts';
import { chooseCurrency, type NotDealt } from './currency-choice.ts';

const input = z.object({ currency: z.string().optional(), rate: z.string().optional() });
type Input = z.infer<typeof input>;

interface Draft {
  readonly currency: DealtCurrency;
  readonly target: string;
  readonly direction: 'rise' | 'fall';
  readonly now: string;
}

const output = z.object({
  alert: z.string(),
  currency: z.enum(dealtCurrencies),
  target: z.string(),
  direction: z.enum(['rise', 'fall']),
  /** What the watched price is at present. */
  now: z.string(),
  expiresOn: z.string(),
  fresh: z.boolean(),
});
type Output = z.infer<typeof output>;

export type RateAlertRefusal = NotDealt | TooManyAlerts;

async function complete(desk: CurrencyDesk, given: Input): Promise<Completion<Draft, RateAlertRefusal>> {
  const currency = chooseCurrency(
    given.currency,
    words('盯哪种外币的汇率?', 'Which currency shall I watch?'),
  );
  if (currency.status !== 'ready') return currency;
  const quote = quoteOf(await quotesNow(desk), currency.draft);
  const name = currencyNames[currency.draft];
  const mid = formatPrice(quote.mid);
  const ask = (why: Words) => needs({ slot: 'rate', question: why });
  if (given.rate === undefined || given.rate.trim() === '') {
    return ask(
      words(
        `${name.zh}现在 ${mid}(${unitOf(currency.draft, 'zh')}),到多少提醒您?`,
        `The ${name.en} is at ${mid} now (for ${unitOf(currency.draft, 'en')}). At which rate shall I tell you?`,
      ),
    );
  }
  const said = parsePrice(given.rate);
  const target = said.ok ? decideTarget(said.value, quote) : said;
  if (!target.ok) {
    return ask(
      words(
        `${name.zh}现在 ${mid}(${unitOf(currency.draft, 'zh')}),和您说的差得太远。到多少提醒您?`,
        `The ${name.en} is at ${mid} now (for ${unitOf(currency.draft, 'en')}), far from what you said. At which rate shall I tell you?`,
      ),
    );
  }
  const direction = directionTo(target.value, quote);
  return ready({
    currency: currency.draft,
    target: formatPrice(target.value),
    direction,
    now: formatPrice(watchedPrice(direction, quote)),
  });
}

function answer(done: Output, { locale }: Speech): Answer {
  const zh = locale === 'zh';
  const name = currencyNames[done.currency];
  const unit = unitOf(done.currency, locale);
  const rises = done.direction === 'rise';
  const price = zh
    ? rises
      ? '您卖出的价'
      : '您买入的价'
    : rises
      ? 'the price you sell at'
      : 'the price you buy at';
  const begin = zh ? (done.fresh ? '设好了' : '已经设过了') : done.fresh ? 'Done' : 'That is set already';
  const text = zh
    ? `${begin},${name.zh}${rises ? '涨' : '跌'}到 ${done.target}(${unit},${price})就提醒您,现在是 ${done.now}。`
    : `${begin}: I will tell you when the ${name.en} ${rises ? 'rises' : 'falls'} to ${done.target} (for ${unit}, ${price}); it is ${done.now} now.`;
  return {
    text,
    cards: [
      {
        type: 'rate',
        title: zh ? '汇率提醒' : 'Rate alert',
        rows: [
          { label: zh ? '币种' : 'Currency', value: `${name[locale]} ${done.currency}` },
          { label: zh ? '提醒价' : 'Alert at', value: done.target },
          { label: zh ? '现在' : 'Now', value: done.now },
          { label: zh ? '盯到' : 'Watched until', value: done.expiresOn },
        ],
        actions: [
          { action: zh ? `say:${name.zh}汇率` : `say:${name.en} rate`, label: zh ? '看汇率' : 'The rate' },
        ],
      },
    ],
    suggestions: zh ? [`${name.zh}汇率`, '我的提醒'] : ['My reminders'],
  };
}

/** 美元到7提醒我: a reminder when a price is reached. Nothing is bought or sold by it. */
export const fxRateAlert = (desk: CurrencyDesk) =>
  setting<Input, Draft, Output, RateAlertRefusal>({
    id: 'fx.rate_alert',
    title: words('汇率提醒', 'Rate alert'),
    about: words('汇率到了想要的价就提醒', 'Tells when an exchange rate is reached'),
    authority: 'interface',
    input,
    output,
    refusals: {
      currency_not_dealt: ({ called }) =>
        words(
          `${called.zh}我们暂时没有汇率牌价,没法提醒。`,
          `We have no exchange rate for ${called.en}, so it cannot be watched.`,
        ),
      too_many_alerts: () =>
        words(
          '您的汇率提醒已经有 20 个了,这个没有设。',
          'You have 20 rate alerts already; this one was not set.',
        ),
    },
    complete: (_caller, given) => complete(desk, given),
    perform: async (tx, caller, { currency, target, direction, now }) => {
      const set = await setRateAlert(desk, tx, {
        customer: caller.customer,
        currency,
        target: priceOf(target),
        direction,
      });
      if (!set.ok) return set;
      const { alert, fresh } = set.value;
      return ok({ alert: alert.id, currency, target, direction, now, expiresOn: alert.expiresOn, fresh });
    },
    answer,
  });
