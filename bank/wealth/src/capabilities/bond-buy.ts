import { z } from 'zod';
import { command, type Completion, type CustomerCaller } from '@banxing/capability';
import { ok, words } from '@banxing/kernel';
import {
  type BuyDone,
  buyDone,
  type BuyDraft,
  buyDraft,
  type BuyDraftRefusal,
  completeBuy,
  confirmBuy,
  executeBuy,
  receiptOfBuy,
  stateBuy,
} from '../buy-draft.ts';
import { amountWords, buyWords } from '../order-refusals.ts';
import { chooseProduct, gradeToday } from '../product-choice.ts';
import type { WealthDesk } from '../uses.ts';

const input = z.object({
  product: z.string().optional(),
  amount: z.string().optional(),
  pay_with: z.string().optional(),
  account: z.string().optional(),
});
type Input = z.infer<typeof input>;

const namesWallet =
  /数字人民币|數字人民幣|數位人民幣|数币|数字钱包|數字錢包|e-?cny|digital (?:yuan|rmb|wallet)/iu;

async function complete(
  desk: WealthDesk,
  caller: CustomerCaller,
  given: Input,
): Promise<Completion<BuyDraft, BuyDraftRefusal>> {
  const chosen = await chooseProduct(desk, {
    slot: 'product',
    spoken: given.product,
    question: words('您想买哪一只债券?', 'Which bond would you like to buy?'),
    among: ({ kind }) => kind === 'bond',
    grade: await gradeToday(desk, caller.customer),
  });
  if (chosen.status !== 'ready') return chosen;
  const wallet = given.pay_with !== undefined && namesWallet.test(given.pay_with);
  const named = given.pay_with === undefined || wallet ? undefined : given.pay_with;
  return completeBuy(desk, caller, {
    product: chosen.draft,
    amount: given.amount,
    account: given.account ?? named,
    payWith: wallet ? 'wallet' : 'account',
    understood: undefined,
  });
}

/** 用数字人民币买两万国债. */
export const bondBuy = (desk: WealthDesk) =>
  command<Input, BuyDraft, BuyDone, BuyDraftRefusal>({
    id: 'bond.buy',
    title: words('买国债', 'Buy a bond'),
    about: words(
      '购买储蓄国债、柜台债,可以用数字人民币付款',
      'Buys savings and counter bonds, with e-CNY too',
    ),
    authority: 'customer-confirms',
    input,
    draft: buyDraft,
    done: buyDone,
    refusals: { ...amountWords, ...buyWords },
    complete: (caller, given) => complete(desk, caller, given),
    proof: () => Promise.resolve(['pin'] as const),
    state: (_caller, draft) => Promise.resolve(ok(stateBuy(draft))),
    execute: (tx, caller, mandate) => executeBuy(desk, tx, caller, mandate),
    confirmation: confirmBuy,
    receipt: receiptOfBuy,
  });
