import { type Answer, query, ready, type Speech } from '@banxing/capability';
import { dayOf, formatInstant, formatMoney, invariant, money, moneyOf, ok, words } from '@banxing/kernel';
import { foldSpoken } from '@banxing/parties';
import { z } from 'zod';
import { type Offer, offerKinds } from '../offer.ts';
import { hadOf, offersOn } from '../offer-store.ts';
import { kindNames, lastDayOf, sayDay, sayWorth } from '../rights-speech.ts';
import type { RightsUses } from '../uses.ts';

const localized = z.object({ zh: z.string(), en: z.string() });
const output = z.object({
  city: z.string(),
  /** Whether a city was asked for by name. */
  asked: z.boolean(),
  offers: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(offerKinds),
      title: localized,
      about: localized,
      local: z.boolean(),
      face: z.string(),
      threshold: z.string(),
      percent: z.number().nullable(),
      left: z.number(),
      endsAt: z.string(),
      state: z.enum(['open', 'had', 'sold-out', 'automatic', 'elsewhere']),
    }),
  ),
});
type Output = z.infer<typeof output>;

const here = /^(?:本地|附近|这里|我这|当地|周边|同城|local|nearby|here)/u;

/** The city that was said, by its own name where the bank knows it; else the customer's. */
async function cityMeant(uses: RightsUses, home: string, said: string) {
  const folded = foldSpoken(said).replace(/市$/u, '');
  if (folded === '' || here.test(folded)) return { city: home, asked: false };
  const known = (await uses.parties.branches(uses.db)).find(
    ({ city }) => foldSpoken(city.zh) === folded || foldSpoken(city.en) === folded,
  );
  return { city: known?.city.zh ?? said.replace(/市$/u, ''), asked: true };
}

/** What the customer can do about an offer. */
function stateOf(offer: Offer, home: string, had: number): Output['offers'][number]['state'] {
  if (offer.claimed >= offer.stock) return 'sold-out';
  if (had >= offer.perCustomer) return 'had';
  if (offer.city !== null && offer.city !== home) return 'elsewhere';
  return offer.kind === 'instant' ? 'automatic' : 'open';
}

type OfferView = Output['offers'][number];

const worthOf = (offer: OfferView, locale: 'zh' | 'en'): string => {
  const face = moneyOf(offer.face).minorUnits;
  const threshold = moneyOf(offer.threshold).minorUnits;
  return sayWorth({ kind: offer.kind, percent: offer.percent, face, threshold }, face, locale);
};

const stateWords = {
  open: words('可领', 'to claim'),
  had: words('已领过', 'claimed'),
  'sold-out': words('领完了', 'all gone'),
  automatic: words('付款时自动减', 'taken off when you pay'),
  elsewhere: words('当地客户可领', 'for people there'),
} as const;

function said(result: Output, locale: 'zh' | 'en'): string {
  const zh = locale === 'zh';
  const { offers, city } = result;
  if (offers.length === 0) return zh ? `${city}现在没有活动。` : `No offers are on in ${city} now.`;
  const list = offers
    .slice(0, 4)
    .map((offer) => `${offer.title[locale]}(${worthOf(offer, locale)},${stateWords[offer.state][locale]})`)
    .join(zh ? '、' : '; ');
  const local = offers.filter((offer) => offer.local).length;
  if (result.asked && local === 0)
    return zh
      ? `${city}暂时没有专属活动,全国都能用的有 ${offers.length} 个:${list}。`
      : `Nothing special is on in ${city}; ${offers.length} hold everywhere: ${list}.`;
  return zh
    ? `${city}现在有 ${offers.length} 个活动:${list}${offers.length > 4 ? '等' : ''}。`
    : `${offers.length} offers are on in ${city}: ${list}${offers.length > 4 ? ' and more' : ''}.`;
}

function answer(result: Output, { locale, now }: Speech): Answer {
  const zh = locale === 'zh';
  const on = dayOf(now);
  const { offers } = result;
  if (offers.length === 0) return { text: said(result, locale), cards: [] };
  const open = offers.find(({ state }) => state === 'open');
  return {
    text: said(result, locale),
    cards: [
      {
        type: 'coupons',
        title: zh ? `${result.city}的活动` : `Offers in ${result.city}`,
        rows: [],
        items: offers.map((offer) => ({
          id: offer.id,
          title: offer.title[locale],
          subtitle: `${kindNames[offer.kind][locale]} · ${offer.about[locale]}`,
          value: worthOf(offer, locale),
          rows: [
            { label: zh ? '状态' : 'State', value: stateWords[offer.state][locale] },
            { label: zh ? '还剩' : 'Left', value: zh ? `${offer.left} 份` : String(offer.left) },
            { label: zh ? '截止' : 'Until', value: sayDay(lastDayOf(new Date(offer.endsAt)), on)[locale] },
          ],
          actions:
            offer.state === 'open'
              ? [
                  {
                    action: zh ? `say:领${offer.title.zh}` : `say:claim ${offer.title.en}`,
                    label: zh ? '领取' : 'Claim',
                  },
                ]
              : [],
        })),
        actions: [{ action: zh ? 'say:我的优惠券' : 'say:my coupons', label: zh ? '我的券' : 'My coupons' }],
      },
    ],
    suggestions: open ? [zh ? `领${open.title.zh}` : `claim ${open.title.en}`] : [],
  };
}

/** 有什么优惠活动, 哈尔滨有什么活动. */
export const rightsActivities = (uses: RightsUses) =>
  query<{ city?: string | undefined }, { city: string }, Output, never>({
    id: 'rights.activities',
    title: words('优惠活动', 'Offers'),
    about: words('有什么活动、优惠可以领', 'Which offers are on, everywhere and in a city'),
    authority: 'reads',
    input: z.object({ city: z.string().max(40).optional() }),
    output,
    refusals: {},
    complete: (_caller, given) => Promise.resolve(ready({ city: given.city?.trim() ?? '' })),
    run: async (caller, given) => {
      const customer = await uses.parties.customer(uses.db, caller.customer);
      invariant(customer, 'a caller is a customer');
      const { city, asked } = await cityMeant(uses, customer.city, given.city);
      const had = await hadOf(uses.db, caller.customer);
      const offers = await offersOn(uses.db, uses.clock.now(), city);
      return ok({
        city,
        asked,
        offers: offers.map((offer) => ({
          id: offer.id,
          kind: offer.kind,
          title: { ...offer.title },
          about: { ...offer.about },
          local: offer.city !== null,
          face: formatMoney(money(offer.face)),
          threshold: formatMoney(money(offer.threshold)),
          percent: offer.percent,
          left: offer.stock - offer.claimed,
          endsAt: formatInstant(offer.endsAt),
          state: stateOf(offer, customer.city, had.get(offer.id) ?? 0),
        })),
      });
    },
    answer,
  });
