import {
  type Answer,
  type ConfirmBody,
  type Speech,
  type Statement,
  command,
  ready,
} from '@banxing/capability';
import { formatInstant, ok, refuse, words } from '@banxing/kernel';
import { z } from 'zod';
import { called, decide } from '../card.ts';
import { cardWords } from '../card-refusals.ts';
import { chooseCard, type ChoiceRefusal } from '../choose-card.ts';
import { permitPin } from '../use-cases/set-card-pin.ts';
import type { CardsDesk } from '../uses.ts';
import {
  cardDetails,
  cardDraft,
  type CardDraft,
  cardInput,
  type CardInput,
  ownCard,
  statedCard,
} from './card-change.ts';

const done = z.object({
  permit: z.string(),
  card: z.string(),
  tail: z.string(),
  name: z.string(),
  until: z.string(),
  at: z.string(),
});

function confirmation(statement: Statement, { locale }: Speech): ConfirmBody {
  const { card } = statedCard.parse(statement.details);
  const zh = locale === 'zh';
  return {
    title: zh ? '修改取款密码' : 'Change the card PIN',
    rows: [{ label: zh ? '卡' : 'Card', value: `${card.name}(*${card.tail})` }],
    caution: zh
      ? '新密码只在安全键盘里输入,任何人问您都不要说。'
      : 'Enter the new PIN only on the secure keypad, and tell nobody.',
    confirmLabel: zh ? '确认,去输入新密码' : 'Confirm and enter it',
  };
}

function receipt(result: z.infer<typeof done>, _statement: Statement, { locale }: Speech): Answer {
  const zh = locale === 'zh';
  return {
    text: zh
      ? `验证通过。请在安全键盘里给${called(result).zh}输入 6 位新密码,${result.until.slice(11, 16)} 前有效,别打在聊天里。`
      : `Confirmed. Enter the new six-digit PIN of ${called(result).en} on the secure keypad before ${result.until.slice(11, 16)}, not in this chat.`,
    cards: [
      {
        type: 'receipt',
        title: zh ? '去输入新密码' : 'Enter the new PIN',
        receipt: result.permit,
        status: 'done',
        rows: [{ label: zh ? '卡' : 'Card', value: called(result)[locale] }],
        at: result.at,
        actions: [
          {
            action: `open:/cards/${result.card}/pin?permit=${result.permit}`,
            label: zh ? '输入新密码' : 'Enter the new PIN',
          },
        ],
      },
    ],
  };
}

/**
 * 改取款密码. The conversation never sees the new PIN: confirming gives a permit of ten minutes, with which a form of
 * the app sets it.
 */
export const cardPinChange = (desk: CardsDesk) =>
  command<CardInput, CardDraft, z.infer<typeof done>, ChoiceRefusal>({
    id: 'card.pin_change',
    title: words('修改取款密码', 'Change a card PIN'),
    about: words('修改或重置一张卡的取款密码', 'Changes or resets the PIN of a card'),
    authority: 'customer-confirms',
    input: cardInput,
    draft: cardDraft,
    done,
    refusals: cardWords,
    complete: async (caller, given) => {
      const question = words('改哪一张卡的密码?', 'Of which card shall the PIN be changed?');
      const chosen = await chooseCard(desk, caller, given.card_last4, { act: 'set_pin', question });
      return chosen.status === 'ready' ? ready({ card: chosen.draft.id }) : chosen;
    },
    proof: () => Promise.resolve(['pin'] as const),
    state: async (caller, frozen) => {
      const card = await ownCard(desk.db, caller.customer, frozen.card);
      if (!card) return refuse({ code: 'card_not_found' });
      const decided = decide(card, 'set_pin');
      if (!decided.ok) return decided;
      return ok({
        summary: words(
          `修改${called(card).zh}的取款密码。确认后在安全键盘里输入新密码,不要打在聊天里。`,
          `Change the PIN of ${called(card).en}. After you confirm, enter the new PIN on the secure keypad, never in this chat.`,
        ),
        details: cardDetails(card),
      });
    },
    execute: async (tx, caller, mandate) => {
      const permit = await permitPin(desk, tx, { customer: caller.customer, card: mandate.draft.card });
      if (!permit.ok) return permit;
      const card = await ownCard(tx, caller.customer, mandate.draft.card);
      return ok({
        permit: permit.value.id,
        card: permit.value.card,
        tail: permit.value.tail,
        name: card?.name ?? '',
        until: formatInstant(permit.value.expiresAt),
        at: formatInstant(desk.clock.now()),
      });
    },
    confirmation,
    receipt,
  });
