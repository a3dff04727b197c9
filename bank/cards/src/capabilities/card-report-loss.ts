import { words } from '@banxing/kernel';
import type { CardsDesk } from '../uses.ts';
import { cardChange, replaceNext } from './card-change.ts';

/** 我的银行卡丢了. */
export const cardReportLoss = (desk: CardsDesk) =>
  cardChange(desk, {
    id: 'card.report_loss',
    act: 'lose',
    title: words('银行卡挂失', 'Report the card lost'),
    about: words('挂失丢了的卡,马上停用', 'Reports a card lost; it stops working at once'),
    question: words('先别急。哪一张卡丢了?', 'Which card is lost?'),
    withoutProof: true,
    summary: (card) =>
      words(
        `挂失${card.zh},马上停用,谁也刷不了;卡里的钱不受影响,转账照常。挂失后这张卡不能恢复,要补新卡。`,
        `Report ${card.en} lost: it stops working at once. The money is not touched. It cannot be revived; a new card replaces it.`,
      ),
    confirmLabel: words('马上挂失', 'Report it lost now'),
    caution: words(
      '找得回来的话,先锁卡就行,锁了还能解开。',
      'If you may find it again, locking is enough; a lock can be undone.',
    ),
    receiptTitle: words('已挂失', 'Reported lost'),
    receipt: (card) =>
      words(
        `${card.zh}已经挂失,从现在起谁也刷不了,您的钱没有动。要不要补一张新卡?`,
        `${card.en} is reported lost and cannot be used from now on. Your money has not moved. Shall I order a new card?`,
      ),
    next: [replaceNext],
  });
