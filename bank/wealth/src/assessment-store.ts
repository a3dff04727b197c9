import { z } from 'zod';
import type { CustomerId } from '@banxing/capability';
import { type Queryable, sql } from '@banxing/database';
import { addMonths, type Day } from '@banxing/kernel';
import type { Answers } from './questionnaire.ts';
import type { Assessment, CustomerGrade } from './suitability.ts';

const assessmentRow = z
  .object({ grade: z.number().int(), score: z.number().int(), taken_on: z.string(), taken_at: z.date() })
  .transform((row): Assessment => ({
    grade: row.grade as CustomerGrade,
    score: row.score,
    takenOn: row.taken_on,
    takenAt: row.taken_at,
  }));

/** The newest one, whether it still holds or not. */
export const newestAssessment = (q: Queryable, customer: CustomerId): Promise<Assessment | undefined> =>
  q.maybeOne(
    assessmentRow,
    sql`select grade, score, taken_on, taken_at from wealth.assessments
        where customer = ${customer} order by taken_at desc, id desc limit 1`,
  );

/** The days of a customer's assessments in the year before a day. */
export const assessmentDays = async (q: Queryable, customer: CustomerId, day: Day): Promise<Day[]> =>
  (
    await q.rows(
      z.object({ taken_on: z.string() }),
      sql`select taken_on from wealth.assessments where customer = ${customer} and taken_on > ${addMonths(day, -12)}`,
    )
  ).map((row) => row.taken_on);

export interface NewAssessment extends Assessment {
  readonly id: string;
  readonly key: string;
  readonly customer: CustomerId;
  readonly answers: Answers;
}

/** Inserts assessments in one statement; one whose key is known is left out. Answers how many were new. */
export const insertAssessments = (q: Queryable, assessments: readonly NewAssessment[]): Promise<number> =>
  q.run(sql`insert into wealth.assessments (id, key, customer, grade, score, answers, taken_on, taken_at)
    select id, key, customer, grade, score, answers, "takenOn", "takenAt"
    from jsonb_to_recordset(${JSON.stringify(assessments)}::jsonb) as r (
      id text, key text, customer text, grade int, score int, answers jsonb, "takenOn" date, "takenAt" timestamptz)
    on conflict (key) do nothing`);

/** One customer's answers are counted one after the other, whoever sends them at once. */
export const lockAssessments = async (q: Queryable, customer: CustomerId): Promise<void> => {
  await q.run(sql`select pg_advisory_xact_lock(hashtext(${`wealth.assessments/${customer}`}))`);
};
