import { type Answer, query, ready, refused, type Speech } from '@banxing/capability';
import { ok, refuse, words } from '@banxing/kernel';
import { z } from 'zod';
import { cardWords, noCreditCard } from '../card-refusals.ts';
import { people, wire } from '../card-speech.ts';
import { findLine } from '../line-store.ts';
import { type LineRefusal, ownLine, tailOfLine } from '../own-line.ts';
import { standingOf } from '../standing.ts';
import type { CardsDesk } from '../uses.ts';

const input = z.object({ card_last4: z.string().trim().max(60).optional() });
const output = z.object({
  tail: z.string(),
  limit: z.string(),
  available: z.string(),
  used: z.string(),
  held: z.string(),
  inInstalments: z.string(),
});
type Output = z.infer<typeof output>;

function answer(result: Output, { locale }: Speech): Answer {
  const zh = locale === 'zh';
  const used = result.used.startsWith('-') ? '0.00' : result.used;
  const raise = zh ? '提高信用卡额度' : 'raise my credit limit';
  return {
    text: zh
      ? `信用卡额度 ${people(result.limit)} 元,已用 ${people(used)} 元,还能用 ${people(result.available)} 元。`
      : `Your credit limit is ¥${people(result.limit)}; ¥${people(used)} is used and ¥${people(result.available)} is available.`,
    cards: [
      {
        type: 'product',
        title: zh ? `信用卡(*${result.tail})额度` : `Credit card (*${result.tail}) limit`,
        headline: { amount: result.available, currency: 'CNY' },
        rows: [
          { label: zh ? '可用额度' : 'Available', value: `¥${people(result.available)}` },
          { label: zh ? '总额度' : 'Limit', value: `¥${people(result.limit)}` },
          { label: zh ? '已用' : 'Used', value: `¥${people(used)}` },
          ...(result.inInstalments === '0.00'
            ? []
            : [
                {
                  label: zh ? '其中未出账分期' : 'Of it in instalments',
                  value: `¥${people(result.inInstalments)}`,
                },
              ]),
          ...(result.held === '0.00'
            ? []
            : [{ label: zh ? '预授权冻结' : 'Held for purchases', value: `¥${people(result.held)}` }]),
        ],
        actions: [{ action: `say:${raise}`, label: zh ? '申请提额' : 'Raise it' }],
      },
    ],
    suggestions: [raise, zh ? '信用卡账单' : 'my credit card bill'],
  };
}

/** 信用卡还能刷多少. */
export const creditLimitQuery = (desk: CardsDesk) =>
  query<z.infer<typeof input>, object, Output, LineRefusal>({
    id: 'credit.limit_query',
    title: words('信用卡额度', 'Credit limit'),
    about: words('信用卡总额度和可用额度', 'The limit of a credit card and what of it is left'),
    authority: 'reads',
    input,
    output,
    refusals: { no_credit_card: noCreditCard, card_not_found: cardWords.card_not_found },
    complete: async (caller, given) => {
      const line = await ownLine(desk, caller, given.card_last4);
      return line.ok ? ready({}) : refused(line.refusal);
    },
    run: async (caller) => {
      const line = await findLine(desk.db, caller.customer);
      if (!line) return refuse({ code: 'no_credit_card' });
      const { owed, held, available, inPlans } = await standingOf(desk, desk.db, line);
      return ok({
        tail: await tailOfLine(desk, line),
        limit: wire(line.creditLimit),
        available: wire(available),
        used: wire(owed),
        held: wire(held),
        inInstalments: wire(inPlans),
      });
    },
    answer,
  });
