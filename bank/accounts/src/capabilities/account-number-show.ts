import { type Answer, query, type Speech } from '@banxing/capability';
import { ok } from '@banxing/kernel';
import { z } from 'zod';
import { maskNumber } from '../account-number.ts';
import type { AccountsCapabilityUses } from '../uses.ts';
import {
  type AccountChoiceRefusal,
  accountChoiceWords,
  type AccountsChosen,
  callAccount,
  chosenAccounts,
  completeAccounts,
} from './account-choice.ts';

const output = z.object({
  accounts: z.array(z.object({ id: z.string(), name: z.string(), tail: z.string(), number: z.string() })),
});
type Output = z.infer<typeof output>;

function answer({ accounts }: Output, { locale }: Speech): Answer {
  const zh = locale === 'zh';
  const lines = accounts.map((account) => `${callAccount(account)[locale]} ${account.number}`);
  const note = zh
    ? '为了安全中间几位没有显示,完整卡号在账户详情里验证后可以看。'
    : 'The middle is hidden for safety; the whole number is on the account page after a check.';
  return {
    text: `${lines.join(zh ? ';' : '; ')}${zh ? '。' : '. '}${note}`,
    cards: [
      {
        type: 'product',
        title: zh ? '我的卡号' : 'My card numbers',
        rows: accounts.map((account) => ({ label: account.name, value: account.number })),
        actions: accounts.map((account) => ({
          action: `open:/accounts/${account.id}`,
          label: zh ? `看${account.name}` : account.name,
        })),
      },
    ],
  };
}

/** Numbers are masked here, 6 + 4: this surface asks for no proof beyond the session. */
export const accountNumberShow = (uses: AccountsCapabilityUses) =>
  query<{ account?: string | undefined }, AccountsChosen, Output, AccountChoiceRefusal>({
    id: 'account.number',
    title: { zh: '查卡号', en: 'Card number' },
    about: { zh: '查询自己的卡号,中间几位不显示', en: "One's own card or account number, its middle hidden" },
    authority: 'reads',
    input: z.object({ account: z.string().optional() }),
    output,
    refusals: accountChoiceWords,
    complete: (caller, input) => completeAccounts(uses.db, caller, input.account),
    run: async (caller, draft) => {
      const accounts = await chosenAccounts(uses.db, caller, draft.accounts);
      return ok({
        accounts: accounts.map(({ id, name, tail, number }) => ({
          id,
          name,
          tail,
          number: maskNumber(number),
        })),
      });
    },
    answer,
  });
