import type { CardOf } from '@banxing/cards';
import {
  type Day,
  dayOf,
  formatMoneyForPeople,
  type Locale,
  money,
  type Words,
  words,
} from '@banxing/kernel';
import type { BenefitView } from './capabilities/benefit-output.ts';
import type { Offer, OfferKind } from './offer.ts';

export const kindNames: Readonly<Record<OfferKind, Words>> = {
  coupon: words('优惠券', 'Coupon'),
  'red-envelope': words('红包', 'Red envelope'),
  discount: words('折扣券', 'Discount'),
  instant: words('立减', 'Instant discount'),
  voucher: words('兑换券', 'Voucher'),
};

export const sayYuan = (minorUnits: bigint, locale: Locale): string => {
  const figure = formatMoneyForPeople(money(minorUnits));
  return locale === 'zh' ? `${figure} 元` : `¥${figure}`;
};

/** 11月25日 */
export function sayDay(day: Day, today: Day): Words {
  const [year, month, date] = day.split('-').map(Number);
  const other = day.slice(0, 4) === today.slice(0, 4) ? '' : `${String(year)}年`;
  return words(`${other}${String(month)}月${String(date)}日`, day);
}

/** The last day on which something may be used. */
export const lastDayOf = (instant: Date): Day => dayOf(new Date(instant.getTime() - 1));

type Worth = Pick<Offer, 'kind' | 'face' | 'threshold' | 'percent'>;

/** 满100.00减10.00, 95折最多减5.00, 还剩8.88 元. */
export function sayWorth(offer: Worth, remaining: bigint, locale: Locale): string {
  const zh = locale === 'zh';
  const face = formatMoneyForPeople(money(offer.face));
  if (offer.kind === 'red-envelope') return sayYuan(remaining, locale);
  if (offer.kind === 'voucher') return zh ? `价值 ${face} 元` : `worth ¥${face}`;
  const threshold = formatMoneyForPeople(money(offer.threshold));
  if (offer.percent !== null) {
    const paid = String((100 - offer.percent) / 10);
    return zh ? `${paid} 折,最多减 ${face} 元` : `${String(offer.percent)} % off, ¥${face} at most`;
  }
  return zh ? `满 ${threshold} 减 ${face}` : `¥${face} off from ¥${threshold}`;
}

const titleOf = (offer: Pick<Offer, 'title'>, locale: Locale): string => offer.title[locale];

/** A benefit in a sentence: its title, what it is worth, until when. */
export function sayBenefit(benefit: BenefitView, locale: Locale, today: Day): string {
  const worth = sayWorth(benefit.offer, benefit.remaining, locale);
  const day = sayDay(lastDayOf(benefit.expiresAt), today)[locale];
  return locale === 'zh'
    ? `${titleOf(benefit.offer, locale)}(${worth},${day}到期)`
    : `${titleOf(benefit.offer, locale)} (${worth}, until ${day})`;
}

type CouponsCard = CardOf<'coupons'>;

/** Benefits on their card. */
export function benefitsCard(
  benefits: readonly BenefitView[],
  locale: Locale,
  today: Day,
  title: string,
): CouponsCard {
  const zh = locale === 'zh';
  return {
    type: 'coupons',
    title,
    rows: [],
    items: benefits.slice(0, 20).map((benefit) => ({
      id: benefit.id,
      title: titleOf(benefit.offer, locale),
      subtitle: `${kindNames[benefit.offer.kind][locale]} · ${benefit.offer.about[locale]}`,
      value: sayWorth(benefit.offer, benefit.remaining, locale),
      rows: [
        {
          label: zh ? '到期' : 'Until',
          value: sayDay(lastDayOf(benefit.expiresAt), today)[locale],
        },
        ...(benefit.code === null ? [] : [{ label: zh ? '兑换码' : 'Code', value: benefit.code }]),
      ],
      ...(benefit.code === null
        ? {}
        : { actions: [{ action: `copy:${benefit.code}`, label: zh ? '复制兑换码' : 'Copy the code' }] }),
    })),
    actions: [
      { action: zh ? 'say:有什么优惠活动' : 'say:what offers are on', label: zh ? '看活动' : 'Offers' },
    ],
  };
}
