import {
  command,
  type Completion,
  type CustomerCaller,
  needs,
  ready,
  refused,
  type RefusalWords,
} from '@banxing/capability';
import type { Queryable } from '@banxing/database';
import { formatMoney, money, ok, type Outcome, refuse, type Words, words } from '@banxing/kernel';
import { z } from 'zod';
import { listAccounts } from '../account-store.ts';
import { resolveAccount } from '../account-words.ts';
import type { DepositAccount } from '../deposit-account.ts';
import { withBalances } from '../facts.ts';
import { sayMoney } from '../say.ts';
import type { AccountsCapabilityUses } from '../uses.ts';
import { callAccount } from './account-choice.ts';

const input = z.object({ account: z.string().max(60).optional() });
const draft = z.object({ account: z.string(), name: z.string(), tail: z.string() });
type Draft = z.infer<typeof draft>;
const done = z.object({ account: z.string(), name: z.string(), tail: z.string() });

type Refusal =
  | { readonly code: 'account_not_found' }
  | { readonly code: 'account_not_empty'; readonly name: Words; readonly balance: Words }
  | { readonly code: 'account_attached'; readonly name: Words; readonly what: readonly Words[] }
  | { readonly code: 'account_restricted'; readonly name: Words };

const refusals: RefusalWords<Refusal> = {
  account_not_found: () =>
    words('您名下没有这个账户,没有销户。', 'You have no such account. Nothing was closed.'),
  account_not_empty: ({ name, balance }) =>
    words(
      `${name.zh}里还有 ${balance.zh},先转出来才能销户。没有销户,钱没有动。`,
      `${name.en} still holds ${balance.en}. Move it out first. Nothing was closed and no money has moved.`,
    ),
  account_attached: ({ name, what }) =>
    words(
      `${name.zh}还连着${what.map(({ zh }) => zh).join('、')},先处理好才能销户。没有销户,钱没有动。`,
      `${name.en} still serves ${what.map(({ en }) => en).join(', ')}. Settle that first. Nothing was closed and no money has moved.`,
    ),
  account_restricted: ({ name }) =>
    words(
      `${name.zh}现在是冻结的,不能销户。没有销户,钱没有动。`,
      `${name.en} is frozen and cannot be closed. Nothing was closed and no money has moved.`,
    ),
};

/** What stands against closing an account, the plainest reason first. */
async function against(
  uses: AccountsCapabilityUses,
  q: Queryable,
  account: DepositAccount,
): Promise<Refusal | undefined> {
  const name = callAccount(account);
  if (account.status === 'frozen') return { code: 'account_restricted', name };
  const [fact] = await withBalances(q, uses.ledger, [account]);
  const { balance = 0n, available = 0n } = fact?.minor ?? {};
  const left = balance === 0n ? -available : balance;
  if (left !== 0n) {
    const say = (locale: 'zh' | 'en') => sayMoney(left, account.currency, locale);
    return { code: 'account_not_empty', name, balance: words(say('zh'), say('en')) };
  }
  const what: Words[] = [];
  for (const source of uses.attachments ?? []) what.push(...(await source(q, account.customer, account.id)));
  return what.length > 0 ? { code: 'account_attached', name, what } : undefined;
}

async function complete(
  uses: AccountsCapabilityUses,
  caller: CustomerCaller,
  said: string,
): Promise<Completion<Draft, Refusal>> {
  const own = await listAccounts(uses.db, caller.customer);
  const [only] = own;
  if (!only) return refused({ code: 'account_not_found' });
  const ask = (accounts: readonly DepositAccount[]) =>
    needs({
      slot: 'account',
      question: words('要注销哪个账户?', 'Which account shall be closed?'),
      options: accounts.map((account) => ({ value: account.id, label: callAccount(account) })),
    });
  // Which account is closed is never guessed: even an only one must be named or chosen.
  if (said === '') return ask(own);
  const resolution = resolveAccount(own, said);
  if (resolution.kind === 'several') return ask(resolution.accounts);
  if (resolution.kind === 'none')
    return /\d|^acct_/u.test(said) ? refused({ code: 'account_not_found' }) : ask(own);
  const { account } = resolution;
  const refusal = await against(uses, uses.db, account);
  if (refusal) return refused(refusal);
  return ready({ account: account.id, name: account.name, tail: account.tail });
}

async function close(
  uses: AccountsCapabilityUses,
  tx: Parameters<AccountsCapabilityUses['accounts']['closeAccount']>[0],
  caller: CustomerCaller,
  frozen: Draft,
): Promise<Outcome<Draft, Refusal>> {
  const account = (await listAccounts(tx, caller.customer)).find(({ id }) => id === frozen.account);
  if (!account) return refuse({ code: 'account_not_found' });
  const refusal = await against(uses, tx, account);
  if (refusal) return refuse(refusal);
  const closed = await uses.accounts.closeAccount(tx, account.id);
  if (closed.ok) return ok(frozen);
  // Money came in since it was looked at.
  const { balance } = await uses.ledger.balance(tx, account.id);
  const text = `${formatMoney(money(balance, account.currency))} ${account.currency}`;
  return refuse({ code: 'account_not_empty', name: callAccount(account), balance: words(text, text) });
}

/** 把二类户销了. */
export const accountClose = (uses: AccountsCapabilityUses) =>
  command<z.infer<typeof input>, Draft, z.infer<typeof done>, Refusal>({
    id: 'account.close',
    title: words('销户', 'Close an account'),
    about: words('注销一个空的账户', 'Closes an empty account for good'),
    authority: 'customer-confirms',
    input,
    draft,
    done,
    refusals,
    complete: (caller, given) => complete(uses, caller, given.account?.trim() ?? ''),
    proof: () => Promise.resolve(['pin'] as const),
    state: (_caller, { name, tail }) =>
      Promise.resolve(
        ok({
          summary: words(
            `注销${name}(尾号${tail})。销了就不能恢复,里面没有钱。`,
            `Close ${name} (ending ${tail}) for good. It is empty.`,
          ),
          details: { account: tail, name },
        }),
      ),
    execute: (tx, caller, { draft: frozen }) => close(uses, tx, caller, frozen),
    confirmation: (statement, { locale }) => {
      const facts = z.object({ account: z.string(), name: z.string() }).parse(statement.details);
      const zh = locale === 'zh';
      return {
        title: zh ? '注销账户' : 'Close an account',
        rows: [{ label: zh ? '账户' : 'Account', value: `${facts.name}(*${facts.account})` }],
        caution: zh ? '销户以后不能恢复。' : 'A closed account cannot be reopened.',
        confirmLabel: zh ? '确认销户' : 'Close the account',
      };
    },
    receipt: ({ name, tail }, _statement, { locale }) => ({
      text: locale === 'zh' ? `${name}(尾号${tail})已经注销。` : `${name} (ending ${tail}) is closed.`,
      cards: [],
      suggestions: locale === 'zh' ? ['我有哪些账户'] : ['My accounts'],
    }),
  });
