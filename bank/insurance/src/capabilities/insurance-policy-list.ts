import { z } from 'zod';
import { type Answer, query, ready, refused, type Speech } from '@banxing/capability';
import {
  dayOf,
  daysBetween,
  formatMoney,
  invariant,
  type Locale,
  money,
  moneyOf,
  ok,
  words,
} from '@banxing/kernel';
import { claimStatusNames, type ClaimStatus, isOpenClaim } from '../claim.ts';
import { listClaims } from '../claim-store.ts';
import { type NotSold, notSoldWords, sayCover, sayDate, sayYuan } from '../insurance-speech.ts';
import { type InsuranceKind, insuranceKinds, isAnyInsurance, kindNames, kindSaid } from '../kind.ts';
import { listPolicies } from '../policy-store.ts';
import { listProducts } from '../product-store.ts';
import type { InsuranceUses } from '../uses.ts';

const input = z.object({ insurance_type: z.string().optional() });

const localized = z.object({ zh: z.string(), en: z.string() });
const line = z.object({
  policy: z.string(),
  number: z.string(),
  kind: z.enum(insuranceKinds),
  name: localized,
  insurer: z.string(),
  premium: z.string(),
  sumInsured: z.string(),
  startsOn: z.string(),
  endsOn: z.string(),
  renews: z.boolean(),
  daysLeft: z.number().int(),
  claims: z.array(z.object({ number: z.string(), status: z.string() })),
});
type Line = z.infer<typeof line>;
const output = z.object({
  kind: z.enum(insuranceKinds).nullable(),
  policies: z.array(line),
  /** Premiums of a year, of those in force. */
  yearly: z.string(),
});
type Output = z.infer<typeof output>;

const sum = (amount: string): bigint => moneyOf(amount).minorUnits;

function itemOf(each: Line, locale: Locale) {
  const zh = locale === 'zh';
  const claims = each.claims.map(({ number, status }) => ({
    label: zh ? `理赔 ${number}` : `Claim ${number}`,
    value: claimStatusNames[status as ClaimStatus][locale],
  }));
  return {
    id: each.policy,
    title: each.name[locale],
    subtitle: zh ? `保到 ${sayDate(each.endsOn, 'zh')}` : `until ${sayDate(each.endsOn, 'en')}`,
    value: sayYuan(sum(each.premium), locale),
    rows: [
      { label: zh ? '保单号' : 'Number', value: each.number },
      { label: zh ? '保费' : 'Premium', value: sayYuan(sum(each.premium), locale) },
      { label: zh ? '保额' : 'Sum insured', value: sayCover(sum(each.sumInsured), locale) },
      { label: zh ? '保障期' : 'Term', value: `${each.startsOn} – ${each.endsOn}` },
      {
        label: zh ? '到期' : 'At the end',
        value: each.renews ? (zh ? '自动续保' : 'renewed by itself') : zh ? '不续保' : 'ends',
      },
      { label: zh ? '承保' : 'Insurer', value: each.insurer },
      ...claims,
    ],
    actions: [
      {
        action: zh ? `say:${kindNames[each.kind].zh}理赔` : 'say:I want to file a claim',
        label: zh ? '理赔' : 'Claim',
      },
    ],
  };
}

function none(kind: InsuranceKind | null, locale: Locale): Answer {
  const zh = locale === 'zh';
  return {
    text: zh
      ? `您在我们这里没有${kind === null ? '' : `${kindNames[kind].zh}的`}生效保单。`
      : `You have no ${kind === null ? '' : `${kindNames[kind].en} `}policy in force with us.`,
    cards: [],
    suggestions: zh ? ['有什么保险推荐', '我的保单'] : ['Insurance for me'],
  };
}

function answer({ kind, policies, yearly }: Output, { locale }: Speech): Answer {
  const zh = locale === 'zh';
  const [first] = policies;
  if (!first) return none(kind, locale);
  const told = policies
    .slice(0, 3)
    .map((each) =>
      zh
        ? `${each.name.zh}保费 ${sayYuan(sum(each.premium), 'zh')},${sayDate(each.endsOn, 'zh')}到期`
        : `${each.name.en}, premium ${sayYuan(sum(each.premium), 'en')}, until ${sayDate(each.endsOn, 'en')}`,
    );
  const text = zh
    ? `您有 ${String(policies.length)} 份生效的${kind === null ? '' : kindNames[kind].zh}保单,保费一共 ${sayYuan(sum(yearly), 'zh')}:${told.join(';')}。`
    : `You have ${String(policies.length)} ${policies.length === 1 ? 'policy' : 'policies'} in force, ${sayYuan(sum(yearly), 'en')} of premiums in all: ${told.join('; ')}.`;
  return {
    text,
    cards: [
      {
        type: 'holdings',
        title: zh ? '我的保单' : 'My policies',
        headline: { amount: yearly, currency: 'CNY' },
        rows: [],
        items: policies.map((each) => itemOf(each, locale)),
        actions: [],
      },
    ],
    suggestions: zh ? ['我要理赔', '有什么保险推荐'] : ['I want to file a claim'],
  };
}

/** 我的保单: the customer's policies in force, their premiums, ends and claims. */
export const insurancePolicyList = (uses: InsuranceUses) =>
  query<z.infer<typeof input>, { kind: InsuranceKind | null }, Output, NotSold>({
    id: 'insurance.policy_list',
    title: words('我的保单', 'My policies'),
    about: words('自己的保单、保费、到期和理赔', 'Own policies, premiums, ends and claims'),
    authority: 'reads',
    input,
    output,
    refusals: notSoldWords,
    complete: (_caller, { insurance_type: said = '' }) => {
      const kind = kindSaid(said) ?? null;
      return Promise.resolve(
        kind !== null || isAnyInsurance(said)
          ? ready({ kind })
          : refused({ code: 'kind_not_sold' as const, said: said.slice(0, 20) }),
      );
    },
    run: async (caller, { kind }) => {
      const today = dayOf(uses.clock.now());
      const [products, policies, claims] = await Promise.all([
        listProducts(uses.db),
        listPolicies(uses.db, caller.customer),
        listClaims(uses.db, caller.customer),
      ]);
      const lines = policies
        .filter((policy) => policy.status === 'active' && policy.endsOn >= today)
        .map((policy): Line => {
          const product = products.find(({ code }) => code === policy.product);
          invariant(product, `policy ${policy.id} has a product`);
          return {
            policy: policy.id,
            number: policy.number,
            kind: product.kind,
            name: { ...product.name },
            insurer: product.insurer,
            premium: formatMoney(money(policy.premium)),
            sumInsured: formatMoney(money(policy.sumInsured)),
            startsOn: policy.startsOn,
            endsOn: policy.endsOn,
            renews: policy.renews,
            daysLeft: daysBetween(today, policy.endsOn),
            claims: claims
              .filter((claim) => claim.policy === policy.id && isOpenClaim(claim))
              .map(({ number, status }) => ({ number, status })),
          };
        })
        .filter((each) => kind === null || each.kind === kind);
      const yearly = lines.reduce((total, each) => total + sum(each.premium), 0n);
      return ok({ kind, policies: lines, yearly: formatMoney(money(yearly)) });
    },
    answer,
  });
