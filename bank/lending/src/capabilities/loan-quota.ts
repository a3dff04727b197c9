import { z } from 'zod';
import {
  type Answer,
  type Completion,
  type CustomerCaller,
  needs,
  query,
  ready,
  type Speech,
} from '@banxing/capability';
import { dayOf, formatMoney, type Locale, money, moneyOf, ok, words } from '@banxing/kernel';
import { applicantOf } from '../applicant.ts';
import { type LoanKind, loanKinds, type LoanProduct, productsNamed } from '../loan-product.ts';
import { termWords, yuan } from '../loan-speech.ts';
import { openProducts } from '../loan-store.ts';
import { reasonJson, reasonsFromJson, reasonsToJson } from '../reason-json.ts';
import { reasonsIn } from '../reason-words.ts';
import { type Applicant, assess } from '../underwriting.ts';
import type { LendingUses } from '../uses.ts';

const input = z.object({ loan_type: z.string().optional() });
type Input = z.infer<typeof input>;

interface Draft {
  /** Product codes asked about; null for all that fit the customer. */
  readonly products: readonly string[] | null;
}

const output = z.object({
  currency: z.string(),
  products: z.array(
    z.object({
      code: z.string(),
      kind: z.enum(loanKinds),
      name: z.object({ zh: z.string(), en: z.string() }),
      quota: z.string(),
      months: z.number(),
      rate: z.string(),
      reasons: z.array(reasonJson),
    }),
  ),
});
type Output = z.infer<typeof output>;

async function complete(uses: LendingUses, spoken: string | undefined): Promise<Completion<Draft, never>> {
  if (spoken === undefined) return ready({ products: null });
  const products = await openProducts(uses.db);
  const meant = productsNamed(products, spoken);
  if (meant === 'any') return ready({ products: null });
  if (meant.length > 0) return ready({ products: meant.map(({ code }) => code) });
  return needs({
    slot: 'loan_type',
    question: words(
      `我们没有叫「${spoken}」的贷款,看哪一种的额度?`,
      `We have no loan called ${spoken}. Which kind?`,
    ),
    options: products.map((product) => ({ value: product.name.zh, label: product.name })),
  });
}

/** The kinds that somebody is likely to mean who names none, the likeliest first. */
function likelyKinds(applicant: Applicant): readonly LoanKind[] {
  if (applicant.segment === 'student') return ['student'];
  const business = applicant.turnover > 0n;
  const owner = applicant.segment === 'owner' || applicant.segment === 'farmer';
  if (owner) return ['business', 'consumer', 'car', 'mortgage'];
  return ['consumer', 'car', 'mortgage', ...(business ? (['business'] as const) : [])];
}

async function run(uses: LendingUses, caller: CustomerCaller, draft: Draft): Promise<Output> {
  const today = dayOf(uses.clock.now());
  const products = await openProducts(uses.db);
  const applicant = await applicantOf(uses, uses.db, caller.customer);
  const asked =
    draft.products === null
      ? likelyKinds(applicant).flatMap((kind) => products.filter((product) => product.kind === kind))
      : products.filter(({ code }) => draft.products?.includes(code));
  const factOf = (product: LoanProduct): Output['products'][number] => {
    const { quota, months, reasons } = assess(applicant, product, today);
    return {
      code: product.code,
      kind: product.kind,
      name: { ...product.name },
      quota: formatMoney(money(quota)),
      months,
      rate: product.ratePercent,
      reasons: reasonsToJson(reasons),
    };
  };
  return { currency: 'CNY', products: asked.map(factOf) };
}

const people = (decimal: string): string => yuan(moneyOf(decimal).minorUnits);
const has = ({ quota }: { readonly quota: string }): boolean => moneyOf(quota).minorUnits > 0n;

function said({ products }: Output, locale: Locale): string {
  const zh = locale === 'zh';
  const best = products.find(has);
  const [first] = products;
  if (!first) return zh ? '现在没有可以办的贷款。' : 'No loans are offered now.';
  const one = best ?? first;
  const why = reasonsIn(reasonsFromJson(one.reasons), locale);
  if (!best) {
    const names = products.map(({ name }) => name[locale]).join(zh ? '、' : ', ');
    return zh ? `${names}现在都借不了:${why}。` : `Nothing can be lent as ${names} now: ${why}.`;
  }
  const others = products
    .filter((product) => product !== one && has(product))
    .map(
      (product) =>
        `${product.name[locale]} ${zh ? `${people(product.quota)} 元` : `¥${people(product.quota)}`}`,
    );
  const more = others.length > 0 ? (zh ? `另外${others.join('、')}。` : ` Also ${others.join(', ')}.`) : '';
  return zh
    ? `${one.name.zh}您最多可以借 ${people(one.quota)} 元,年利率 ${one.rate}%。依据:${why}。${more}`
    : `You could borrow up to ¥${people(one.quota)} as a ${one.name.en.toLowerCase()} at ${one.rate}% a year. Why: ${why}.${more}`;
}

function answer(result: Output, { locale }: Speech): Answer {
  const zh = locale === 'zh';
  const able = result.products.filter(has);
  return {
    text: said(result, locale),
    cards: [
      {
        type: 'products',
        title: zh ? '可贷额度' : 'What you could borrow',
        rows: [],
        items: result.products.map((product) => ({
          id: product.code,
          title: product.name[locale],
          value: has(product)
            ? zh
              ? `${people(product.quota)} 元`
              : `¥${people(product.quota)}`
            : zh
              ? '暂不能办'
              : 'not now',
          subtitle: reasonsIn(reasonsFromJson(product.reasons), locale),
          rows: [
            { label: zh ? '年利率' : 'Yearly rate', value: `${product.rate}%` },
            ...(has(product)
              ? [{ label: zh ? '最长期限' : 'Longest term', value: termWords(product.months)[locale] }]
              : []),
          ],
          ...(has(product)
            ? {
                actions: [
                  {
                    action: zh
                      ? `say:申请${product.name.zh}`
                      : `say:apply for a ${product.name.en.toLowerCase()}`,
                    label: zh ? '去申请' : 'Apply',
                  },
                ],
              }
            : {}),
        })),
        actions: [
          { action: zh ? 'say:算一下贷款月供' : 'say:calculate a loan', label: zh ? '算月供' : 'Calculate' },
        ],
      },
    ],
    suggestions: able
      .slice(0, 2)
      .map(({ name }) => (zh ? `申请${name.zh}` : `apply for a ${name.en.toLowerCase()}`)),
  };
}

/** 我能贷多少. */
export const loanQuota = (uses: LendingUses) =>
  query<Input, Draft, Output, never>({
    id: 'loan.quota',
    title: words('可贷额度', 'What I could borrow'),
    about: words(
      '按账上的收入、流水和现有贷款算出能借多少,并说明依据',
      'How much could be borrowed by income, sales and running loans on the books, and why',
    ),
    authority: 'reads',
    input,
    output,
    refusals: {},
    complete: (_caller, given) => complete(uses, given.loan_type),
    run: async (caller, draft) => ok(await run(uses, caller, draft)),
    answer,
  });
