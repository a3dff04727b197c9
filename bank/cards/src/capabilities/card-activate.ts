import { words } from '@banxing/kernel';
import type { CardsDesk } from '../uses.ts';
import { cardChange } from './card-change.ts';

/** 激活我的新卡. */
export const cardActivate = (desk: CardsDesk) =>
  cardChange(desk, {
    id: 'card.activate',
    act: 'activate',
    title: words('激活银行卡', 'Activate the card'),
    about: words('激活收到的新卡', 'Activates a card that has arrived'),
    question: words('激活哪一张卡?', 'Which card shall be activated?'),
    withoutProof: false,
    summary: (card) =>
      words(`激活${card.zh},激活后马上能用。`, `Activate ${card.en}; it can be used at once.`),
    confirmLabel: words('确认激活', 'Activate it'),
    receiptTitle: words('卡已激活', 'Card activated'),
    receipt: (card) => words(`${card.zh}激活好了,现在就能用。`, `${card.en} is active and can be used now.`),
    next: [{ say: words('修改取款密码', 'change my card PIN'), label: words('设置密码', 'Set its PIN') }],
  });
