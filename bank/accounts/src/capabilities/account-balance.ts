import { type Answer, query, type Speech } from '@banxing/capability';
import { type Currency, currencies, formatMoney, money, moneyOf, ok } from '@banxing/kernel';
import { z } from 'zod';
import type { AccountsCapabilityUses } from '../uses.ts';
import { withBalances } from '../facts.ts';
import { sayMoney } from '../say.ts';
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
      currency: z.enum(currencies as [Currency, ...Currency[]]),
      balance: z.string(),
      available: z.string(),
      tail: z.string(),
    }),
  ),
});
type Output = z.infer<typeof output>;
type Line = Output['accounts'][number];

const minorOf = (amount: string, line: Line): bigint => moneyOf(amount, line.currency).minorUnits;

function sayLine(line: Line, { locale }: Speech): string {
  const balance = sayMoney(minorOf(line.balance, line), line.currency, locale);
  const name = callAccount(line)[locale];
  if (line.balance === line.available)
    return locale === 'zh' ? `${name}余额 ${balance}` : `${name} holds ${balance}`;
  const available = sayMoney(minorOf(line.available, line), line.currency, locale);
  return locale === 'zh'
    ? `${name}余额 ${balance},能用的是 ${available}`
    : `${name} holds ${balance}, of which ${available} is free`;
}

function answer({ accounts }: Output, speech: Speech): Answer {
  const zh = speech.locale === 'zh';
  const inYuan = accounts.filter((line) => line.currency === 'CNY');
  const total = inYuan.reduce((sum, line) => sum + minorOf(line.balance, line), 0n);
  const lines = accounts.map((line) => sayLine(line, speech));
  const joined = lines.join(zh ? ';' : '; ');
  const sum = sayMoney(total, 'CNY', speech.locale);
  const several = zh ? `一共有 ${sum}。${joined}。` : `${sum} in all. ${joined}.`;
  const totalShown =
    inYuan.length > 1 ? { total: { amount: formatMoney(money(total)), currency: 'CNY' } } : {};
  const [first] = accounts;
  return {
    text: inYuan.length > 1 ? several : zh ? `${joined}。` : `${joined}.`,
    cards: [
      {
        type: 'balance',
        ...totalShown,
        accounts,
        actions: [
          ...(first && accounts.length === 1
            ? [{ action: `open:/accounts/${first.id}`, label: zh ? '看明细' : 'Details' }]
            : []),
          {
            action: zh ? 'say:最近的交易明细' : 'say:recent transactions',
            label: zh ? '最近流水' : 'Recent activity',
          },
          { action: zh ? 'say:转账' : 'say:make a transfer', label: zh ? '转账' : 'Transfer' },
        ],
      },
    ],
    suggestions: zh
      ? ['查我上个月的收入', '这个月花了多少']
      : ['My income last month', 'Spending this month'],
  };
}

export const accountBalance = (uses: AccountsCapabilityUses) =>
  query<{ account?: string | undefined }, AccountsChosen, Output, AccountChoiceRefusal>({
    id: 'account.balance',
    title: { zh: '查余额', en: 'Balance' },
    about: {
      zh: '查询一个或全部存款账户的余额和可用金额',
      en: 'Balance and available amount of one or all deposit accounts',
    },
    authority: 'reads',
    input: z.object({ account: z.string().optional() }),
    output,
    refusals: accountChoiceWords,
    complete: (caller, input) => completeAccounts(uses.db, caller, input.account),
    run: async (caller, draft) => {
      const accounts = await chosenAccounts(uses.db, caller, draft.accounts);
      const facts = await withBalances(uses.db, uses.ledger, accounts);
      return ok({
        accounts: facts.map(({ minor: _minor, ...fact }) => fact),
      });
    },
    answer,
  });
