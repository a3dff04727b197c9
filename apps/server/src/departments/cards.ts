import type { AssetSource, AttachmentSource } from '@banxing/accounts';
import { type BankCards, createBankCards } from '@banxing/bank-cards';
import type { DueSource } from '@banxing/engage';
import { words } from '@banxing/kernel';
import { houseAccountId } from '@banxing/ledger';
import type { Departments, DepartmentUses } from '../department-types.ts';

type Neighbours = Pick<Departments, 'ledger' | 'accounts' | 'parties' | 'access'>;

export const openCards = (uses: DepartmentUses, { access, ...neighbours }: Neighbours): BankCards =>
  createBankCards({
    db: uses.db,
    clock: uses.clock,
    ids: uses.ids,
    ...neighbours,
    hashPin: access.hashPin,
    house: {
      merchants: houseAccountId('merchant-settlement', 'CNY'),
      interest: houseAccountId('interest-income', 'CNY'),
      fees: houseAccountId('fee-income', 'CNY'),
    },
  });

/** What is owed on credit cards. */
export const cardsOwed =
  (cards: Pick<BankCards, 'standing'>): AssetSource =>
  async (q, customer) => {
    const standing = await cards.standing(q, customer);
    if (!standing || standing.owed <= 0n) return [];
    const group = words('信用卡', 'Credit cards');
    return [{ side: 'owe' as const, group, name: group, amount: standing.owed }];
  };

/** Credit card bills that are not paid yet. */
export const cardBills =
  (cards: Pick<BankCards, 'fallingDue'>): DueSource =>
  async (q, range, customer) =>
    (await cards.fallingDue(q, range, customer)).map((bill) => ({
      id: `${bill.line}/${bill.closesOn}`,
      customer: bill.customer,
      name: words('信用卡', 'Credit card'),
      dueOn: bill.dueOn,
      amount: bill.remaining,
      minimum: bill.minimumLeft,
      collectedFrom: bill.autopayAccount,
      purpose: 'card_repayment',
      say: words('我要还信用卡', 'repay my credit card'),
    }));

/** A credit card that is repaid by itself from an account. */
export const cardsPaidFrom =
  (cards: Pick<BankCards, 'standing'>): AttachmentSource =>
  async (q, customer, account) => {
    const standing = await cards.standing(q, customer);
    return standing?.line.autopayAccount === account
      ? [words('信用卡自动还款', 'automatic repayment of a credit card')]
      : [];
  };
