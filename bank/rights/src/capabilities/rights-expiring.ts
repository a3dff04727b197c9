import { type Answer, type Completion, query, ready, refused, type Speech } from '@banxing/capability';
import {
  addDays,
  dayOf,
  daysBetween,
  endOfDay,
  ok,
  parseDayRange,
  startOfDay,
  today,
  words,
} from '@banxing/kernel';
import { z } from 'zod';
import { heldBy } from '../offer-store.ts';
import { benefitsCard, lastDayOf, sayBenefit, sayDay } from '../rights-speech.ts';
import type { RightsUses } from '../uses.ts';
import { benefitOutput, benefitOutputOf, viewOf } from './benefit-output.ts';

/** What 快过期 means without more words. */
const soonDays = 7;

const output = z.object({
  from: z.string(),
  to: z.string(),
  benefits: z.array(benefitOutput),
  /** What expires next after the range, when nothing does within it. */
  next: benefitOutput.nullable(),
});
type Output = z.infer<typeof output>;
type Refusal = { readonly code: 'range_unreadable' };

const sayRange = ({ from, to }: Output, on: string) =>
  from === on
    ? words(`${daysBetween(from, to)} 天内`, `in ${daysBetween(from, to)} days`)
    : words(`${sayDay(from, on).zh}到${sayDay(to, on).zh}`, `from ${from} to ${to}`);

function answer(result: Output, { locale, now }: Speech): Answer {
  const zh = locale === 'zh';
  const on = dayOf(now);
  const when = sayRange(result, on);
  const expiring = result.benefits.map(viewOf);
  if (expiring.length === 0) {
    const next = result.next && viewOf(result.next);
    const then = next
      ? zh
        ? `最早到期的是${sayBenefit(next, locale, on)}。`
        : ` The next is ${sayBenefit(next, locale, on)}.`
      : '';
    return {
      text: zh ? `${when.zh}没有要过期的优惠券。${then}` : `Nothing expires ${when.en}.${then}`,
      cards: next ? [benefitsCard([next], locale, on, zh ? '最早到期' : 'Expires next')] : [],
      suggestions: zh ? ['我的优惠券'] : ['My coupons'],
    };
  }
  const [first] = expiring;
  const list = expiring.slice(0, 3).map((benefit) => sayBenefit(benefit, locale, on));
  const day = first ? sayDay(lastDayOf(first.expiresAt), on)[locale] : '';
  return {
    text: zh
      ? `${when.zh}有 ${expiring.length} 张要过期,最早的${day}:${list.join('、')}。`
      : `${expiring.length} expire ${when.en}, the first on ${day}: ${list.join('; ')}.`,
    cards: [benefitsCard(expiring, locale, on, zh ? '快过期的' : 'Expiring soon')],
    suggestions: zh ? ['交电费', '我的优惠券'] : ['My coupons'],
  };
}

/** 哪些券快过期了. */
export const rightsExpiring = (uses: RightsUses) =>
  query<{ date_range?: string | undefined }, { from: string; to: string }, Output, Refusal>({
    id: 'rights.expiring',
    title: words('快过期的优惠券', 'Expiring coupons'),
    about: words('查询快过期的优惠券和权益', 'Lists own coupons and benefits that expire soon'),
    authority: 'reads',
    input: z.object({ date_range: z.string().max(40).optional() }),
    output,
    refusals: {
      range_unreadable: () =>
        words(
          '没听明白是哪段时间,可以说“这个月”或“七天内”。',
          'I did not get which period. Try “this month”.',
        ),
    },
    complete: (_caller, given): Promise<Completion<{ from: string; to: string }, Refusal>> => {
      const on = today(uses.clock);
      const said = given.date_range?.trim() ?? '';
      if (said === '') return Promise.resolve(ready({ from: on, to: addDays(on, soonDays) }));
      const range = parseDayRange(said);
      return Promise.resolve(
        range
          ? ready({ from: range.from < on ? on : range.from, to: range.to < on ? on : range.to })
          : refused({ code: 'range_unreadable' }),
      );
    },
    run: async (caller, { from, to }) => {
      const held = await heldBy(uses.db, caller.customer, uses.clock.now());
      const within = held.filter(
        ({ expiresAt }) => expiresAt > startOfDay(from) && expiresAt <= endOfDay(to),
      );
      const next = within.length === 0 ? held.find(({ expiresAt }) => expiresAt > endOfDay(to)) : undefined;
      return ok({
        from,
        to,
        benefits: within.map(benefitOutputOf),
        next: next ? benefitOutputOf(next) : null,
      });
    },
    answer,
  });
