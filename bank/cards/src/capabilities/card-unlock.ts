import { words } from '@banxing/kernel';
import type { CardsDesk } from '../uses.ts';
import { cardChange } from './card-change.ts';

/** 把卡解锁. */
export const cardUnlock = (desk: CardsDesk) =>
  cardChange(desk, {
    id: 'card.unlock',
    act: 'unlock',
    title: words('解锁卡片', 'Unlock the card'),
    about: words('解开临时锁住的卡', 'Unlocks a card that was locked for now'),
    question: words('解锁哪一张卡?', 'Which card shall be unlocked?'),
    withoutProof: false,
    summary: (card) =>
      words(`解锁${card.zh},马上可以正常刷卡。`, `Unlock ${card.en}: it can be used to pay again at once.`),
    confirmLabel: words('确认解锁', 'Unlock it'),
    receiptTitle: words('卡已解锁', 'Card unlocked'),
    receipt: (card) => words(`${card.zh}解锁好了,可以正常用了。`, `${card.en} is unlocked and can be used.`),
    next: [{ say: words('锁卡', 'lock my card'), label: words('再锁上', 'Lock it again') }],
  });
