import type { CustomerId } from '@banxing/capability';
import {
  addDays,
  type Day,
  dayOf,
  type Id,
  instantAt,
  type Outcome,
  ok,
  refuse,
  type Words,
  words,
} from '@banxing/kernel';
import type { CardId } from './item.ts';

export type ApplicationId = Id<'appl'>;

export const stages = ['received', 'approved', 'declined', 'made', 'posted', 'done'] as const;
export type Stage = (typeof stages)[number];

export const stageWords: Readonly<Record<Stage, Words>> = {
  received: words('审核中', 'being checked'),
  approved: words('已批准,制卡中', 'approved, being made'),
  declined: words('没有批准', 'declined'),
  made: words('卡做好了,准备寄出', 'made, about to be posted'),
  posted: words('已寄出,收到后激活就能用', 'posted; activate it when it arrives'),
  done: words('已激活', 'activated'),
};

/** A card on its way, from the wish to the plastic in the hand. */
export interface Application {
  readonly id: ApplicationId;
  readonly key: string;
  readonly customer: CustomerId;
  readonly kind: 'new' | 'replacement';
  readonly product: string;
  readonly card: CardId | null;
  readonly reason: string;
  readonly stage: Stage;
  readonly decline: string | null;
  readonly creditLimit: bigint | null;
  readonly receivedAt: Date;
  readonly decidedAt: Date | null;
  readonly madeAt: Date | null;
  readonly postedAt: Date | null;
  readonly doneAt: Date | null;
}

/** A kind of card, as data. */
export interface CardProduct {
  readonly code: string;
  readonly kind: 'debit' | 'credit';
  readonly form: 'plastic' | 'virtual';
  readonly name: Words;
  readonly about: Words;
  readonly words: readonly string[];
  readonly least: bigint;
  readonly most: bigint;
  readonly youngest: number;
  readonly oldest: number;
  readonly students: boolean;
}

const decideAfterMs = 30 * 60_000;
const carry: Readonly<Partial<Record<Stage, { readonly days: number; readonly hour: number }>>> = {
  approved: { days: 1, hour: 15 },
  made: { days: 1, hour: 17 },
};

/** When an application goes on from a stage by itself; undefined when it waits for its customer or has ended. */
export function goesOnAt(stage: Stage, since: Date): Date | undefined {
  if (stage === 'received') return new Date(since.getTime() + decideAfterMs);
  const next = carry[stage];
  return next && instantAt(addDays(dayOf(since), next.days), next.hour);
}

/** Whole years of somebody's age on a day. */
export function ageOn(bornOn: Day, day: Day): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return day.slice(5) < bornOn.slice(5) ? years - 1 : years;
}

export interface Applicant {
  readonly bornOn: Day;
  readonly student: boolean;
  /** What came in on average in a month lately, minor units. */
  readonly income: bigint;
}

export type EligibilityRefusal =
  | { readonly code: 'age_not_allowed'; readonly youngest: number; readonly oldest: number }
  | { readonly code: 'income_too_low' }
  | { readonly code: 'students_only' }
  | { readonly code: 'not_for_students' };

const fullThousands = (amount: bigint): bigint => (amount / 1000_00n) * 1000_00n;

/** Three months' income, in whole thousands, within what the product lends. Minor units. */
export const limitFor = (product: Pick<CardProduct, 'most'>, income: bigint): bigint => {
  const earned = fullThousands(income * 3n);
  return earned < product.most ? earned : product.most;
};

/** May the applicant have this card, and with which limit? Zero for debit cards. */
export function decideEligibility(
  product: CardProduct,
  applicant: Applicant,
  today: Day,
): Outcome<bigint, EligibilityRefusal> {
  const age = ageOn(applicant.bornOn, today);
  if (age < product.youngest || age > product.oldest) {
    return refuse({ code: 'age_not_allowed', youngest: product.youngest, oldest: product.oldest });
  }
  if (product.kind === 'debit') return ok(0n);
  if (product.code === 'student') {
    return applicant.student ? ok(product.most) : refuse({ code: 'students_only' });
  }
  if (applicant.student) return refuse({ code: 'not_for_students' });
  const limit = limitFor(product, applicant.income);
  return limit >= product.least ? ok(limit) : refuse({ code: 'income_too_low' });
}
