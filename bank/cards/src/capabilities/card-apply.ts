import {
  type Answer,
  type ConfirmBody,
  type Speech,
  type Statement,
  command,
  type Completion,
  type CustomerCaller,
  needs,
  ready,
  refused,
} from '@banxing/capability';
import { formatInstant, ok, type Outcome, refuse, words } from '@banxing/kernel';
import { z } from 'zod';
import type { CardProduct } from '../application.ts';
import { allProducts } from '../application-store.ts';
import { wire, yuan } from '../card-speech.ts';
import { findCard } from '../card-store.ts';
import { findLine } from '../line-store.ts';
import { applyForCard, type ApplyRefusal, decideProduct } from '../use-cases/apply-card.ts';
import type { CardsDesk } from '../uses.ts';

const input = z.object({ card_type: z.string().trim().max(60).optional() });
const draft = z.object({ product: z.string() });
const done = z.object({
  application: z.string(),
  product: z.string(),
  form: z.enum(['plastic', 'virtual']),
  name: z.object({ zh: z.string(), en: z.string() }),
  tail: z.string().nullable(),
  at: z.string(),
});
const stated = z.object({
  product: z.object({ zh: z.string(), en: z.string() }),
  kind: z.string(),
  limit: z.string().nullable(),
  shared: z.boolean(),
});

type Refusal =
  ApplyRefusal | { readonly code: 'supplementary_at_branch' } | { readonly code: 'social_card_at_branch' };

const anyCard = /^(?:银行卡|卡|一?张卡|新卡|bank ?card|card|new card)$/iu;
const supplementary = /附属|附屬|副卡|附卡|supplementary/iu;
const social = /社保|医保|金融卡|惠民|social/iu;
const credit = /信用|credit|visa|联名|聯名|车主|etc|双币|现金回|現金回|回饋|贷记/iu;
const debit = /借记|借記|储蓄|儲蓄|提款|工资|老年|养老|debit|savings/iu;
const folded = (text: string): string => text.toLowerCase().replace(/\s+/gu, ' ').trim();

/** Which product the words mean: its code or one of its own words, the longest first; else what they are a kind of. */
export function productNamed(products: readonly CardProduct[], said: string): CardProduct | undefined {
  const text = folded(said);
  const exact = products.find(
    (product) => product.code === text || product.words.some((word) => folded(word) === text),
  );
  if (exact) return exact;
  const byLength = products
    .flatMap((product) => product.words.map((word) => ({ product, word: folded(word) })))
    .filter(
      ({ word, product }) => text.includes(word) && product.code !== 'standard' && product.code !== 'debit',
    )
    .sort((a, b) => b.word.length - a.word.length);
  if (byLength[0]) return byLength[0].product;
  if (/黑卡|钻石|black|diamond/iu.test(text)) return products.find(({ code }) => code === 'platinum');
  if (credit.test(text)) return products.find(({ code }) => code === 'standard');
  return debit.test(text) ? products.find(({ code }) => code === 'debit') : undefined;
}

const optionOf = ({ code, name, about }: CardProduct) => ({ value: code, label: name, detail: about });

/** 信用卡 without more: the plainest that the customer may have and does not hold. */
async function creditFor(
  desk: CardsDesk,
  caller: CustomerCaller,
  products: readonly CardProduct[],
): Promise<Completion<z.infer<typeof draft>, Refusal>> {
  const offered: CardProduct[] = [];
  let first: Refusal | undefined;
  for (const product of products.filter(({ kind }) => kind === 'credit')) {
    const decided = await decideProduct(desk, desk.db, caller.customer, product);
    if (decided.ok) offered.push(product);
    else first ??= decided.refusal;
  }
  const [only] = offered;
  if (!only) return refused(first ?? { code: 'product_not_offered' });
  if (offered.length === 1) return ready({ product: only.code });
  return needs({
    slot: 'card_type',
    question: words('办哪一种信用卡?', 'Which credit card would you like?'),
    options: offered.map(optionOf),
  });
}

async function complete(
  desk: CardsDesk,
  caller: CustomerCaller,
  said: string | undefined,
): Promise<Completion<z.infer<typeof draft>, Refusal>> {
  const products = await allProducts(desk.db);
  if (said === undefined || said === '' || anyCard.test(said)) {
    return needs({
      slot: 'card_type',
      question: words('想办哪一种卡?', 'Which kind of card would you like?'),
      options: products.map(optionOf),
    });
  }
  if (supplementary.test(said)) return refused({ code: 'supplementary_at_branch' });
  if (social.test(said)) return refused({ code: 'social_card_at_branch' });
  if (/^(?:一?张)?信用卡$|^credit card$|^贷记卡$/iu.test(said)) return creditFor(desk, caller, products);
  const product = productNamed(products, said);
  if (!product) return refused({ code: 'product_not_offered' });
  const decided = await decideProduct(desk, desk.db, caller.customer, product);
  return decided.ok ? ready({ product: product.code }) : refused(decided.refusal);
}

async function state(
  desk: CardsDesk,
  caller: CustomerCaller,
  code: string,
): Promise<Outcome<{ summary: ReturnType<typeof words>; details: Record<string, unknown> }, Refusal>> {
  const product = (await allProducts(desk.db)).find((each) => each.code === code);
  if (!product) return refuse({ code: 'product_not_offered' });
  const decided = await decideProduct(desk, desk.db, caller.customer, product);
  if (!decided.ok) return decided;
  const shared = (await findLine(desk.db, caller.customer)) !== undefined && product.kind === 'credit';
  const limit = product.kind === 'credit' ? wire(decided.value) : null;
  const how =
    product.form === 'virtual'
      ? words('马上能用', 'ready at once')
      : words('审核通过后制卡寄出,约 5 天收到', 'checked, made and posted within about 5 days');
  const money =
    limit === null
      ? words('免年费', 'no yearly fee')
      : shared
        ? words(
            `和现有信用卡共用 ${yuan(decided.value)} 元额度`,
            `sharing your limit of ¥${yuan(decided.value)}`,
          )
        : words(`预计额度 ${yuan(decided.value)} 元`, `with an expected limit of ¥${yuan(decided.value)}`);
  return ok({
    summary: words(
      `申请一张${product.name.zh},${money.zh},${how.zh}。`,
      `Apply for a ${product.name.en}, ${money.en}, ${how.en}.`,
    ),
    details: { product: product.name, code, kind: product.kind, limit, shared },
  });
}

const refusals = {
  age_not_allowed: ({ youngest, oldest }: { readonly youngest: number; readonly oldest: number }) =>
    words(
      `这种卡要 ${youngest} 到 ${oldest} 岁才能办,这次没有申请。`,
      `This card is for people between ${youngest} and ${oldest}; nothing was applied for.`,
    ),
  income_too_low: () =>
    words(
      '按近半年的收入,这种卡现在批不下来,没有提交申请,也不影响您的征信。',
      'On the income of the last half year this card cannot be granted now. Nothing was submitted.',
    ),
  students_only: () =>
    words(
      '学生卡只给在校学生办,这次没有申请。',
      'The student card is for students; nothing was applied for.',
    ),
  not_for_students: () =>
    words(
      '在校学生可以办学生信用卡,这种卡办不了,没有申请。',
      'Students can have the student card; this one is not for them. Nothing was applied for.',
    ),
  product_not_offered: () =>
    words(
      '我们没有这种卡,可以办借记卡、标准信用卡、金卡、白金卡、学生卡和虚拟卡。',
      'We do not offer this card. There are debit, standard, gold, platinum, student and virtual cards.',
    ),
  card_on_its_way: ({ name }: { readonly name: string }) =>
    words(
      `您的${name}已经在办了,说“办卡进度”能看到哪一步。`,
      'That card is on its way already. Ask for “card progress”.',
    ),
  card_held_already: ({ name }: { readonly name: string }) =>
    words(`您已经有一张${name}了,不用再办。`, 'You hold that card already; there is no need for another.'),
  supplementary_at_branch: () =>
    words(
      '附属卡要主卡人和附属卡人带身份证一起到网点办,手机上办不了。可以说“预约网点”。',
      'A supplementary card is made at a branch, with both people and their ID cards. You can say “book a branch visit”.',
    ),
  social_card_at_branch: () =>
    words(
      '社保卡要带身份证到网点办,手机上办不了。可以说“预约网点”。',
      'A social security card is made at a branch. You can say “book a branch visit”.',
    ),
} as const;

function confirmation(statement: Statement, { locale }: Speech): ConfirmBody {
  const facts = stated.parse(statement.details);
  const zh = locale === 'zh';
  return {
    title: zh ? '申请银行卡' : 'Apply for a card',
    rows: [
      { label: zh ? '卡种' : 'Card', value: facts.product[locale] },
      ...(facts.limit === null
        ? []
        : [{ label: zh ? '预计额度' : 'Expected limit', value: `¥${facts.limit}` }]),
      { label: zh ? '年费' : 'Yearly fee', value: zh ? '免费' : 'none' },
    ],
    confirmLabel: zh ? '确认申请' : 'Apply',
  };
}

function receipt(result: z.infer<typeof done>, _statement: Statement, { locale }: Speech): Answer {
  const zh = locale === 'zh';
  const progress = zh ? '办卡进度' : 'how far is my card';
  const text =
    result.form === 'virtual'
      ? zh
        ? `${result.name.zh}办好了,尾号 ${result.tail ?? ''},现在就能绑定手机和网上支付。`
        : `Your ${result.name.en} ending ${result.tail ?? ''} is ready to pay online and by phone now.`
      : zh
        ? `${result.name.zh}的申请收到了,正在审核,有结果马上告诉您。`
        : `Your application for a ${result.name.en} is in and being checked.`;
  return {
    text,
    cards: [
      {
        type: 'receipt',
        title: zh ? '申请已受理' : 'Applied',
        receipt: result.application,
        status: 'done',
        rows: [
          { label: zh ? '卡种' : 'Card', value: result.name[locale] },
          ...(result.tail === null ? [] : [{ label: zh ? '尾号' : 'Ending', value: result.tail }]),
        ],
        at: result.at,
        actions: [{ action: `say:${progress}`, label: zh ? '看进度' : 'Progress' }],
      },
    ],
    suggestions: [progress],
  };
}

/** 我想办张信用卡. */
export const cardApply = (desk: CardsDesk) =>
  command<z.infer<typeof input>, z.infer<typeof draft>, z.infer<typeof done>, Refusal>({
    id: 'card.apply',
    title: words('申请银行卡', 'Apply for a card'),
    about: words('申请借记卡、信用卡或虚拟卡', 'Applies for a debit, credit or virtual card'),
    authority: 'customer-confirms',
    input,
    draft,
    done,
    refusals,
    complete: (caller, given) => complete(desk, caller, given.card_type),
    proof: () => Promise.resolve(['pin'] as const),
    state: (caller, frozen) => state(desk, caller, frozen.product),
    execute: async (tx, caller, mandate) => {
      const { product } = mandate.draft;
      const applied = await applyForCard(desk, tx, { key: mandate.id, customer: caller.customer, product });
      if (!applied.ok) return applied;
      const name = (await allProducts(tx)).find(({ code }) => code === product)?.name ?? words('', '');
      const card = applied.value.card === null ? undefined : await findCard(tx, applied.value.card);
      return ok({
        application: applied.value.id,
        product,
        form: card?.form ?? ('plastic' as const),
        name: { ...name },
        tail: card?.tail ?? null,
        at: formatInstant(desk.clock.now()),
      });
    },
    confirmation,
    receipt,
  });
