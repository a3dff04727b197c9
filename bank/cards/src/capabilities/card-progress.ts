import { type Answer, query, ready, type Speech } from '@banxing/capability';
import { dayOf, formatInstant, ok, words } from '@banxing/kernel';
import { z } from 'zod';
import { stages, stageWords } from '../application.ts';
import { allProducts, applicationsOf } from '../application-store.ts';
import { dayWords } from '../card-speech.ts';
import { findCard } from '../card-store.ts';
import type { CardsDesk } from '../uses.ts';

const output = z.object({
  applications: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['new', 'replacement']),
      name: z.object({ zh: z.string(), en: z.string() }),
      tail: z.string().nullable(),
      stage: z.enum(stages),
      receivedAt: z.string(),
      decidedAt: z.string().nullable(),
      madeAt: z.string().nullable(),
      postedAt: z.string().nullable(),
      doneAt: z.string().nullable(),
    }),
  ),
});
type Output = z.infer<typeof output>;
type Fact = Output['applications'][number];

const instant = (at: Date | null): string | null => at && formatInstant(at);

async function run(desk: CardsDesk, customer: Parameters<typeof applicationsOf>[1]): Promise<Output> {
  const products = await allProducts(desk.db);
  const facts: Fact[] = [];
  for (const each of await applicationsOf(desk.db, customer)) {
    const card = each.card === null ? undefined : await findCard(desk.db, each.card);
    const product = products.find(({ code }) => code === each.product)?.name ?? words('银行卡', 'Card');
    const name = each.kind === 'replacement' && card ? words(card.name, card.name) : product;
    facts.push({
      id: each.id,
      kind: each.kind,
      name: { ...name },
      tail: card?.tail ?? null,
      stage: each.stage,
      receivedAt: formatInstant(each.receivedAt),
      decidedAt: instant(each.decidedAt),
      madeAt: instant(each.madeAt),
      postedAt: instant(each.postedAt),
      doneAt: instant(each.doneAt),
    });
  }
  return { applications: facts };
}

const isGoing = ({ stage }: Fact): boolean => stage !== 'done' && stage !== 'declined';

function titleOf(fact: Fact, zh: boolean): string {
  const tail = fact.tail === null ? '' : zh ? `(*${fact.tail})` : ` (*${fact.tail})`;
  const what = fact.kind === 'replacement' ? (zh ? '补换卡 ' : 'replacement of ') : '';
  return `${what}${zh ? fact.name.zh : fact.name.en}${tail}`;
}

function answer({ applications }: Output, { locale, now }: Speech): Answer {
  const zh = locale === 'zh';
  const going = applications.filter(isGoing);
  const shown = going.length > 0 ? going : applications.slice(0, 1);
  if (shown.length === 0) {
    const suggestions = [zh ? '申请信用卡' : 'apply for a credit card'];
    return { text: zh ? '您没有在办的卡。' : 'You have no card on its way.', cards: [], suggestions };
  }
  const today = dayOf(now);
  const day = (at: string): string => dayWords(at.slice(0, 10), today)[locale];
  const lines = shown.map((fact) => `${titleOf(fact, zh)}${zh ? '' : ': '}${stageWords[fact.stage][locale]}`);
  const head =
    going.length === 0 ? (zh ? '没有在办的卡,最近一次:' : 'Nothing is on its way; the latest: ') : '';
  const waits = going.some(({ stage }) => stage === 'posted');
  const activate = zh ? '激活银行卡' : 'activate my card';
  return {
    text: `${head}${lines.join(zh ? ';' : '; ')}${zh ? '。' : '.'}`,
    cards: [
      {
        type: 'product',
        title: zh ? '办卡进度' : 'Card progress',
        rows: [],
        items: shown.map((fact) => ({
          id: fact.id,
          title: titleOf(fact, zh),
          value: stageWords[fact.stage][locale],
          rows: [
            { label: zh ? '申请' : 'Applied', value: day(fact.receivedAt) },
            ...(fact.decidedAt === null
              ? []
              : [{ label: zh ? '审批' : 'Decided', value: day(fact.decidedAt) }]),
            ...(fact.madeAt === null ? [] : [{ label: zh ? '制卡' : 'Made', value: day(fact.madeAt) }]),
            ...(fact.postedAt === null ? [] : [{ label: zh ? '寄出' : 'Posted', value: day(fact.postedAt) }]),
          ],
        })),
        actions: waits ? [{ action: `say:${activate}`, label: zh ? '激活' : 'Activate' }] : [],
      },
    ],
    suggestions: waits ? [activate] : [],
  };
}

/** 我的卡办到哪一步了. */
export const cardProgress = (desk: CardsDesk) =>
  query<object, object, Output, never>({
    id: 'card.progress',
    title: words('办卡进度', 'Card progress'),
    about: words('申请、补换的卡到哪一步了', 'How far cards that were applied for or replaced have come'),
    authority: 'reads',
    input: z.object({}),
    output,
    refusals: {},
    complete: () => Promise.resolve(ready({})),
    run: async (caller) => ok(await run(desk, caller.customer)),
    answer,
  });
