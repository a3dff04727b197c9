import { z } from 'zod';
import { query, ready } from '@banxing/capability';
import { ok, words } from '@banxing/kernel';
import { allRates } from '../deposit-store.ts';
import { yuan } from '../refusals.ts';
import { fullInterest, percent, termOf } from '../time-deposit.ts';
import type { DepositsUses } from '../uses.ts';

const input = z.object({ term: z.string().optional() });
type Input = z.infer<typeof input>;

const wordsShape = z.object({ zh: z.string(), en: z.string() });
const output = z.object({
  /** Does the bank offer the term that was asked for? */
  offered: z.boolean(),
  early: z.string(),
  rates: z.array(
    z.object({
      form: z.string(),
      name: wordsShape,
      rate: z.string(),
      minimum: z.string(),
      example: z.string().nullable(),
    }),
  ),
});

const exampleFen = 10_000_00n;

/** 一年定期利率多少. */
export const depositRate = (uses: DepositsUses) =>
  query<Input, Input, z.infer<typeof output>, never>({
    id: 'deposit.rate',
    title: words('存款利率', 'Deposit rates'),
    about: words('活期、定期、大额存单、通知存款的利率', 'Rates of current, time, large and notice deposits'),
    authority: 'reads',
    input,
    output,
    refusals: {},
    complete: (_caller, given) => Promise.resolve(ready(given)),
    run: async (_caller, { term: spoken }) => {
      const all = await allRates(uses.db);
      const term = spoken === undefined ? undefined : termOf(spoken);
      const asked = all.filter((rate) => rate.term === term);
      const shown = asked.length > 0 ? asked : all;
      const current = all.find(({ form }) => form === 'current')?.basisPoints ?? 0;
      return ok({
        offered: term === undefined || asked.length > 0,
        early: percent(current),
        rates: shown.map(({ form, name, basisPoints, minimum, term: each }) => ({
          form,
          name,
          rate: percent(basisPoints),
          minimum: yuan(minimum),
          example: form === 'fixed' ? yuan(fullInterest(exampleFen, basisPoints, each)) : null,
        })),
      });
    },
    answer: ({ offered, rates, early }, { locale }) => {
      const zh = locale === 'zh';
      const few = rates.length <= 2;
      const lines = rates.map(({ form, name, rate, minimum, example }) => {
        const from =
          form === 'large' || form === 'notice' ? (zh ? `,${minimum} 元起` : `, from ¥${minimum}`) : '';
        const gives =
          few && example !== null
            ? zh
              ? `,存 1 万元到期利息 ${example} 元`
              : `, ¥${example} on ¥10,000`
            : '';
        return `${name[locale]} ${rate}${from}${gives}`;
      });
      const lead = offered ? '' : zh ? '没有这个存期,现在的利率是:\n' : 'There is no such term. Our rates:\n';
      const note = zh
        ? `年利率。没到期提前取,按活期 ${early} 算。`
        : `Rates a year. Taken out early, the current rate of ${early} counts.`;
      return {
        text: `${lead}${lines.join('\n')}\n${note}`,
        cards: [
          {
            type: 'rate',
            title: zh ? '存款利率' : 'Deposit rates',
            rows: rates.map(({ name, rate }) => ({ label: name[locale], value: rate })),
            actions: [
              { action: zh ? 'say:存定期' : 'say:open a time deposit', label: zh ? '存定期' : 'Open one' },
            ],
          },
        ],
        suggestions: zh ? ['存一万一年定期', '大额存单利率'] : ['Put 10,000 away for a year'],
      };
    },
  });
