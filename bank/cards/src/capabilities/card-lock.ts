import { words } from '@banxing/kernel';
import type { CardsDesk } from '../uses.ts';
import { cardChange } from './card-change.ts';

/** 把我的卡锁一下. */
export const cardLock = (desk: CardsDesk) =>
  cardChange(desk, {
    id: 'card.lock',
    act: 'lock',
    title: words('锁卡', 'Lock the card'),
    about: words('临时锁住一张卡,随时可以解锁', 'Locks a card for now; it can be unlocked at any time'),
    question: words('锁哪一张卡?', 'Which card shall be locked?'),
    withoutProof: true,
    summary: (card) =>
      words(
        `临时锁住${card.zh},锁住后刷不了卡,卡里的钱不受影响,随时可以解锁。`,
        `Lock ${card.en} for now: it cannot be used to pay; the money is not touched, and you can unlock it at any time.`,
      ),
    confirmLabel: words('马上锁卡', 'Lock it now'),
    receiptTitle: words('卡已锁定', 'Card locked'),
    receipt: (card) =>
      words(
        `${card.zh}锁好了,现在谁也刷不了。钱没有动,要用时说“解锁”。`,
        `${card.en} is locked; nobody can pay with it now. Your money is safe. Say “unlock my card” when you need it.`,
      ),
    next: [
      { say: words('解锁我的卡', 'unlock my card'), label: words('解锁', 'Unlock') },
      { say: words('我的卡丢了,要挂失', 'I lost my card'), label: words('挂失', 'Report it lost') },
    ],
  });
