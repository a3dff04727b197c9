import { type Answer, query, type Speech } from '@banxing/capability';
import { invariant, ok } from '@banxing/kernel';
import { z } from 'zod';
import type { AccountsCapabilityUses } from '../uses.ts';
import {
  type AccountChoiceRefusal,
  accountChoiceWords,
  type AccountsChosen,
  callAccount,
  chosenAccounts,
  completeAccounts,
} from './account-choice.ts';

const localized = z.object({ zh: z.string(), en: z.string() });
const output = z.object({
  accounts: z.array(z.object({ name: z.string(), tail: z.string(), branch: z.string() })),
  branches: z.array(
    z.object({
      code: z.string(),
      cnaps: z.string(),
      name: localized,
      address: localized,
      hours: localized,
      phone: z.string(),
    }),
  ),
});
type Output = z.infer<typeof output>;

function answer({ accounts, branches }: Output, { locale }: Speech): Answer {
  const zh = locale === 'zh';
  const [only] = branches;
  const nameOf = (code: string): string =>
    branches.find((branch) => branch.code === code)?.name[locale] ?? '';
  const each = accounts.map(
    (account) => `${callAccount(account)[locale]}${zh ? '在' : ' at '}${nameOf(account.branch)}`,
  );
  const one = only && branches.length === 1 ? only : undefined;
  const text = one
    ? zh
      ? `您的开户行是${one.name.zh},联行号 ${one.cnaps}。`
      : `Your account was opened at ${one.name.en}, bank code ${one.cnaps}.`
    : zh
      ? `您的开户行:${each.join(';')}。`
      : `Opened at: ${each.join('; ')}.`;
  return {
    text,
    cards: [
      {
        type: 'branches',
        title: zh ? '开户行' : 'Opening branch',
        rows: [],
        items: branches.map((branch) => ({
          id: branch.code,
          title: branch.name[locale],
          subtitle: branch.address[locale],
          rows: [
            { label: zh ? '联行号' : 'Bank code (CNAPS)', value: branch.cnaps },
            { label: zh ? '营业时间' : 'Hours', value: branch.hours[locale] },
            { label: zh ? '电话' : 'Phone', value: branch.phone },
          ],
          actions: [{ action: `copy:${branch.name.zh} ${branch.cnaps}`, label: zh ? '复制' : 'Copy' }],
        })),
        actions: [],
      },
    ],
  };
}

export const accountOpeningBranch = (uses: AccountsCapabilityUses) =>
  query<{ account?: string | undefined }, AccountsChosen, Output, AccountChoiceRefusal>({
    id: 'account.opening_branch',
    title: { zh: '查开户行', en: 'Opening branch' },
    about: {
      zh: '查询账户的开户网点和联行号',
      en: 'The branch where an account was opened, with its bank code',
    },
    authority: 'reads',
    input: z.object({ account: z.string().optional() }),
    output,
    refusals: accountChoiceWords,
    complete: (caller, input) => completeAccounts(uses.db, caller, input.account),
    run: async (caller, draft) => {
      const accounts = await chosenAccounts(uses.db, caller, draft.accounts);
      const codes = [...new Set(accounts.map((account) => account.branch))];
      const branches = await Promise.all(
        codes.map(async (code) => {
          const branch = await uses.parties.branch(uses.db, code);
          invariant(branch, `no branch ${code}`);
          return branch;
        }),
      );
      return ok({ accounts, branches });
    },
    answer,
  });
