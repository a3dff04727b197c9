import type { AssetSource, AttachmentSource, LimitKind, TransferLimits } from '@banxing/accounts';
import { type Clock, today, words } from '@banxing/kernel';
import type { Lending } from '@banxing/lending';
import { type Payments, strongProofAbove } from '@banxing/payments';

/** The limits on transfers, which payments keeps and enforces, for those who ask about accounts. */
export const transferLimits = (
  payments: Pick<
    Payments,
    'dailyLimit' | 'singleLimit' | 'sentToOthersOn' | 'setDailyLimit' | 'setSingleLimit'
  >,
  clock: Clock,
): TransferLimits => ({
  read: async (q, customer) => ({
    daily: await payments.dailyLimit(q, customer),
    single: await payments.singleLimit(q, customer),
    sentToday: await payments.sentToOthersOn(q, customer, today(clock)),
  }),
  set: (tx, customer, kind: LimitKind, amount) =>
    kind === 'daily'
      ? payments.setDailyLimit(tx, customer, amount)
      : payments.setSingleLimit(tx, customer, amount),
  strongProofAbove,
});

/** What is owed on loans. */
export const loansOwed =
  (lending: Pick<Lending, 'loans'>): AssetSource =>
  async (q, customer) =>
    (await lending.loans(q, customer))
      .filter(({ loan }) => loan.status === 'active')
      .map(({ product, owed }) => ({
        side: 'owe' as const,
        group: words('贷款', 'Loans'),
        name: product.name,
        amount: owed,
      }));

/** Loans that are paid from an account. */
export const loansPaidFrom =
  (lending: Pick<Lending, 'loans'>): AttachmentSource =>
  async (q, customer, account) =>
    (await lending.loans(q, customer))
      .filter(({ loan }) => loan.status === 'active' && loan.payingAccount === account)
      .map(({ product }) => product.name);

/** Transfers and standing orders that are still to leave an account. */
export const sentFromLater =
  (payments: Pick<Payments, 'transfers' | 'plans'>): AttachmentSource =>
  async (q, customer, account) => {
    const scheduled = await payments.transfers(q, customer, { scheduledOnly: true, limit: 50 });
    const plans = await payments.plans(q, customer);
    return [
      ...(scheduled.some(({ fromAccount }) => fromAccount === account)
        ? [words('约好还没转的转账', 'a transfer that is still to leave')]
        : []),
      ...(plans.some(({ fromAccount }) => fromAccount === account)
        ? [words('定期转账', 'a standing order')]
        : []),
    ];
  };
