import { type Completion, type CustomerCaller, needs, ready, refused } from '@banxing/capability';
import type { Queryable } from '@banxing/database';
import { type Words, words } from '@banxing/kernel';
import { listAccounts } from '../account-store.ts';
import { resolveAccount } from '../account-words.ts';
import type { DepositAccount } from '../deposit-account.ts';

export type AccountChoiceRefusal =
  { readonly code: 'account_not_found'; readonly said: string } | { readonly code: 'no_account' };

/** Ids of the accounts that a question is about. */
export interface AccountsChosen {
  readonly accounts: readonly string[];
}

export const accountChoiceWords = {
  account_not_found: ({ said }: { said: string }): Words =>
    words(
      `您名下没有找到「${said}」,可以说卡的后四位,或者问我有哪些卡。`,
      `I found no account of yours called "${said}". Try its last four digits, or ask which cards you have.`,
    ),
  no_account: (): Words => words('您在我们这里还没有账户。', 'You have no account with us yet.'),
};

/** 工资卡(尾号 8888), and the same in English. */
export const callAccount = (account: Pick<DepositAccount, 'name' | 'tail'>): Words =>
  words(`${account.name}(尾号${account.tail})`, `${account.name} (ending ${account.tail})`);

/**
 * Completes the slot `account`: nothing said means all of the customer's accounts; words that fit several or none are
 * asked about; digits that fit none are refused.
 */
export async function completeAccounts(
  q: Queryable,
  caller: CustomerCaller,
  said: string | undefined,
): Promise<Completion<AccountsChosen, AccountChoiceRefusal>> {
  const own = await listAccounts(q, caller.customer);
  if (own.length === 0) return refused({ code: 'no_account' });
  if (said === undefined || said.trim() === '') return ready({ accounts: own.map((account) => account.id) });
  const resolution = resolveAccount(own, said);
  if (resolution.kind === 'one') return ready({ accounts: [resolution.account.id] });
  // A wrong number or id is a mistake to be told; words that fit nothing are better asked about.
  if (resolution.kind === 'none' && /\d|^acct_/u.test(said)) {
    return refused({ code: 'account_not_found', said: said.slice(0, 30) });
  }
  const unknown = said.slice(0, 30);
  const question =
    resolution.kind === 'none'
      ? words(
          `您名下没有叫「${unknown}」的账户,您说的是哪张?`,
          `None of your accounts is called "${unknown}". Which one do you mean?`,
        )
      : words('您说的是哪张卡?', 'Which account do you mean?');
  const accounts = resolution.kind === 'several' ? resolution.accounts : own;
  return needs({
    slot: 'account',
    question,
    options: accounts.map((account) => ({ value: account.id, label: callAccount(account) })),
  });
}

/** The accounts of a draft, in the order in which the customer knows them. A draft holds only own accounts. */
export async function chosenAccounts(
  q: Queryable,
  caller: CustomerCaller,
  ids: readonly string[],
): Promise<DepositAccount[]> {
  return (await listAccounts(q, caller.customer)).filter((account) => ids.includes(account.id));
}
