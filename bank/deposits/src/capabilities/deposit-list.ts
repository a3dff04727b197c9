import { z } from 'zod';
import { query, ready } from '@banxing/capability';
import { dayOf, daysBetween, formatMoney, money, ok, words } from '@banxing/kernel';
import { allRates, depositsOf } from '../deposit-store.ts';
import { yuan } from '../refusals.ts';
import { fullInterest, percent, type Rate, type TimeDeposit } from '../time-deposit.ts';
import { interestIfTaken, nameOf } from '../use-cases/pay-deposit.ts';
import type { DepositsUses } from '../uses.ts';

const wordsShape = z.object({ zh: z.string(), en: z.string() });
const output = z.object({
  total: z.string(),
  deposits: z.array(
    z.object({
      id: z.string(),
      name: wordsShape,
      amount: z.string(),
      rate: z.string(),
      startsOn: z.string(),
      maturesOn: z.string().nullable(),
      daysLeft: z.number().nullable(),
      interest: z.string().nullable(),
      /** What it would pay if taken out today. */
      early: z.string(),
      renews: z.boolean(),
      said: wordsShape,
    }),
  ),
});

const lineOf = (rates: readonly Rate[], deposit: TimeDeposit, now: Date) => {
  const { id, principal, basisPoints, startsOn, maturesOn, renews, form, term, status } = deposit;
  const name = nameOf(rates, deposit);
  const full = form === 'notice' ? null : fullInterest(principal, basisPoints, term);
  const rate = percent(basisPoints);
  const days = maturesOn === null ? null : daysBetween(dayOf(now), maturesOn);
  const end =
    maturesOn === null
      ? words('随时可通知支取', 'called back with notice')
      : status === 'noticed'
        ? words(`已通知支取,${maturesOn} 到账`, `called back, paid on ${maturesOn}`)
        : words(
            `${maturesOn} 到期(还有 ${String(days)} 天),到期利息 ${yuan(full ?? 0n)} 元`,
            `matures on ${maturesOn} (${String(days)} days left) with ¥${yuan(full ?? 0n)}`,
          );
  return {
    id,
    name,
    amount: formatMoney(money(principal)),
    rate,
    startsOn,
    maturesOn,
    daysLeft: days,
    interest: full === null ? null : formatMoney(money(full)),
    early: formatMoney(money(interestIfTaken(rates, deposit, now))),
    renews,
    said: words(
      `${name.zh} ${yuan(principal)} 元,年利率 ${rate},${end.zh}`,
      `${name.en} ¥${yuan(principal)} at ${rate}, ${end.en}`,
    ),
  };
};

/** 我的定期有哪些,什么时候到期. */
export const depositList = (uses: DepositsUses) =>
  query<object, object, z.infer<typeof output>, never>({
    id: 'deposit.list',
    title: words('我的定期', 'My time deposits'),
    about: words('定期存款、大额存单,金额、利率、到期日', 'Own time deposits with amount, rate and maturity'),
    authority: 'reads',
    input: z.object({}),
    output,
    refusals: {},
    complete: () => Promise.resolve(ready({})),
    run: async (caller) => {
      const rates = await allRates(uses.db);
      const now = uses.clock.now();
      const deposits = await depositsOf(uses.db, caller.customer);
      return ok({
        total: formatMoney(money(deposits.reduce((sum, { principal }) => sum + principal, 0n))),
        deposits: deposits.map((deposit) => lineOf(rates, deposit, now)),
      });
    },
    answer: ({ deposits, total }, { locale }) => {
      const zh = locale === 'zh';
      if (deposits.length === 0) {
        return {
          text: zh ? '您现在没有定期存款。' : 'You have no time deposits.',
          cards: [],
          suggestions: zh ? ['定期利率多少', '存一万一年定期'] : ['Deposit rates'],
        };
      }
      const lines = deposits.map(({ said }) => said[locale]);
      return {
        text: zh
          ? `您有 ${String(deposits.length)} 笔定期,一共 ${yuan(BigInt(total.replace('.', '')))} 元:\n${lines.join('\n')}`
          : `You have ${String(deposits.length)} time deposits, ¥${yuan(BigInt(total.replace('.', '')))} in all:\n${lines.join('\n')}`,
        cards: [
          {
            type: 'holdings',
            title: zh ? '我的定期' : 'My time deposits',
            headline: { amount: total, currency: 'CNY' },
            rows: [],
            items: deposits.map(({ id, name, amount, rate, maturesOn, interest }) => ({
              id,
              title: name[locale],
              subtitle: maturesOn ?? '',
              value: amount,
              rows: [
                { label: zh ? '年利率' : 'Rate', value: rate },
                ...(interest === null ? [] : [{ label: zh ? '到期利息' : 'Interest', value: interest }]),
              ],
            })),
            actions: [],
          },
        ],
        suggestions: zh ? ['定期利率多少', '再存一万一年定期'] : ['Deposit rates'],
      };
    },
  });
