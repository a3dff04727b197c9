import { z } from 'zod';
import {
  type Answer,
  command,
  type Completion,
  type ConfirmBody,
  type CustomerCaller,
  needs,
  ready,
  refused,
  type Speech,
  type Statement,
} from '@banxing/capability';
import {
  dayOf,
  formatInstant,
  formatMoney,
  invariant,
  money,
  moneyOf,
  ok,
  refuse,
  words,
} from '@banxing/kernel';
import { sayDate, sayYuan } from '../insurance-speech.ts';
import { type CancelRefusal, type PolicyId } from '../policy.ts';
import { findOwnPolicy, listPolicies } from '../policy-store.ts';
import { listProducts } from '../product-store.ts';
import { cancelPolicy } from '../use-cases/cancel-policy.ts';
import type { InsuranceDesk } from '../uses.ts';

const input = z.object({
  /** A policy's number or id; the only one that can be taken back when absent. */
  policy: z.string().optional(),
});

const draft = z.object({
  policy: z.string(),
  number: z.string(),
  name: z.object({ zh: z.string(), en: z.string() }),
  premium: z.string(),
});
type Draft = z.infer<typeof draft>;
const done = z.object({ policy: z.string(), number: z.string(), refund: z.string(), at: z.string() });

async function complete(
  desk: InsuranceDesk,
  caller: CustomerCaller,
  said: string | undefined,
): Promise<Completion<Draft, CancelRefusal>> {
  const [policies, products] = await Promise.all([
    listPolicies(desk.db, caller.customer),
    listProducts(desk.db),
  ]);
  const today = dayOf(desk.clock.now());
  const active = policies.filter(({ status }) => status === 'active');
  const fitting =
    said === undefined || said === ''
      ? active.filter(({ coolingUntil }) => coolingUntil >= today)
      : policies.filter(({ id, number }) => id === said || number === said);
  const nameOf = (code: string) => {
    const product = products.find((each) => each.code === code);
    invariant(product, `there is no product ${code}`);
    return { ...product.name };
  };
  const [only] = fitting;
  if (!only) {
    const [latest] = active;
    return refused(
      latest && (said === undefined || said === '')
        ? { code: 'cooling_over', until: latest.coolingUntil }
        : { code: 'policy_not_found' },
    );
  }
  if (fitting.length > 1) {
    return needs({
      slot: 'policy',
      question: words('退哪一份?', 'Which one?'),
      options: fitting.map(({ id, number, product }) => ({
        value: id,
        label: words(`${nameOf(product).zh} ${number}`, `${nameOf(product).en} ${number}`),
      })),
    });
  }
  const { id: policy, number, product, premium } = only;
  return ready({ policy, number, name: nameOf(product), premium: formatMoney(money(premium)) });
}

const fen = (amount: string): bigint => moneyOf(amount).minorUnits;

function cancelConfirmation(statement: Statement, { locale }: Speech): ConfirmBody {
  const zh = locale === 'zh';
  const said = z
    .object({
      policy: z.string(),
      name: z.object({ zh: z.string(), en: z.string() }),
      amount: z.string(),
    })
    .parse(statement.details);
  return {
    title: zh ? '确认退保' : 'Confirm',
    headline: { amount: said.amount, currency: 'CNY' },
    rows: [
      { label: zh ? '保险' : 'Insurance', value: said.name[locale] },
      { label: zh ? '保单号' : 'Policy', value: said.policy },
    ],
    caution: zh ? '退了就没有保障了。' : 'The cover ends with this.',
    confirmLabel: zh ? '确认退保' : 'Take it back',
  };
}

function cancelReceipt(result: z.infer<typeof done>, { locale }: Speech): Answer {
  const zh = locale === 'zh';
  const refund = sayYuan(fen(result.refund), locale);
  return {
    text: zh
      ? `退好了,保费 ${refund}已经退回原账户。`
      : `Done. ${refund} is back on the account that paid it.`,
    cards: [
      {
        type: 'receipt',
        title: zh ? '已退保' : 'Taken back',
        receipt: result.policy,
        status: 'done',
        headline: { amount: result.refund, currency: 'CNY' },
        rows: [{ label: zh ? '保单号' : 'Number', value: result.number }],
        at: result.at,
        actions: [],
      },
    ],
  };
}

/** Takes a policy back within its cooling period: the whole premium returns. */
export const insuranceCancel = (desk: InsuranceDesk) =>
  command<z.infer<typeof input>, Draft, z.infer<typeof done>, CancelRefusal>({
    id: 'insurance.cancel',
    title: words('犹豫期退保', 'Take insurance back'),
    about: words('15 天犹豫期内退保,全额退款', 'Takes a policy back within 15 days, with the whole premium'),
    authority: 'customer-confirms',
    input,
    draft,
    done,
    refusals: {
      policy_not_found: () =>
        words('没有找到这份保单,没有退保。', 'There is no such policy; nothing was cancelled.'),
      policy_ended: () =>
        words('这份保单已经结束了,没有退保。', 'This policy has ended already; nothing was cancelled.'),
      cooling_over: ({ until }) =>
        words(
          `犹豫期到 ${sayDate(until, 'zh')}为止,已经过了,不能全额退。没有退保,要退请转人工。`,
          `The cooling period ended on ${sayDate(until, 'en')}; nothing was cancelled. A person can help.`,
        ),
      claim_open: () =>
        words(
          '这份保单有理赔,不能退。没有退保。',
          'There is a claim under this policy; nothing was cancelled.',
        ),
    },
    complete: (caller, { policy }) => complete(desk, caller, policy),
    proof: () => Promise.resolve(['pin'] as const),
    state: async (caller, order) => {
      const policy = await findOwnPolicy(desk.db, caller.customer, order.policy);
      if (!policy) return refuse({ code: 'policy_not_found' });
      return ok({
        summary: words(
          `退掉${order.name.zh}(${order.number}),保费 ${sayYuan(fen(order.premium), 'zh')}全额退回,保障到此为止。`,
          `Take back ${order.name.en} (${order.number}); ${sayYuan(fen(order.premium), 'en')} returns and the cover ends.`,
        ),
        details: { policy: order.number, name: order.name, amount: order.premium, currency: 'CNY' },
      });
    },
    execute: async (tx, caller, { draft: order }) => {
      const cancelled = await cancelPolicy(desk, tx, caller.customer, order.policy as PolicyId);
      if (!cancelled.ok) return refuse(cancelled.refusal);
      const { id: policy, number, premium, settledAt } = cancelled.value;
      const at = formatInstant(settledAt ?? desk.clock.now());
      return ok({ policy, number, refund: formatMoney(money(premium)), at });
    },
    confirmation: cancelConfirmation,
    receipt: (result, _statement, speech) => cancelReceipt(result, speech),
  });
