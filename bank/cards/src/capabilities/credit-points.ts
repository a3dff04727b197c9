import { type Answer, query, ready, refused, type Speech } from '@banxing/capability';
import { addMonths, dayOf, ok, refuse, words } from '@banxing/kernel';
import { z } from 'zod';
import { noCreditCard } from '../card-refusals.ts';
import { dayWords, points } from '../card-speech.ts';
import { findLine } from '../line-store.ts';
import { lotsOf } from '../point-store.ts';
import { livingLots, pointsLeft } from '../points.ts';
import type { CardsDesk } from '../uses.ts';

type Refusal = { readonly code: 'no_credit_card' };

const output = z.object({
  points: z.string(),
  earnedThisMonth: z.string(),
  /** What expires first. */
  next: z.object({ points: z.string(), on: z.string() }).nullable(),
  soon: z.string(),
});
type Output = z.infer<typeof output>;

const soonMonths = 3;

function answer(result: Output, { locale, now }: Speech): Answer {
  const zh = locale === 'zh';
  const count = (text: string): string => points(BigInt(text));
  const expiry = result.next ? dayWords(result.next.on, dayOf(now))[locale] : '';
  const more = result.next
    ? zh
      ? `最早到期的 ${count(result.next.points)} 分,${expiry}到期。`
      : ` The first to expire are ${count(result.next.points)}, on ${expiry}.`
    : '';
  return {
    text: zh
      ? `您有 ${count(result.points)} 积分。${more}`
      : `You have ${count(result.points)} points.${more}`,
    cards: [
      {
        type: 'product',
        title: zh ? '信用卡积分' : 'Card points',
        rows: [
          { label: zh ? '可用积分' : 'Points', value: count(result.points) },
          { label: zh ? '本月新增' : 'Earned this month', value: count(result.earnedThisMonth) },
          { label: zh ? '三个月内到期' : 'Expiring within three months', value: count(result.soon) },
        ],
        actions: [],
      },
    ],
    suggestions: zh ? ['我有哪些优惠券', '信用卡账单'] : ['my credit card bill'],
  };
}

/** 我有多少积分. */
export const creditPoints = (desk: CardsDesk) =>
  query<object, object, Output, Refusal>({
    id: 'credit.points',
    title: words('信用卡积分', 'Card points'),
    about: words('信用卡积分和到期日', 'Points of a credit card and when they expire'),
    authority: 'reads',
    input: z.object({}),
    output,
    refusals: { no_credit_card: noCreditCard },
    complete: async (caller) =>
      (await findLine(desk.db, caller.customer)) ? ready({}) : refused({ code: 'no_credit_card' as const }),
    run: async (caller) => {
      const line = await findLine(desk.db, caller.customer);
      if (!line) return refuse({ code: 'no_credit_card' });
      const today = dayOf(desk.clock.now());
      const lots = await lotsOf(desk.db, line.id);
      const living = livingLots(lots, today);
      const [first] = living;
      const until = addMonths(today, soonMonths);
      const soon = living.filter(({ expiresOn }) => expiresOn <= until);
      const month = lots.find(({ earnedIn }) => earnedIn === today.slice(0, 7));
      return ok({
        points: pointsLeft(lots, today).toString(),
        earnedThisMonth: (month?.points ?? 0n).toString(),
        next: first ? { points: first.remaining.toString(), on: first.expiresOn } : null,
        soon: pointsLeft(soon, today).toString(),
      });
    },
    answer,
  });
