import {
  command,
  type Completion,
  type CustomerCaller,
  needs,
  ready,
  refused,
  type RefusalWords,
} from '@banxing/capability';
import {
  addMonths,
  dayOf,
  invariant,
  ok,
  refuse,
  startOfDay,
  today,
  type Words,
  words,
} from '@banxing/kernel';
import { z } from 'zod';
import { type ClaimRefusal, mayClaim, type Offer } from '../offer.ts';
import { findOffer, hadOf, knownOffers } from '../offer-store.ts';
import { offersMeant } from '../offers-meant.ts';
import { benefitsCard, kindNames, lastDayOf, sayDay, sayWorth } from '../rights-speech.ts';
import { claimBenefit, expiryOf } from '../use-cases/claim-benefit.ts';
import type { RightsUses } from '../uses.ts';
import { benefitOutput, benefitOutputOf, viewOf } from './benefit-output.ts';

const input = z.object({ activity: z.string().max(80).optional() });
const draft = z.object({ offer: z.string() });
type Draft = z.infer<typeof draft>;
const done = z.object({ benefit: benefitOutput });

type Refusal = ClaimRefusal | { readonly code: 'nothing_to_claim' };

const of =
  (sentence: (title: Words) => Words) =>
  ({ offer }: { readonly offer: Offer }) =>
    sentence(offer.title);

const refusals: RefusalWords<Refusal> = {
  nothing_to_claim: () =>
    words(
      '现在没有您还能领的活动,过几天再来看看。',
      'There is nothing for you to claim now. Look again in a few days.',
    ),
  offer_not_found: () => words('没有这个活动,没有领。', 'There is no such offer; nothing was claimed.'),
  offer_not_begun: of((title) =>
    words(`${title.zh}还没开始,没有领。`, `${title.en} has not begun; nothing was claimed.`),
  ),
  offer_ended: of((title) =>
    words(`${title.zh}已经结束了,没有领到。`, `${title.en} has ended; nothing was claimed.`),
  ),
  offer_not_here: ({ offer }) =>
    words(
      `${offer.title.zh}只在${offer.city ?? ''}有,您这里领不了。`,
      `${offer.title.en} is for ${offer.city ?? ''} only; nothing was claimed.`,
    ),
  offer_sold_out: of((title) =>
    words(`${title.zh}已经领完了,没有领到。`, `${title.en} is all gone; nothing was claimed.`),
  ),
  already_claimed: of((title) =>
    words(`${title.zh}您已经领过了,每人的份数用完了。`, `You have claimed ${title.en} already.`),
  ),
  needs_no_claim: of((title) =>
    words(`${title.zh}不用领,付款时自动减。`, `${title.en} needs no claim: it is taken off when you pay.`),
  ),
};

async function complete(
  uses: RightsUses,
  caller: CustomerCaller,
  said: string,
): Promise<Completion<Draft, Refusal>> {
  const now = uses.clock.now();
  const person = await uses.parties.customer(uses.db, caller.customer);
  invariant(person, 'a caller is a customer');
  const had = await hadOf(uses.db, caller.customer);
  // What ended lately is still known by its name, so that people are told that it has ended.
  const known = await knownOffers(uses.db, startOfDay(addMonths(today(uses.clock), -2)));
  const judged = (offer: Offer) => mayClaim(offer, { city: person.city, had: had.get(offer.id) ?? 0, now });
  const claimable = (offers: readonly Offer[]) => offers.filter((offer) => judged(offer).ok);
  const ask = (question: Words, offers: readonly Offer[]) =>
    needs({
      slot: 'activity',
      question,
      options: offers.slice(0, 6).map((offer) => ({
        value: offer.id,
        label: offer.title,
        detail: words(sayWorth(offer, offer.face, 'zh'), sayWorth(offer, offer.face, 'en')),
      })),
    });
  const meant = offersMeant(known, said);
  const open = claimable(meant);
  const [only] = open;
  if (only && open.length === 1) return ready({ offer: only.id });
  if (open.length > 1) return ask(words('要领哪一个?', 'Which one?'), open);
  const [refusedOne] = meant.filter(({ city }) => city === null || city === person.city).concat(meant);
  if (said !== '' && refusedOne && meant.length < known.length) {
    const outcome = judged(refusedOne);
    if (!outcome.ok) return refused(outcome.refusal);
  }
  const others = claimable(known);
  if (others.length === 0) return refused({ code: 'nothing_to_claim' });
  return ask(
    said === ''
      ? words('要领哪一个?', 'Which one?')
      : words(`没有找到“${said}”,能领的有这些,要哪个?`, `There is no “${said}”. Which of these?`),
    others,
  );
}

/** 领取缴费券. Costs nothing and can be undone by not using it, so a tap is proof enough. */
export const rightsClaim = (uses: RightsUses) =>
  command<z.infer<typeof input>, Draft, z.infer<typeof done>, Refusal>({
    id: 'rights.claim',
    title: words('领优惠券', 'Claim a coupon'),
    about: words('领取优惠券、红包,参加活动', 'Claims a coupon, a red envelope, or joins an offer'),
    authority: 'customer-confirms',
    input,
    draft,
    done,
    refusals,
    complete: (caller, given) => complete(uses, caller, given.activity?.trim() ?? ''),
    proof: () => Promise.resolve([]),
    state: async (_caller, frozen) => {
      const offer = await findOffer(uses.db, frozen.offer);
      if (!offer) return refuse({ code: 'offer_not_found' as const });
      const now = uses.clock.now();
      const until = sayDay(lastDayOf(expiryOf(offer, now)), dayOf(now));
      const worth = { zh: sayWorth(offer, offer.face, 'zh'), en: sayWorth(offer, offer.face, 'en') };
      return ok({
        summary: words(
          `领取${offer.title.zh}:${worth.zh},${until.zh}前有效。不花钱。`,
          `Claim ${offer.title.en}: ${worth.en}, until ${until.en}. It costs nothing.`,
        ),
        details: {
          activity: offer.title.zh,
          titles: { ...offer.title },
          kind: offer.kind,
          worth,
          until: { ...until },
        },
      });
    },
    execute: async (tx, caller, { draft: frozen }) => {
      const claimed = await claimBenefit(uses, tx, { customer: caller.customer, offer: frozen.offer });
      return claimed.ok ? ok({ benefit: benefitOutputOf(claimed.value) }) : claimed;
    },
    confirmation: (statement, { locale }) => {
      const localized = z.object({ zh: z.string(), en: z.string() });
      const facts = z
        .object({ titles: localized, worth: localized, until: localized, kind: z.string() })
        .parse(statement.details);
      const zh = locale === 'zh';
      return {
        title: zh ? '领取优惠' : 'Claim',
        rows: [
          { label: zh ? '活动' : 'Offer', value: facts.titles[locale] },
          { label: zh ? '优惠' : 'Worth', value: facts.worth[locale] },
          { label: zh ? '有效期到' : 'Until', value: facts.until[locale] },
        ],
        confirmLabel: zh ? '确认领取' : 'Claim it',
      };
    },
    receipt: ({ benefit }, _statement, { locale, now }) => {
      const zh = locale === 'zh';
      const view = viewOf(benefit);
      const day = sayDay(lastDayOf(view.expiresAt), dayOf(now))[locale];
      const kind = kindNames[benefit.kind];
      const code =
        benefit.code === null ? '' : zh ? `兑换码 ${benefit.code}。` : ` Your code: ${benefit.code}.`;
      return {
        text: zh
          ? `领到了:${benefit.title.zh}(${kind.zh},${sayWorth(view.offer, view.remaining, 'zh')}),${day}前用。${code}`
          : `Yours: ${benefit.title.en} (${sayWorth(view.offer, view.remaining, 'en')}), until ${day}.${code}`,
        cards: [benefitsCard([view], locale, dayOf(now), zh ? '领到了' : 'Claimed')],
        suggestions: zh ? ['我的优惠券'] : ['My coupons'],
      };
    },
  });
