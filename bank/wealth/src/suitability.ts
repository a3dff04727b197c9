import { addMonths, type Day, ok, type Outcome, refuse, type Words } from '@banxing/kernel';
import { type Product, type RiskGrade, riskOf } from './product.ts';

/** From C1, who can bear nearly nothing, to C5. */
export type CustomerGrade = 1 | 2 | 3 | 4 | 5;

/** A questionnaire answered, with what came of it. */
export interface Assessment {
  readonly grade: CustomerGrade;
  readonly score: number;
  readonly takenAt: Date;
  readonly takenOn: Day;
}

export const gradeNames: Readonly<Record<CustomerGrade, Words>> = {
  1: { zh: 'C1 谨慎型', en: 'C1 cautious' },
  2: { zh: 'C2 稳健型', en: 'C2 steady' },
  3: { zh: 'C3 平衡型', en: 'C3 balanced' },
  4: { zh: 'C4 进取型', en: 'C4 growth' },
  5: { zh: 'C5 激进型', en: 'C5 aggressive' },
};

const validMonths = 12;

/** The first day on which it no longer counts. */
export const expiresOn = (assessment: Pick<Assessment, 'takenOn'>): Day =>
  addMonths(assessment.takenOn, validMonths);

/** The grade that holds on a day; undefined when there is none or it has run out. */
export const gradeOn = (assessment: Assessment | undefined, day: Day): CustomerGrade | undefined =>
  assessment && day < expiresOn(assessment) ? assessment.grade : undefined;

export type SuitabilityRefusal =
  | {
      readonly code: 'suitability_mismatch';
      readonly product: Words;
      readonly risk: RiskGrade;
      readonly grade: CustomerGrade;
    }
  | { readonly code: 'assessment_missing' }
  | { readonly code: 'assessment_expired'; readonly on: Day };

/** From this age on R4 and R5 are explained once more and wait a day. */
export const elderFrom = 65;

/** What must come before a sale that is suitable. */
export interface SaleCare {
  readonly grade: CustomerGrade;
  /** The order waits a day in which it can be withdrawn, after a further explanation. */
  readonly coolingDay: boolean;
}

/**
 * May this product be sold to this customer today? Decided wherever an order is taken, so that no surface sells past
 * it. There is no way to agree to a grade above one's own.
 */
export function decideSale(
  product: Pick<Product, 'name' | 'issuerRisk' | 'bankRisk'>,
  customer: { readonly assessment: Assessment | undefined; readonly age: number },
  day: Day,
): Outcome<SaleCare, SuitabilityRefusal> {
  const { assessment, age } = customer;
  if (!assessment) return refuse({ code: 'assessment_missing' });
  const grade = gradeOn(assessment, day);
  if (grade === undefined) return refuse({ code: 'assessment_expired', on: expiresOn(assessment) });
  const risk = riskOf(product);
  if (risk > grade) return refuse({ code: 'suitability_mismatch', product: product.name, risk, grade });
  return ok({ grade, coolingDay: age >= elderFrom && risk >= 4 });
}

export const mostAssessmentsADay = 2;
export const mostAssessmentsAYear = 8;

/** May the questionnaire be answered once more today? `before` are the days of earlier ones, within a year or not. */
export function decideRetake(
  before: readonly Day[],
  day: Day,
): Outcome<null, { readonly code: 'limit_exceeded'; readonly within: 'day' | 'year' }> {
  if (before.filter((each) => each === day).length >= mostAssessmentsADay)
    return refuse({ code: 'limit_exceeded', within: 'day' });
  const yearAgo = addMonths(day, -12);
  if (before.filter((each) => each > yearAgo).length >= mostAssessmentsAYear)
    return refuse({ code: 'limit_exceeded', within: 'year' });
  return ok(null);
}
