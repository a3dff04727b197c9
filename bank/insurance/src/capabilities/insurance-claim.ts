import { z } from 'zod';
import {
  type Answer,
  command,
  type Completion,
  type CustomerCaller,
  needs,
  ready,
  refused,
  type RefusalWords,
  type Speech,
} from '@banxing/capability';
import {
  addDays,
  dayOf,
  formatInstant,
  invariant,
  isDay,
  moneyOf,
  ok,
  parseMoney,
  refuse,
  words,
} from '@banxing/kernel';
import { claimEvents, decideClaim, documentsWanted, type FileRefusal } from '../claim.ts';
import { sayDate, sayYuan } from '../insurance-speech.ts';
import { insuranceKinds, isAnyInsurance, kindSaid } from '../kind.ts';
import type { Policy } from '../policy.ts';
import { findOwnPolicy, listPolicies } from '../policy-store.ts';
import type { InsuranceProduct } from '../product.ts';
import { listProducts } from '../product-store.ts';
import { fileClaim } from '../use-cases/file-claim.ts';
import type { InsuranceDesk } from '../uses.ts';

const input = z.object({
  /** A kind of insurance as said, or the id of a policy. */
  insurance_type: z.string().optional(),
  /** What happened. */
  reason: z.string().optional(),
  date: z.string().optional(),
  /** What it cost so far. */
  amount: z.string().optional(),
  /** Ids of documents, separated by commas. */
  attachments: z.string().optional(),
});
type Input = z.infer<typeof input>;

const draft = z.object({
  policy: z.string(),
  number: z.string(),
  kind: z.enum(insuranceKinds),
  name: z.object({ zh: z.string(), en: z.string() }),
  event: z.string(),
  happenedOn: z.string(),
  asked: z.string().nullable(),
  attachments: z.array(z.string()),
});
type Draft = z.infer<typeof draft>;

const done = z.object({
  claim: z.string(),
  number: z.string(),
  kind: z.enum(insuranceKinds),
  at: z.string(),
});
type Done = z.infer<typeof done>;

type ClaimRefusal = FileRefusal | { readonly code: 'amount_unreadable' };
type Covered = { readonly policy: Policy; readonly product: InsuranceProduct };

/** Claims may be made for so long after a policy has ended, for what happened before. */
const claimableAfterDays = 180;

const attachmentsOf = (said: string | undefined): string[] =>
  (said ?? '')
    .split(',')
    .map((id) => id.trim())
    .filter((id) => /^[\w-]{1,64}$/u.test(id))
    .slice(0, 30);

async function policiesClaimable(desk: InsuranceDesk, caller: CustomerCaller): Promise<Covered[]> {
  const today = dayOf(desk.clock.now());
  const [policies, products] = await Promise.all([
    listPolicies(desk.db, caller.customer),
    listProducts(desk.db),
  ]);
  return policies
    .filter(({ status, endsOn }) => status !== 'cancelled' && addDays(endsOn, claimableAfterDays) >= today)
    .map((policy) => {
      const product = products.find(({ code }) => code === policy.product);
      invariant(product, `policy ${policy.id} has a product`);
      return { policy, product };
    });
}

/** The policy that is meant: by its id, by kind, or the only one that there is. */
async function choosePolicy(
  desk: InsuranceDesk,
  caller: CustomerCaller,
  said: string,
): Promise<Completion<Covered, ClaimRefusal>> {
  const all = await policiesClaimable(desk, caller);
  const byId = all.find(({ policy }) => policy.id === said.trim());
  if (byId) return ready(byId);
  const kind = isAnyInsurance(said) ? undefined : kindSaid(said);
  const fitting = kind === undefined ? all : all.filter(({ product }) => product.kind === kind);
  const [only] = fitting;
  if (all.length === 0 || !only) return refused({ code: 'no_policy' });
  if (fitting.length === 1) return ready(only);
  return needs({
    slot: 'insurance_type',
    question: words('用哪份保单理赔?', 'Under which policy do you claim?'),
    options: fitting.map(({ policy, product }) => ({
      value: policy.id,
      label: product.name,
      detail: words(
        `${policy.number},保到 ${sayDate(policy.endsOn, 'zh')}`,
        `${policy.number}, until ${sayDate(policy.endsOn, 'en')}`,
      ),
    })),
  });
}

async function complete(
  desk: InsuranceDesk,
  caller: CustomerCaller,
  given: Input,
): Promise<Completion<Draft, ClaimRefusal>> {
  const chosen = await choosePolicy(desk, caller, given.insurance_type ?? '');
  if (chosen.status !== 'ready') return chosen;
  const { policy, product } = chosen.draft;
  const event = given.reason?.trim().slice(0, 200) ?? '';
  if (event === '') {
    return needs({
      slot: 'reason',
      question: words(
        `${product.name.zh}理赔,发生了什么事?`,
        `A claim under ${product.name.en}: what happened?`,
      ),
      options: [...claimEvents[product.kind], words('其他情况', 'something else')].map((each) => ({
        value: each.zh,
        label: each,
      })),
    });
  }
  const today = dayOf(desk.clock.now());
  const happenedOn = given.date !== undefined && isDay(given.date) ? given.date : today;
  const decided = decideClaim(policy, happenedOn, today);
  if (!decided.ok) return refused(decided.refusal);
  const cost = given.amount === undefined ? undefined : parseMoney(given.amount);
  if (cost && (!cost.ok || cost.value.minorUnits <= 0n)) return refused({ code: 'amount_unreadable' });
  return ready({
    policy: policy.id,
    number: policy.number,
    kind: product.kind,
    name: { ...product.name },
    event,
    happenedOn,
    asked: cost ? (given.amount ?? null) : null,
    attachments: attachmentsOf(given.attachments),
  });
}

export const fileWords: RefusalWords<ClaimRefusal> = {
  no_policy: () =>
    words(
      '没找到能理赔的保单,没有报案。可以说「我的保单」看看有哪些。',
      'There is no policy to claim under; nothing was filed. Ask for your policies to see them.',
    ),
  not_covered_then: () =>
    words(
      '出事那天不在保障期内,这份保单赔不了,没有报案。有疑问可以转人工。',
      'The policy did not cover that day; nothing was filed. A person can look into it.',
    ),
  date_in_future: () => words('这个日子还没到,没有报案。', 'That day is still to come; nothing was filed.'),
  claim_exists: ({ number }) =>
    words(`这件事已经报过案了,编号 ${number},不用再报。`, `This is filed already under number ${number}.`),
  amount_unreadable: () =>
    words('花费的金额我没看懂,没有报案。', 'I could not read what it cost; nothing was filed.'),
};

const stated = z.object({
  policy: z.string(),
  product: z.object({ zh: z.string(), en: z.string() }),
  event: z.string(),
  date: z.string(),
  amount: z.string().nullable(),
  documents: z.number(),
});

function receipt(given: Done, { locale }: Speech): Answer {
  const zh = locale === 'zh';
  const documents = documentsWanted(given.kind);
  return {
    text: zh
      ? `报案成功,理赔编号 ${given.number}。请准备${documents.zh},拍照传上来就行,保险公司收齐后两天左右出结果。`
      : `Your claim is filed under number ${given.number}. Please send ${documents.en}; the insurer decides about two days after it has them.`,
    cards: [
      {
        type: 'receipt',
        title: zh ? '理赔已受理' : 'Claim filed',
        receipt: given.claim,
        status: 'done',
        rows: [
          { label: zh ? '理赔编号' : 'Number', value: given.number },
          { label: zh ? '要交的材料' : 'Documents', value: documents[locale] },
          { label: zh ? '进度' : 'Status', value: zh ? '已报案,等材料' : 'filed, waiting for documents' },
        ],
        at: given.at,
        actions: [
          { action: 'open:/functions/insurance.claim_documents', label: zh ? '交材料' : 'Send documents' },
          { action: 'open:/functions/insurance.claim_status', label: zh ? '查进度' : 'Status' },
        ],
      },
    ],
  };
}

/** 我要理赔: files a claim under one of the customer's policies. */
export const insuranceClaim = (desk: InsuranceDesk) =>
  command<Input, Draft, Done, ClaimRefusal>({
    id: 'insurance.claim',
    title: words('保险理赔', 'File a claim'),
    about: words('出险报案,申请理赔', 'Files a claim under an insurance policy'),
    authority: 'customer-confirms',
    input,
    draft,
    done,
    refusals: fileWords,
    complete: (caller, given) => complete(desk, caller, given),
    proof: () => Promise.resolve(['pin'] as const),
    state: async (caller, order) => {
      const policy = await findOwnPolicy(desk.db, caller.customer, order.policy);
      if (!policy) return refuse({ code: 'no_policy' });
      const { zh, en } = order.name;
      return ok({
        summary: words(
          `用${zh}(${order.number})申请理赔:${order.event},${sayDate(order.happenedOn, 'zh')}出险。资料会交给保险公司。`,
          `File a claim under ${en} (${order.number}): ${order.event}, on ${sayDate(order.happenedOn, 'en')}. The insurer is told.`,
        ),
        details: {
          policy: order.number,
          product: order.name,
          kind: order.kind,
          event: order.event,
          date: order.happenedOn,
          amount: order.asked,
          documents: order.attachments.length,
        },
      });
    },
    execute: async (tx, caller, { id: key, draft: order }) => {
      const filed = await fileClaim(desk, tx, {
        key,
        customer: caller.customer,
        policy: order.policy,
        event: order.event,
        happenedOn: order.happenedOn,
        asked: order.asked === null ? null : moneyOf(order.asked).minorUnits,
        attachments: order.attachments,
      });
      if (!filed.ok) return refuse(filed.refusal);
      const { id: claim, number, createdAt } = filed.value;
      return ok({ claim, number, kind: order.kind, at: formatInstant(createdAt) });
    },
    confirmation: (statement, { locale }) => {
      const said = stated.parse(statement.details);
      const zh = locale === 'zh';
      return {
        title: zh ? '确认理赔' : 'Confirm the claim',
        rows: [
          { label: zh ? '保险' : 'Insurance', value: said.product[locale] },
          { label: zh ? '保单号' : 'Policy', value: said.policy },
          { label: zh ? '发生了什么' : 'What happened', value: said.event },
          { label: zh ? '出险日期' : 'On', value: sayDate(said.date, locale) },
          ...(said.amount === null
            ? []
            : [{ label: zh ? '花费' : 'Cost', value: sayYuan(moneyOf(said.amount).minorUnits, locale) }]),
        ],
        caution: zh ? '请如实说明,资料会交给保险公司。' : 'Please be truthful; the insurer is told.',
        confirmLabel: zh ? '确认申请理赔' : 'File the claim',
      };
    },
    receipt: (given, _statement, speech) => receipt(given, speech),
  });
