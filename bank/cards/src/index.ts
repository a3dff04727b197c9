import type { Capability } from '@banxing/capability';
import { cardActivate } from './capabilities/card-activate.ts';
import { cardApply } from './capabilities/card-apply.ts';
import { cardLock } from './capabilities/card-lock.ts';
import { cardPinChange } from './capabilities/card-pin-change.ts';
import { cardProgress } from './capabilities/card-progress.ts';
import { cardReplace } from './capabilities/card-replace.ts';
import { cardReportLoss } from './capabilities/card-report-loss.ts';
import { cardUnlock } from './capabilities/card-unlock.ts';
import { creditAutopaySet } from './capabilities/credit-autopay-set.ts';
import { creditBill } from './capabilities/credit-bill.ts';
import { creditDueDate } from './capabilities/credit-due-date.ts';
import { creditInstallment } from './capabilities/credit-installment.ts';
import { creditLimitQuery } from './capabilities/credit-limit-query.ts';
import { creditLimitRaise } from './capabilities/credit-limit-raise.ts';
import { creditPoints } from './capabilities/credit-points.ts';
import { creditRepay } from './capabilities/credit-repay.ts';
import type { BankCards } from './cards.ts';

export type { Application, ApplicationId, CardProduct, Stage } from './application.ts';
export { type BankCards, createBankCards, type PastApplication, type SpendRefusal } from './cards.ts';
export { type Card, type CardStatus, expiryOfCard } from './card.ts';
export type { CardEvents } from './card-events.ts';
export { creditCardNumber } from './card-number.ts';
export { type CardRules, ordinaryRules } from './card-rules.ts';
export type { Charge } from './charge-store.ts';
export type { DueBill } from './falling-due.ts';
export type { Statement } from './cycle.ts';
export type { AutopayMode, CardId, ChargeId, CreditLine, LineId } from './item.ts';
export type { Standing } from './standing.ts';
export type { ChargeCard, ChargeRefusal, RefundCharge, RefundRefusal } from './use-cases/charge-card.ts';
export type { HistoryFrame, LineHistory, PastDebitCard, PastLine, PastPurchase } from './past-line.ts';
export type { RepayLine, RepayRefusal } from './use-cases/repay-line.ts';
export type { AccountsForCards, CardsUses, HashPin, PartiesForCards } from './uses.ts';

/** What the department can do for customers. */
export const bankCardsCapabilities = ({ desk }: Pick<BankCards, 'desk'>): Capability[] => [
  cardApply(desk),
  cardProgress(desk),
  cardActivate(desk),
  cardReportLoss(desk),
  cardLock(desk),
  cardUnlock(desk),
  cardReplace(desk),
  cardPinChange(desk),
  creditBill(desk),
  creditDueDate(desk),
  creditRepay(desk),
  creditAutopaySet(desk),
  creditInstallment(desk),
  creditLimitQuery(desk),
  creditLimitRaise(desk),
  creditPoints(desk),
];

/** Cards, credit lines, statements. */
export const bankCardsMigrations = { name: 'cards', folder: new URL('../migrations', import.meta.url) };
