import { type Answer, query, ready, type Speech } from '@banxing/capability';
import { dayOf, ok, words } from '@banxing/kernel';
import { z } from 'zod';
import { heldBy } from '../offer-store.ts';
import { kindMeant } from '../offers-meant.ts';
import { benefitsCard, kindNames, sayBenefit } from '../rights-speech.ts';
import type { RightsUses } from '../uses.ts';
import { benefitOutput, benefitOutputOf, viewOf } from './benefit-output.ts';

const output = z.object({ kind: z.string().nullable(), benefits: z.array(benefitOutput) });
interface Found {
  readonly kind: string | null;
  readonly benefits: z.infer<typeof benefitOutput>[];
}

function answer({ kind, benefits }: Found, { locale, now }: Speech): Answer {
  const zh = locale === 'zh';
  const today = dayOf(now);
  const what = kind === null ? words('优惠券和红包', 'benefits') : kindNames[kind as keyof typeof kindNames];
  const held = benefits.map(viewOf);
  const suggestions = zh
    ? ['有什么优惠活动', '快过期的券']
    : ['What offers are on', 'Coupons that expire soon'];
  if (held.length === 0) {
    return {
      text: zh
        ? `您现在没有可用的${what.zh}。可以看看有什么活动能领。`
        : `You have no ${what.en.toLowerCase()} to use now. See what offers are on.`,
      cards: [],
      suggestions,
    };
  }
  const list = held.slice(0, 3).map((benefit) => sayBenefit(benefit, locale, today));
  const more = held.length > 3 ? (zh ? '等' : ' and more') : '';
  return {
    text: zh
      ? `您有 ${held.length} 张可用的${what.zh}:${list.join('、')}${more}。`
      : `You have ${held.length} to use: ${list.join('; ')}${more}.`,
    cards: [benefitsCard(held, locale, today, zh ? '我的券包' : 'My benefits')],
    suggestions,
  };
}

/** 我有哪些优惠券. */
export const rightsList = (uses: RightsUses) =>
  query<{ rights_type?: string | undefined }, { kind: ReturnType<typeof kindMeant> | null }, Found, never>({
    id: 'rights.list',
    title: words('我的优惠券', 'My coupons'),
    about: words('查询自己的优惠券、红包、权益', 'Lists own coupons, red envelopes and other benefits'),
    authority: 'reads',
    input: z.object({ rights_type: z.string().max(60).optional() }),
    output,
    refusals: {},
    complete: (_caller, given) =>
      Promise.resolve(ready({ kind: kindMeant(given.rights_type ?? '') ?? null })),
    run: async (caller, { kind }) => {
      const held = await heldBy(uses.db, caller.customer, uses.clock.now());
      const wanted = held.filter(({ offer }) => kind === null || offer.kind === kind);
      return ok({ kind: kind ?? null, benefits: wanted.map(benefitOutputOf) });
    },
    answer,
  });
