import { type Answer, query, type Speech } from '@banxing/capability';
import { type Currency, currencies, ok } from '@banxing/kernel';
import { z } from 'zod';
import type { AccountsCapabilityUses } from '../uses.ts';
import { withBalances } from '../facts.ts';
import {
  type AccountChoiceRefusal,
  accountChoiceWords,
  type AccountsChosen,
  callAccount,
  chosenAccounts,
  completeAccounts,
} from './account-choice.ts';

const output = z.object({
  accounts: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      kind: z.string(),
      class: z.string(),
      currency: z.enum(currencies as [Currency, ...Currency[]]),
      balance: z.string(),
      available: z.string(),
      tail: z.string(),
      status: z.string(),
    }),
  ),
});
type Output = z.infer<typeof output>;

const kindNames: Readonly<Record<string, { zh: string; en: string }>> = {
  current: { zh: '活期', en: 'current' },
  savings: { zh: '储蓄', en: 'savings' },
  foreign: { zh: '外币', en: 'foreign currency' },
};
const classNames: Readonly<Record<string, { zh: string; en: string }>> = {
  I: { zh: '一类户', en: 'class I' },
  II: { zh: '二类户', en: 'class II' },
  III: { zh: '三类户', en: 'class III' },
};

function answer({ accounts }: Output, { locale }: Speech): Answer {
  const zh = locale === 'zh';
  const names = accounts.map((account) => {
    const about = [kindNames[account.kind]?.[locale], classNames[account.class]?.[locale]].join(
      zh ? '、' : ', ',
    );
    const frozen = account.status === 'frozen' ? (zh ? ',目前冻结' : ', frozen at present') : '';
    return `${callAccount(account)[locale]},${zh ? '' : ' '}${about}${frozen}`;
  });
  const count = accounts.length;
  const text = zh
    ? `您名下有 ${count} 个账户:${names.join(';')}。`
    : `You have ${count} ${count === 1 ? 'account' : 'accounts'}: ${names.join('; ')}.`;
  return {
    text,
    cards: [
      {
        type: 'balance',
        title: zh ? '我的账户' : 'My accounts',
        accounts: accounts.map(({ class: _class, status: _status, ...line }) => line),
        actions: accounts.map((account) => ({
          action: `open:/accounts/${account.id}`,
          label: zh ? `看${account.name}` : account.name,
        })),
      },
    ],
  };
}

export const accountList = (uses: AccountsCapabilityUses) =>
  query<object, AccountsChosen, Output, AccountChoiceRefusal>({
    id: 'account.list',
    title: { zh: '我的账户', en: 'My accounts' },
    about: { zh: '列出名下的存款账户和银行卡', en: 'Lists own deposit accounts and cards' },
    authority: 'reads',
    input: z.object({}),
    output,
    refusals: accountChoiceWords,
    complete: (caller) => completeAccounts(uses.db, caller, undefined),
    run: async (caller, draft) => {
      const accounts = await chosenAccounts(uses.db, caller, draft.accounts);
      const facts = await withBalances(uses.db, uses.ledger, accounts);
      return ok({
        accounts: accounts.flatMap(({ class: accountClass, status }, index) => {
          const { minor: _minor, ...fact } = facts[index] ?? {};
          return 'id' in fact ? [{ ...fact, class: accountClass, status }] : [];
        }),
      });
    },
    answer,
  });
