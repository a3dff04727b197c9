import {
  type Completion,
  type CustomerCaller,
  type RefusalWords,
  type Answer,
  type ConfirmBody,
  type Speech,
  type Statement,
  command,
  needs,
  ready,
  refused,
} from '@banxing/capability';
import { addDays, dayOf, formatInstant, ok, refuse, words } from '@banxing/kernel';
import { z } from 'zod';
import { called } from '../card.ts';
import { cardWords } from '../card-refusals.ts';
import { dayWords } from '../card-speech.ts';
import { chooseCard, type ChoiceRefusal } from '../choose-card.ts';
import { replaceCard, type ReplaceRefusal } from '../use-cases/replace-card.ts';
import type { CardsDesk } from '../uses.ts';
import { cardDetails, ownCard, statedCard } from './card-change.ts';

const input = z.object({
  card_last4: z.string().trim().max(60).optional(),
  reason: z.string().trim().max(100).optional(),
});
const draft = z.object({ card: z.string(), reason: z.string() });
const done = z.object({
  application: z.string(),
  card: z.string(),
  tail: z.string(),
  name: z.string(),
  arrivesOn: z.string(),
  at: z.string(),
});

const stated = statedCard.extend({ reason: z.string(), newNumber: z.boolean(), fee: z.string() });

type Refusal = ChoiceRefusal | ReplaceRefusal | { readonly code: 'report_loss_first'; readonly tail: string };

/** From ordering to the letterbox. */
const postDays = 5;

const lostWords = /丢|掉|落|挂失|偷|盗|唔见|跌咗|跌|遗失|丟|lost|stolen/iu;

function confirmation(statement: Statement, { locale }: Speech): ConfirmBody {
  const facts = stated.parse(statement.details);
  const zh = locale === 'zh';
  return {
    title: zh ? '补换卡' : 'Replace the card',
    rows: [
      { label: zh ? '卡' : 'Card', value: `${facts.card.name}(*${facts.card.tail})` },
      { label: zh ? '原因' : 'Reason', value: facts.reason },
      {
        label: zh ? '卡号' : 'Number',
        value: facts.newNumber ? (zh ? '换新号' : 'new') : zh ? '不变' : 'the same',
      },
      { label: zh ? '工本费' : 'Fee', value: zh ? '免费' : 'none' },
    ],
    confirmLabel: zh ? '确认补卡' : 'Order it',
  };
}

function receipt(result: z.infer<typeof done>, _statement: Statement, { locale, now }: Speech): Answer {
  const zh = locale === 'zh';
  const by = dayWords(result.arrivesOn, dayOf(now));
  const action = zh ? '办卡进度' : 'how far is my card';
  return {
    text: zh
      ? `好了,${called(result).zh}的新卡已经申请,预计 ${by.zh}前寄到,收到后说“激活银行卡”。`
      : `Done. The new card for ${called(result).en} should arrive by ${by.en}. Say “activate my card” when it does.`,
    cards: [
      {
        type: 'receipt',
        title: zh ? '补卡申请已受理' : 'New card ordered',
        receipt: result.application,
        status: 'done',
        rows: [{ label: zh ? '预计寄到' : 'Arrives by', value: by[locale] }],
        at: result.at,
        actions: [{ action: `say:${action}`, label: zh ? '看进度' : 'Progress' }],
      },
    ],
    suggestions: [action],
  };
}

const refusals: RefusalWords<Refusal> = {
  ...cardWords,
  replaced_already: ({ tail }) =>
    words(
      `尾号 ${tail} 的卡已经在补办了,说“办卡进度”能看到哪一步。`,
      `The card ending ${tail} is being replaced already. Ask for “card progress” to see how far it is.`,
    ),
  report_loss_first: ({ tail }) =>
    words(
      `尾号 ${tail} 的卡还能用。丢了的话,先说“挂失”停掉它,再补新卡。`,
      `The card ending ${tail} still works. If it is gone, first say “report it lost”; then a new one can be made.`,
    ),
};

async function complete(
  desk: CardsDesk,
  caller: CustomerCaller,
  given: z.infer<typeof input>,
): Promise<Completion<z.infer<typeof draft>, Refusal>> {
  const question = words('换哪一张卡?', 'Which card shall be replaced?');
  const chosen = await chooseCard(desk, caller, given.card_last4, { act: 'replace', question });
  if (chosen.status !== 'ready') return chosen;
  const card = chosen.draft;
  const reason = given.reason ?? (card.status === 'lost' ? '挂失补卡' : '');
  if (reason === '') {
    return needs({
      slot: 'reason',
      question: words(`${called(card).zh}为什么要换?`, `Why shall ${called(card).en} be replaced?`),
      options: [
        { value: '损坏', label: words('坏了、刷不出来', 'It is damaged') },
        { value: '到期', label: words('快到期了', 'It expires soon') },
        { value: '丢失', label: words('丢了', 'It is lost') },
      ],
    });
  }
  if (card.status !== 'lost' && lostWords.test(reason))
    return refused({ code: 'report_loss_first', tail: card.tail });
  return ready({ card: card.id, reason });
}

/** 我的卡消磁了,换一张. A card that is gone is first reported lost: nothing is posted while it still works. */
export const cardReplace = (desk: CardsDesk) =>
  command<z.infer<typeof input>, z.infer<typeof draft>, z.infer<typeof done>, Refusal>({
    id: 'card.replace',
    title: words('补换卡', 'Replace a card'),
    about: words(
      '卡坏了、到期或丢了,换一张新的',
      'Orders a new card in place of a worn, expiring or lost one',
    ),
    authority: 'customer-confirms',
    input,
    draft,
    done,
    refusals,
    complete: (caller, given) => complete(desk, caller, given),
    proof: () => Promise.resolve(['pin'] as const),
    state: async (caller, frozen) => {
      const card = await ownCard(desk.db, caller.customer, frozen.card);
      if (!card) return refuse({ code: 'card_not_found' });
      const newNumber = card.status === 'lost';
      const number = newNumber
        ? words('卡号会换新的', 'with a new number')
        : words('卡号不变', 'with the same number');
      const old = newNumber
        ? words('', '')
        : words(',新卡激活前旧卡照常用', '; the old card works until the new one is activated');
      const summary = words(
        `给${called(card).zh}补一张新卡,${number.zh},免费,约 ${postDays} 天寄到${old.zh}。`,
        `Order a new card for ${called(card).en}, ${number.en}, free, posted within about ${postDays} days${old.en}.`,
      );
      return ok({
        summary,
        details: { ...cardDetails(card), reason: frozen.reason, newNumber, fee: '0.00' },
      });
    },
    execute: async (tx, caller, mandate) => {
      const { card, reason } = mandate.draft;
      const ordered = await replaceCard(desk, tx, {
        key: mandate.id,
        customer: caller.customer,
        card,
        reason,
      });
      if (!ordered.ok) return ordered;
      const old = await ownCard(tx, caller.customer, card);
      const now = desk.clock.now();
      return ok({
        application: ordered.value.id,
        card,
        tail: old?.tail ?? '',
        name: old?.name ?? '',
        arrivesOn: addDays(dayOf(now), postDays),
        at: formatInstant(now),
      });
    },
    confirmation,
    receipt,
  });
