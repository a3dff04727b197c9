import { z } from 'zod';
import {
  type Answer,
  type Completion,
  type CustomerCaller,
  needs,
  query,
  ready,
  refused,
} from '@banxing/capability';
import { type DayRange, dayOf, ok, parseDayRange, words } from '@banxing/kernel';
import { type Biller, billers, billersMeant } from '../biller.ts';
import { billsAnswer, type BillsFound, billsFound } from '../bills-answer.ts';
import type { BillingUses } from '../billing-uses.ts';
import { findBills } from '../use-cases/find-bills.ts';

const input = z.object({ biller: z.string().optional(), date_range: z.string().optional() });

interface Draft {
  /** Codes; null for all. */
  readonly billers: readonly string[] | null;
  readonly range: DayRange | null;
}

type Refusal = { readonly code: 'biller_unknown'; readonly said: string };

function complete(given: z.infer<typeof input>): Completion<Draft, Refusal> {
  const range = given.date_range === undefined ? null : parseDayRange(given.date_range);
  if (range === undefined)
    return needs({ slot: 'date_range', question: words('查哪段时间的?', 'For which period?') });
  const said = given.biller?.trim() ?? '';
  const meant = said === '' ? ({ kind: 'all' } as const) : billersMeant(said);
  if (meant.kind === 'unknown') return refused({ code: 'biller_unknown', said });
  return ready({ billers: meant.kind === 'all' ? null : meant.billers.map(({ code }) => code), range });
}

async function run(uses: BillingUses, caller: CustomerCaller, draft: Draft): Promise<BillsFound> {
  const wanted: readonly Biller[] | 'all' =
    draft.billers === null ? 'all' : billers.filter(({ code }) => draft.billers?.includes(code));
  return findBills(uses, caller.customer, wanted, draft.range, dayOf(uses.clock.now()));
}

/** 这个月电费多少. */
export const billQuery = (uses: BillingUses) =>
  query<z.infer<typeof input>, Draft, BillsFound, Refusal>({
    id: 'bill.query',
    title: words('查水电燃气费', 'Bills'),
    about: words(
      '查水费、电费、燃气费、宽带费、物业费等要交多少、交了没有',
      'Tells what is due to utilities and other billers, and what has been paid',
    ),
    authority: 'reads',
    input,
    output: billsFound,
    refusals: {
      biller_unknown: ({ said }) =>
        words(
          `「${said}」这里还查不了。现在能查电费、水费、燃气费、取暖费、宽带费、物业费、有线电视费、固话费、停车费。`,
          `${said} cannot be looked up here yet. Electricity, water, gas, heating, broadband, property, television, landline and parking can.`,
        ),
    },
    complete: (_caller, given) => Promise.resolve(complete(given)),
    run: async (caller, draft) => ok(await run(uses, caller, draft)),
    answer: (found, speech): Answer => billsAnswer(found, speech),
  });
