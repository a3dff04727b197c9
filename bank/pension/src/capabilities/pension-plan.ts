import { z } from 'zod';
import { type Completion, type CustomerCaller, needs, query, ready, refused } from '@banxing/capability';
import { dayOf, invariant, ok, words } from '@banxing/kernel';
import { ageOn } from '@banxing/parties';
import { type AmountRefusal, amountRefusals, readAmount } from '../amount-refusals.ts';
import { drawsPension, type PlanAsked, planOf } from '../plan-facts.ts';
import { type PlanOutput, planOutput } from '../plan-output.ts';
import { planAnswer } from '../plan-words.ts';
import type { PensionUses } from '../uses.ts';

const input = z.object({
  retire_age: z.string().optional(),
  age: z.string().optional(),
  /** Wanted a month in retirement; a sum too large for that is what is put by. */
  amount: z.string().optional(),
});
type Input = z.infer<typeof input>;

const wholeAge = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,3}$/u.test(text) ? Number(text) : undefined;

const ages = { youngest: 16, oldest: 100, earliest: 40, latest: 80 } as const;

/** Nobody wants more than this for a month; minor units. */
const mostWanted = 10_000_000n;

async function complete(
  uses: PensionUses,
  caller: CustomerCaller,
  given: Input,
): Promise<Completion<PlanAsked, AmountRefusal>> {
  const read = given.amount === undefined || given.amount === 'all' ? undefined : readAmount(given.amount);
  if (read && !read.ok) return refused(read.refusal);
  const said = read?.ok ? read.value.minorUnits : null;
  const putBy = said !== null && said > mostWanted;
  const sums = { wanted: putBy ? null : said, savings: putBy ? said : null };
  if (await drawsPension(uses, caller)) return ready({ age: null, retireAge: null, ...sums });
  const age = wholeAge(given.age);
  if (given.age !== undefined && (age === undefined || age < ages.youngest || age > ages.oldest)) {
    return needs({ slot: 'age', question: words('您今年多少岁?', 'How old are you?') });
  }
  const person = await uses.parties.customer(uses.db, caller.customer);
  invariant(person, `nobody is ${caller.customer}`);
  const now = age ?? ageOn(person, dayOf(uses.clock.now()));
  const retireAge = wholeAge(given.retire_age);
  const possible =
    retireAge !== undefined && retireAge > now && retireAge >= ages.earliest && retireAge <= ages.latest;
  if (given.retire_age !== undefined && !possible) {
    return needs({
      slot: 'retire_age',
      question: words(
        `现在 ${now} 岁,想几岁退休?${ages.earliest} 到 ${ages.latest} 岁之间都可以算。`,
        `At ${now} today, when would you retire? Any age from ${ages.earliest} to ${ages.latest} can be reckoned.`,
      ),
      options: [55, 60, 63, 65]
        .filter((each) => each > now)
        .map((each) => ({ value: String(each), label: words(`${each} 岁`, String(each)) })),
    });
  }
  return ready({ age: age ?? null, retireAge: retireAge ?? null, ...sums });
}

/** 我今年40,60岁退休能领多少. */
export const pensionPlan = (uses: PensionUses) =>
  query<Input, PlanAsked, PlanOutput, AmountRefusal>({
    id: 'pension.plan',
    title: words('养老规划', 'Retirement plan'),
    about: words(
      '估算退休后每月能领多少、缺口多少、每月要存多少,并列出假设',
      'Estimates what a month in retirement brings, the gap and what to save, with its assumptions',
    ),
    authority: 'reads',
    input,
    output: planOutput,
    refusals: amountRefusals,
    complete: (caller, given) => complete(uses, caller, given),
    run: async (caller, asked) => ok(await planOf(uses, caller, asked)),
    answer: planAnswer,
  });
