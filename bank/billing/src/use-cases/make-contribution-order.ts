import { type Completion, type CustomerId, needs, ready, refused } from '@banxing/capability';
import { dayOf, formatMoney, invariant, money, monthOf, type Words, words, yearOf } from '@banxing/kernel';
import { ageOn, type Customer, foldSpoken, type Relative } from '@banxing/parties';
import { collectorOf } from '../biller.ts';
import type { BillItem, BillOrder } from '../bill-order.ts';
import type { BillRefusal } from '../billing-refusals.ts';
import type { BillingUses } from '../billing-uses.ts';
import { schemeMeant } from '../scheme.ts';
import type { SchemeCode } from '../social-office.ts';
import { withPayer } from './make-bill-order.ts';

export interface SpokenContribution {
  readonly scheme?: string | undefined;
  readonly person?: string | undefined;
  readonly year?: string | undefined;
  readonly account?: string | undefined;
}

export type ContributionRefusal =
  | BillRefusal
  | { readonly code: 'paid_by_employer' }
  | { readonly code: 'scheme_not_offered'; readonly said: string }
  | { readonly code: 'covered_by_employer' }
  | { readonly code: 'pension_age' }
  | { readonly code: 'year_not_open'; readonly open: readonly number[] }
  | { readonly code: 'year_unreadable' }
  | { readonly code: 'contribution_paid'; readonly name: Words; readonly year: number; readonly who: string };

type Made<T> = Completion<T, ContributionRefusal>;

interface Insured {
  /** Names the person at the office. */
  readonly subject: string;
  readonly name: string;
  readonly self: boolean;
}

const pensionAge = 60;

const ownWords = new Set(
  '我 我自己 自己 本人 俺 俺自己 我本人 me myself self'.split(' ').map((word) => foldSpoken(word)),
);

/** Those whose medical insurance comes from work, or came from it and goes on. */
export const insuredByWork = ({ segment }: Pick<Customer, 'segment'>): boolean =>
  segment === 'salaried' || segment === 'pensioner';

export const subjectOf = (customer: CustomerId, person: string): string => `${customer}/${person}`;

function askPerson(family: readonly Relative[], question: Words, self: string | undefined): Made<never> {
  const options = [
    ...(self === undefined ? [] : [{ value: 'self', label: words(`自己(${self})`, `myself (${self})`) }]),
    ...family.slice(0, 5).map(({ id, name, called }) => {
      const label = called[0] === undefined ? name : `${called[0]}(${name})`;
      return { value: id, label: words(label, label) };
    }),
  ];
  return needs({ slot: 'person', question, options });
}

async function decidePerson(
  uses: BillingUses,
  customer: Customer,
  scheme: SchemeCode,
  spoken: string | undefined,
): Promise<Made<Insured>> {
  const family = await uses.parties.relatives(uses.db, customer.id);
  const said = spoken?.trim() ?? '';
  const own = said === '' || said === 'self' || ownWords.has(foldSpoken(said));
  if (own) {
    if (scheme === 'resident-pension' && ageOn(customer, dayOf(uses.clock.now())) >= pensionAge)
      return refused({ code: 'pension_age' });
    if (!insuredByWork(customer))
      return ready({ subject: subjectOf(customer.id, 'self'), name: customer.name, self: true });
    if (said !== '' || family.length === 0) return refused({ code: 'covered_by_employer' });
    return askPerson(
      family,
      words(
        '您自己的由单位交,不用再交。要给家里哪位交?',
        'Your own is paid through your employer. For whom in your family is this?',
      ),
      undefined,
    );
  }
  const chosen = family.filter(({ id, name }) => id === said || foldSpoken(name) === foldSpoken(said));
  const meant = chosen.length > 0 ? chosen : await uses.parties.relativesMeant(uses.db, customer.id, said);
  const [only] = meant;
  if (only && meant.length === 1)
    return ready({ subject: subjectOf(customer.id, only.id), name: only.name, self: false });
  const self = insuredByWork(customer) ? undefined : customer.name;
  return only
    ? askPerson(meant, words(`「${said}」是哪一位?`, `Who is ${said}?`), undefined)
    : askPerson(
        family,
        words(
          `家人里没有登记「${said}」,没有扣款。给谁交?`,
          `${said} is not among your family here. No money has moved. For whom is it?`,
        ),
        self,
      );
}

/** Residents pay for next year's medical insurance from September on; for the pension within the year. */
function openYears(scheme: SchemeCode, today: string): readonly number[] {
  const year = yearOf(today);
  return scheme === 'resident-medical' && monthOf(today) >= 9 ? [year + 1, year] : [year];
}

function decideYear(scheme: SchemeCode, today: string, spoken: string | undefined): Made<number> {
  const open = openYears(scheme, today);
  if (spoken === undefined || spoken.trim() === '') return ready(open[0] ?? yearOf(today));
  if (!/^\d{4}$/u.test(spoken.trim())) return refused({ code: 'year_unreadable' });
  const year = Number(spoken);
  return open.includes(year) ? ready(year) : refused({ code: 'year_not_open', open });
}

function decideScheme(spoken: string | undefined): Made<SchemeCode> {
  const meant = schemeMeant(spoken);
  switch (meant) {
    case 'resident-medical':
    case 'resident-pension':
      return ready(meant);
    case 'employer':
    case 'fund':
      return refused({ code: 'paid_by_employer' });
    case 'flexible':
    case 'unknown':
      return refused({ code: 'scheme_not_offered', said: spoken ?? '' });
    case 'social':
      return needs({
        slot: 'scheme',
        question: words('交哪一种?', 'Which of the two?'),
        options: [
          { value: 'resident-medical', label: words('城乡居民医保', 'resident medical insurance') },
          { value: 'resident-pension', label: words('城乡居民养老保险', 'resident pension insurance') },
        ],
      });
  }
}

/** Makes up a year's contribution to a residents' scheme for the customer or somebody of the family. */
export async function makeContributionOrder(
  uses: BillingUses,
  customerId: CustomerId,
  spoken: SpokenContribution,
): Promise<Made<BillOrder>> {
  const now = uses.clock.now();
  const scheme = decideScheme(spoken.scheme);
  if (scheme.status !== 'ready') return scheme;
  const year = decideYear(scheme.draft, dayOf(now), spoken.year);
  if (year.status !== 'ready') return year;
  const customer = await uses.parties.customer(uses.db, customerId);
  invariant(customer, 'whoever is signed in is a customer');
  const person = await decidePerson(uses, customer, scheme.draft, spoken.person);
  if (person.status !== 'ready') return person;
  const collector = collectorOf(scheme.draft);
  invariant(collector, 'each scheme has its collector');
  const { subject, name: who } = person.draft;
  const contribution = await uses.offices.contribution(scheme.draft, subject, year.draft);
  if (!contribution) return refused({ code: 'biller_unreachable', name: collector.name });
  const { amount, paid } = contribution;
  if (paid) return refused({ code: 'contribution_paid', name: collector.name, year: year.draft, who });
  const item: BillItem = {
    kind: 'social',
    biller: scheme.draft,
    name: { ...collector.name },
    subject,
    subjectLabel: who,
    charges: [String(year.draft)],
    amount: formatMoney(money(amount)),
    note: { zh: `${year.draft} 年度`, en: `for ${year.draft}` },
    keep: false,
  };
  return withPayer(uses, customerId, [item], spoken.account, now.toISOString());
}
