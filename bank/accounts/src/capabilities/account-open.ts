import {
  command,
  type Completion,
  type CustomerCaller,
  needs,
  ready,
  refused,
  type RefusalWords,
} from '@banxing/capability';
import { invariant, ok, type Outcome, refuse, today, type Words, words } from '@banxing/kernel';
import { z } from 'zod';
import { listAccounts } from '../account-store.ts';
import { type AccountType, accountTypes, typeMeant, typeOf } from '../account-types.ts';
import type { DepositAccount } from '../deposit-account.ts';
import type { AccountsCapabilityUses } from '../uses.ts';

/** How many accounts of one kind a customer may have with one bank. */
const mostOfAKind = 5;

const input = z.object({ account_type: z.string().max(60).optional() });
const draft = z.object({ type: z.string(), name: z.string() });
type Draft = z.infer<typeof draft>;
const done = z.object({ account: z.string(), name: z.string(), tail: z.string(), type: z.string() });

type Refusal =
  | { readonly code: 'not_allowed' }
  | { readonly code: 'pension_elsewhere' }
  | { readonly code: 'too_many_accounts'; readonly name: Words };

const refusals: RefusalWords<Refusal> = {
  not_allowed: () =>
    words(
      '一类户一个人在一家银行只能有一个,您已经有了。可以在这里开二类户、三类户或外币户。没有开户。',
      'One person has one class I account with a bank, and you have yours. A class II, class III or foreign currency account can be opened here. Nothing was opened.',
    ),
  pension_elsewhere: () =>
    words(
      '个人养老金账户不在这里开,请说“开个人养老金账户”。没有开户。',
      'A personal pension account is opened separately: say “open a personal pension account”. Nothing was opened.',
    ),
  too_many_accounts: ({ name }) =>
    words(
      `您的${name.zh}已经有 ${mostOfAKind} 个,不能再开了。没有开户。`,
      `You have ${mostOfAKind} of this kind already (${name.en}). Nothing was opened.`,
    ),
};

const optionOf = ({ code, name, about }: AccountType) => ({ value: code, label: name, detail: about });

const ofType = (accounts: readonly DepositAccount[], type: AccountType): DepositAccount[] =>
  accounts.filter((account) =>
    type.currency === 'CNY'
      ? account.class === type.class && account.currency === 'CNY'
      : account.currency === type.currency,
  );

/** 二类户, and 二类户2 when there is one already. */
function nameFor(accounts: readonly DepositAccount[], type: AccountType): string {
  const taken = new Set(accounts.map(({ name }) => name));
  let name = type.name.zh;
  for (let next = 2; taken.has(name); next++) name = `${type.name.zh}${next}`;
  return name;
}

async function complete(
  uses: AccountsCapabilityUses,
  caller: CustomerCaller,
  said: string,
): Promise<Completion<Draft, Refusal>> {
  const ask = (question: Words, types: readonly AccountType[]) =>
    needs({ slot: 'account_type', question, options: types.map(optionOf) });
  const usual = accountTypes.filter(({ code }) => ['II', 'III', 'USD', 'HKD', 'EUR'].includes(code));
  if (said === '') return ask(words('要开哪种账户?', 'Which kind of account?'), usual);
  const meant = typeMeant(said);
  switch (meant.kind) {
    case 'pension':
      return refused({ code: 'pension_elsewhere' });
    case 'foreign':
      return ask(
        words('要开哪个币种的外币账户?', 'In which currency?'),
        accountTypes.filter(({ kind }) => kind === 'foreign'),
      );
    case 'unknown':
      return ask(words(`没有“${said}”这种账户,要开哪一种?`, `There is no “${said}”. Which kind?`), usual);
    case 'first_class':
      return refused({ code: 'not_allowed' });
    case 'one': {
      const accounts = await listAccounts(uses.db, caller.customer);
      if (ofType(accounts, meant.type).length >= mostOfAKind)
        return refused({ code: 'too_many_accounts', name: meant.type.name });
      return ready({ type: meant.type.code, name: nameFor(accounts, meant.type) });
    }
  }
}

function typeIn(frozen: Draft): AccountType {
  const type = typeOf(frozen.type);
  invariant(type, 'a draft holds a type of the list');
  return type;
}

async function open(
  uses: AccountsCapabilityUses,
  tx: Parameters<AccountsCapabilityUses['accounts']['openAccount']>[0],
  caller: CustomerCaller,
  frozen: Draft,
): Promise<Outcome<z.infer<typeof done>, Refusal>> {
  const type = typeIn(frozen);
  const own = await listAccounts(tx, caller.customer);
  if (ofType(own, type).length >= mostOfAKind) return refuse({ code: 'too_many_accounts', name: type.name });
  const customer = await uses.parties.customer(tx, caller.customer);
  invariant(customer, 'a caller is a customer');
  const opened = await uses.accounts.openAccount(tx, {
    customer: caller.customer,
    kind: type.kind,
    class: type.class,
    name: frozen.name,
    currency: type.currency,
    branch: customer.branch,
    openedOn: today(uses.clock),
  });
  invariant(opened.ok, 'an account of a known type opens at the branch of its customer');
  const { id, name, tail } = opened.value;
  return ok({ account: id, name, tail, type: type.code });
}

const stated = z.object({ name: z.string(), currency: z.string(), branch: z.string() });

/** 开个二类户. */
export const accountOpen = (uses: AccountsCapabilityUses) =>
  command<z.infer<typeof input>, Draft, z.infer<typeof done>, Refusal>({
    id: 'account.open',
    title: words('开账户', 'Open an account'),
    about: words(
      '再开一个账户:二类户、三类户、外币户',
      'Opens a further account: class II, III, foreign currency',
    ),
    authority: 'customer-confirms',
    input,
    draft,
    done,
    refusals,
    complete: (caller, given) => complete(uses, caller, given.account_type?.trim() ?? ''),
    proof: () => Promise.resolve(['pin'] as const),
    state: async (caller, frozen) => {
      const type = typeIn(frozen);
      const customer = await uses.parties.customer(uses.db, caller.customer);
      const branch = customer && (await uses.parties.branch(uses.db, customer.branch));
      return ok({
        summary: words(
          `开一个${type.name.zh},归${branch?.name.zh ?? '您的开户行'},不收费。`,
          `Open a ${type.name.en} at ${branch?.name.en ?? 'your branch'}, free of charge.`,
        ),
        details: {
          type: frozen.type,
          name: frozen.name,
          currency: type.currency,
          branch: branch?.name.zh ?? '',
        },
      });
    },
    execute: (tx, caller, { draft: frozen }) => open(uses, tx, caller, frozen),
    confirmation: (statement, { locale }) => {
      const facts = stated.parse(statement.details);
      const zh = locale === 'zh';
      return {
        title: zh ? '开立账户' : 'Open an account',
        rows: [
          { label: zh ? '账户' : 'Account', value: facts.name },
          { label: zh ? '币种' : 'Currency', value: facts.currency },
          { label: zh ? '开户行' : 'Branch', value: facts.branch },
          { label: zh ? '费用' : 'Fee', value: zh ? '免费' : 'None' },
        ],
        confirmLabel: zh ? `确认开${facts.name}` : 'Open the account',
      };
    },
    receipt: (result, _statement, { locale }) => ({
      text:
        locale === 'zh'
          ? `开好了:${result.name},尾号 ${result.tail}。里面还没有钱,可以从别的账户转进来。`
          : `Opened: ${result.name}, ending ${result.tail}. It is empty; move some money in when you like.`,
      cards: [],
      suggestions: locale === 'zh' ? ['我有哪些账户', `转1000到${result.name}`] : ['My accounts'],
    }),
  });
