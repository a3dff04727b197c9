import { formatInstant, formatMoney, money, moneyOf } from '@banxing/kernel';
import { z } from 'zod';
import { type Benefit, offerKinds, scenes } from '../offer.ts';

const localized = z.object({ zh: z.string(), en: z.string() });

/** A benefit as it goes over the wire: amounts as decimal strings. */
export const benefitOutput = z.object({
  id: z.string(),
  offer: z.string(),
  kind: z.enum(offerKinds),
  title: localized,
  about: localized,
  face: z.string(),
  threshold: z.string(),
  percent: z.number().nullable(),
  scenes: z.array(z.enum([...scenes, 'any'])),
  remaining: z.string(),
  code: z.string().nullable(),
  expiresAt: z.string(),
});
export type BenefitOutput = z.infer<typeof benefitOutput>;

const text = (minorUnits: bigint): string => formatMoney(money(minorUnits));

export const benefitOutputOf = ({ offer, ...benefit }: Benefit): BenefitOutput => ({
  id: benefit.id,
  offer: offer.id,
  kind: offer.kind,
  title: { ...offer.title },
  about: { ...offer.about },
  face: text(offer.face),
  threshold: text(offer.threshold),
  percent: offer.percent,
  scenes: [...offer.scenes],
  remaining: text(benefit.remaining),
  code: benefit.code,
  expiresAt: formatInstant(benefit.expiresAt),
});

/** What can be said of a benefit, read back from the wire. */
export interface BenefitView {
  readonly id: string;
  readonly offer: Pick<Benefit['offer'], 'kind' | 'title' | 'about' | 'face' | 'threshold' | 'percent'>;
  readonly remaining: bigint;
  readonly code: string | null;
  readonly expiresAt: Date;
}

export const viewOf = (output: BenefitOutput): BenefitView => ({
  id: output.id,
  offer: {
    kind: output.kind,
    title: output.title,
    about: output.about,
    face: moneyOf(output.face).minorUnits,
    threshold: moneyOf(output.threshold).minorUnits,
    percent: output.percent,
  },
  remaining: moneyOf(output.remaining).minorUnits,
  code: output.code,
  expiresAt: new Date(output.expiresAt),
});
