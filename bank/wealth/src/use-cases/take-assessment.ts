import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { dayOf, ok, type Outcome, refuse } from '@banxing/kernel';
import { assessmentDays, insertAssessments, lockAssessments, newestAssessment } from '../assessment-store.ts';
import { type Answers, gradeOfAnswers } from '../questionnaire.ts';
import { type Assessment, decideRetake } from '../suitability.ts';
import type { WealthUses } from '../uses.ts';

export type RetakeRefusal = { readonly code: 'limit_exceeded'; readonly within: 'day' | 'year' };

/** Keeps the answers; the grade that comes of them holds from now on. */
export async function takeAssessment(
  uses: Pick<WealthUses, 'clock' | 'ids'>,
  tx: Transaction,
  given: { readonly key: string; readonly customer: CustomerId; readonly answers: Answers },
): Promise<Outcome<Assessment, RetakeRefusal>> {
  const { key, customer, answers } = given;
  await lockAssessments(tx, customer);
  const at = uses.clock.now();
  const day = dayOf(at);
  const assessment = { ...gradeOfAnswers(answers), takenAt: at, takenOn: day };
  const before = await assessmentDays(tx, customer, day);
  const inserted = await insertAssessments(tx, [
    { ...assessment, id: uses.ids.next('asmt'), key, customer, answers },
  ]);
  if (inserted === 0) return ok((await newestAssessment(tx, customer)) ?? assessment);
  const allowed = decideRetake(before, day);
  return allowed.ok ? ok(assessment) : refuse(allowed.refusal);
}
