import { z } from 'zod';
import { type Answer, query, ready, type Speech } from '@banxing/capability';
import { formatInstant, formatMoney, type Locale, moneyOf, ok, words } from '@banxing/kernel';
import { dealtCurrencyOfCode } from '../currency-names.ts';
import { sayAmount } from '../currency-speech.ts';
import { type RemittanceStatus, statusNames } from '../remittance.ts';
import { listRemittances } from '../remittance-store.ts';
import type { CurrencyUses } from '../uses.ts';
import { countryName, sayOn } from './remittance-words.ts';

const line = z.object({
  remittance: z.string(),
  status: z.enum(['submitted', 'reviewing', 'sent', 'credited', 'returned']),
  payeeName: z.string(),
  country: z.string(),
  amount: z.string(),
  currency: z.string(),
  fee: z.string(),
  createdAt: z.string(),
  expectedOn: z.string(),
  failure: z.string().nullable(),
});
type Line = z.infer<typeof line>;
const output = z.object({ remittances: z.array(line) });
type Output = z.infer<typeof output>;

const amountOf = (each: Line, locale: Locale): string =>
  sayAmount(moneyOf(each.amount, dealtCurrencyOfCode(each.currency)), locale);

function stateOf({ status, expectedOn, failure }: Line, locale: Locale): string {
  const zh = locale === 'zh';
  const name = statusNames[status satisfies RemittanceStatus][locale];
  if (status === 'returned') {
    return zh
      ? `${name},钱和手续费都回来了(${failure ?? ''})`
      : `${name} with all the money (${failure ?? ''})`;
  }
  if (status === 'credited') return name;
  const on = sayOn(expectedOn, locale);
  return zh ? `${name},预计 ${on}到账` : `${name}, expected on ${on}`;
}

function answer({ remittances }: Output, { locale }: Speech): Answer {
  const zh = locale === 'zh';
  const [latest] = remittances;
  if (!latest) {
    return {
      text: zh ? '您没有境外汇款。' : 'You have sent no money abroad.',
      cards: [],
      suggestions: zh ? ['境外汇款'] : ['Send money abroad'],
    };
  }
  const items = remittances.map((each) => ({
    id: each.remittance,
    title: `${each.payeeName} · ${countryName(each.country, locale)}`,
    subtitle: stateOf(each, locale),
    value: amountOf(each, locale),
    rows: [
      { label: zh ? '手续费' : 'Fee', value: sayAmount(moneyOf(each.fee), locale) },
      { label: zh ? '提交' : 'Submitted', value: each.createdAt.slice(0, 16).replace('T', ' ') },
    ],
  }));
  return {
    text: zh
      ? `最近一笔境外汇款:给 ${latest.payeeName} 汇 ${amountOf(latest, 'zh')},${stateOf(latest, 'zh')}。`
      : `Your latest payment abroad, ${amountOf(latest, 'en')} to ${latest.payeeName}: ${stateOf(latest, 'en')}.`,
    cards: [{ type: 'product', title: zh ? '境外汇款' : 'Payments abroad', rows: [], items, actions: [] }],
  };
}

/** Where money sent abroad is: submitted, in review, sent, credited or returned. */
export const transferCrossBorderStatus = (uses: CurrencyUses) =>
  query<Record<string, never>, Record<string, never>, Output, never>({
    id: 'transfer.cross_border_status',
    title: words('境外汇款进度', 'Payments abroad'),
    about: words('境外汇款到哪一步了', 'How far money sent abroad has come'),
    authority: 'reads',
    input: z.object({}),
    output,
    refusals: {},
    complete: () => Promise.resolve(ready({})),
    run: async (caller) => {
      const remittances = await listRemittances(uses.db, caller.customer, 10);
      return ok({
        remittances: remittances.map((each) => ({
          remittance: each.id,
          status: each.status,
          payeeName: each.payeeName,
          country: each.country,
          amount: formatMoney(each.amount),
          currency: each.amount.currency,
          fee: formatMoney(each.fee),
          createdAt: formatInstant(each.createdAt),
          expectedOn: each.creditExpectedOn,
          failure: each.failure,
        })),
      });
    },
    answer,
  });
