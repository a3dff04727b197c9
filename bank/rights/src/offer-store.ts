import type { CustomerId } from '@banxing/capability';
import { type Queryable, type Sql, sql, type Transaction } from '@banxing/database';
import { words } from '@banxing/kernel';
import { z } from 'zod';
import { type Benefit, type BenefitId, type Offer, type OfferId, offerKinds, scenes } from './offer.ts';

const offerFields = {
  id: z.string(),
  key: z.string(),
  kind: z.enum(offerKinds),
  title_zh: z.string(),
  title_en: z.string(),
  about_zh: z.string(),
  about_en: z.string(),
  city: z.string().nullable(),
  face: z.bigint(),
  threshold: z.bigint(),
  percent: z.number().nullable(),
  scenes: z.array(z.enum([...scenes, 'any'])),
  stock: z.number(),
  claimed: z.number(),
  per_customer: z.number(),
  starts_at: z.date(),
  ends_at: z.date(),
  valid_days: z.number(),
};
const offerShape = z.object(offerFields);

const toOffer = (row: z.infer<typeof offerShape>): Offer => ({
  id: row.id as OfferId,
  key: row.key,
  kind: row.kind,
  title: words(row.title_zh, row.title_en),
  about: words(row.about_zh, row.about_en),
  city: row.city,
  face: row.face,
  threshold: row.threshold,
  percent: row.percent,
  scenes: row.scenes,
  stock: row.stock,
  claimed: row.claimed,
  perCustomer: row.per_customer,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  validDays: row.valid_days,
});
const offerRow = offerShape.transform(toOffer);

const offerColumns: Sql = sql`o.id, o.key, o.kind, o.title_zh, o.title_en, o.about_zh, o.about_en, o.city, o.face, o.threshold,
  o.percent, o.scenes, o.stock, o.claimed, o.per_customer, o.starts_at, o.ends_at, o.valid_days`;

/** Inserts offers in one statement; one whose key is known is left as it is. */
export const insertOffers = (tx: Transaction, offers: readonly Offer[]): Promise<number> => {
  const rows = offers.map(({ title, about, face, threshold, ...offer }) => ({
    ...offer,
    face: face.toString(),
    threshold: threshold.toString(),
    title_zh: title.zh,
    title_en: title.en,
    about_zh: about.zh,
    about_en: about.en,
  }));
  return tx.run(sql`insert into rights.offers
      (id, key, kind, title_zh, title_en, about_zh, about_en, city, face, threshold, percent, scenes, stock, claimed,
       per_customer, starts_at, ends_at, valid_days)
    select id, key, kind, title_zh, title_en, about_zh, about_en, city, face, threshold, percent,
      array(select jsonb_array_elements_text(scenes)), stock, claimed, "perCustomer", "startsAt", "endsAt", "validDays"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
      id text, key text, kind text, title_zh text, title_en text, about_zh text, about_en text, city text, face bigint,
      threshold bigint, percent int, scenes jsonb, stock int, claimed int, "perCustomer" int, "startsAt" timestamptz,
      "endsAt" timestamptz, "validDays" int)
    on conflict (key) do nothing`);
};

export const findOffer = (q: Queryable, id: string): Promise<Offer | undefined> =>
  q.maybeOne(offerRow, sql`select ${offerColumns} from rights.offers o where id = ${id}`);

export const findOffersByKey = (q: Queryable, keys: readonly string[]): Promise<Offer[]> =>
  q.rows(offerRow, sql`select ${offerColumns} from rights.offers o where key = any(${keys as string[]})`);

/** What is on at a moment in a city, beside what is on everywhere; the city's own first, then what ends first. */
export const offersOn = (q: Queryable, at: Date, city: string): Promise<Offer[]> =>
  q.rows(
    offerRow,
    sql`select ${offerColumns} from rights.offers o
        where starts_at <= ${at} and ends_at > ${at} and (city is null or city = ${city})
        order by city nulls last, ends_at, id`,
  );

/** All offers that have not ended long ago: for finding what somebody means. */
export const knownOffers = (q: Queryable, since: Date): Promise<Offer[]> =>
  q.rows(
    offerRow,
    sql`select ${offerColumns} from rights.offers o where ends_at > ${since} order by ends_at, id`,
  );

/** Takes one from the stock; false when there is none. Claims of one offer wait here for each other. */
export const takeFromStock = async (tx: Transaction, offer: OfferId): Promise<boolean> =>
  (await tx.run(
    sql`update rights.offers set claimed = claimed + 1 where id = ${offer} and claimed < stock`,
  )) === 1;

export const giveBackToStock = (tx: Transaction, offer: OfferId): Promise<number> =>
  tx.run(sql`update rights.offers set claimed = claimed - 1 where id = ${offer}`);

/** How many of each offer a customer has had, claimed or used at once. */
export async function hadOf(q: Queryable, customer: CustomerId): Promise<ReadonlyMap<string, number>> {
  const rows = await q.rows(
    z.object({ offer: z.string(), had: z.number() }),
    sql`select offer, count(*)::int as had from (
          select offer from rights.benefits where customer = ${customer}
          union all
          select offer from rights.uses where customer = ${customer} and benefit is null and returned_at is null) x
        group by offer`,
  );
  return new Map(rows.map(({ offer, had }) => [offer, had]));
}

export const addCodes = (tx: Transaction, offer: OfferId, codes: readonly string[]): Promise<number> =>
  tx.run(sql`insert into rights.voucher_codes (offer, code)
    select ${offer}, code from unnest(${codes as string[]}::text[]) as code on conflict do nothing`);

/** Takes a code that nobody has; undefined when there is none. */
export const takeCode = async (tx: Transaction, offer: OfferId): Promise<string | undefined> =>
  (
    await tx.maybeOne(
      z.object({ code: z.string() }),
      sql`delete from rights.voucher_codes where (offer, code) in (
            select offer, code from rights.voucher_codes where offer = ${offer} limit 1 for update skip locked)
          returning code`,
    )
  )?.code;

const benefitRow = offerShape
  .extend({
    benefit: z.string(),
    customer: z.string(),
    status: z.enum(['held', 'used', 'expired']),
    remaining: z.bigint(),
    code: z.string().nullable(),
    claimed_at: z.date(),
    expires_at: z.date(),
  })
  .transform((row): Benefit => ({
    id: row.benefit as BenefitId,
    customer: row.customer as CustomerId,
    offer: toOffer(row),
    status: row.status,
    remaining: row.remaining,
    code: row.code,
    claimedAt: row.claimed_at,
    expiresAt: row.expires_at,
  }));

const benefits: Sql = sql`select ${offerColumns}, b.id as benefit, b.customer, b.status, b.remaining, b.code, b.claimed_at,
  b.expires_at from rights.benefits b join rights.offers o on o.id = b.offer`;

export interface NewBenefit {
  readonly id: BenefitId;
  readonly offer: OfferId;
  readonly customer: CustomerId;
  readonly remaining: bigint;
  readonly code: string | null;
  readonly claimedAt: Date;
  readonly expiresAt: Date;
}

/** In one statement. */
export const insertBenefits = (tx: Transaction, given: readonly NewBenefit[]): Promise<number> => {
  const rows = given.map((benefit) => ({ ...benefit, remaining: benefit.remaining.toString() }));
  return tx.run(sql`insert into rights.benefits
      (id, offer, customer, status, remaining, code, claimed_at, expires_at)
    select id, offer, customer, 'held', remaining, code, "claimedAt", "expiresAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
      id text, offer text, customer text, remaining bigint, code text, "claimedAt" timestamptz, "expiresAt" timestamptz)`);
};

/** What a customer has and may still use, what expires first coming first. */
export const heldBy = (q: Queryable, customer: CustomerId, now: Date): Promise<Benefit[]> =>
  q.rows(
    benefitRow,
    sql`${benefits} where b.customer = ${customer} and b.status = 'held' and b.expires_at > ${now}
        order by b.expires_at, b.id`,
  );

/** A customer's own, kept from changing until the transaction ends. */
export const lockBenefit = (
  tx: Transaction,
  customer: CustomerId,
  id: string,
): Promise<Benefit | undefined> =>
  tx.maybeOne(benefitRow, sql`${benefits} where b.id = ${id} and b.customer = ${customer} for update of b`);

/** Everybody's that expires in a stretch of time: for reminders. */
export const expiringBetween = (q: Queryable, from: Date, to: Date): Promise<Benefit[]> =>
  q.rows(
    benefitRow,
    sql`${benefits} where b.status = 'held' and b.expires_at > ${from} and b.expires_at <= ${to} order by b.expires_at, b.id`,
  );

export const saveBenefit = (
  tx: Transaction,
  id: BenefitId,
  status: Benefit['status'],
  remaining: bigint,
  at: Date | null,
): Promise<number> =>
  tx.run(sql`update rights.benefits set status = ${status}, remaining = ${remaining},
    settled_at = ${status === 'held' ? null : at} where id = ${id}`);
