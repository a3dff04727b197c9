import { foldSpoken, sameNameLoosely } from '@banxing/parties';
import { type Offer, type OfferKind } from './offer.ts';

const kindWords: readonly (readonly [OfferKind, RegExp])[] = [
  ['red-envelope', /红包|redenvelope|redpacket|hongbao/u],
  ['discount', /折扣|打折|discount/u],
  ['instant', /立减|随机减|instant/u],
  ['voucher', /兑换|会员|voucher/u],
];
const anything =
  /^(?:全部|所有|可用的?|我的|个人)?(?:优惠|优惠券|券|卡券|活动|福利|权益|奖励|优惠活动|coupons?|offers?|benefits?|rewards?|perks?)$/u;
const fillers = /^(?:限|个|张|一个|一张)|(?:活动|优惠券|优惠|的券|券|coupon|offer)$/gu;

/** The kind that 红包, 立减, 折扣券 name; undefined for 优惠券 and all else. */
export const kindMeant = (said: string): OfferKind | undefined => {
  const folded = foldSpoken(said);
  return kindWords.find(([, pattern]) => pattern.test(folded))?.[0];
};

/** Which offers somebody means by an id, a name or a part of one, or a kind; all for 优惠券 and the like. */
export function offersMeant(offers: readonly Offer[], said: string): readonly Offer[] {
  const exact = offers.filter(({ id, key }) => id === said.trim() || key === said.trim());
  if (exact.length > 0) return exact;
  const folded = foldSpoken(said);
  if (folded === '' || anything.test(folded)) return offers;
  const named = offers.filter(
    ({ title }) => foldSpoken(title.zh) === folded || foldSpoken(title.en) === folded,
  );
  if (named.length > 0) return named;
  const bare = folded.replace(fillers, '') || folded;
  const loosely = offers.filter(
    ({ title }) => sameNameLoosely(bare, title.zh) || sameNameLoosely(bare, title.en),
  );
  if (loosely.length > 0) return loosely;
  const about = offers.filter(
    ({ about: { zh, en } }) =>
      bare.length >= 2 && (foldSpoken(zh).includes(bare) || foldSpoken(en).includes(bare)),
  );
  if (about.length > 0) return about;
  const kind = kindMeant(said);
  return kind ? offers.filter((offer) => offer.kind === kind) : [];
}
