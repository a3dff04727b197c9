import { type Answer, query, ready, type Speech } from '@banxing/capability';
import { formatMoney, type Locale, money, moneyOf, ok, words } from '@banxing/kernel';
import { z } from 'zod';
import { listAccounts } from '../account-store.ts';
import { withBalances } from '../facts.ts';
import { sayMoney } from '../say.ts';
import type { AccountsCapabilityUses, AssetLine } from '../uses.ts';

const localized = z.object({ zh: z.string(), en: z.string() });
const group = z.object({
  side: z.enum(['own', 'owe']),
  name: localized,
  amount: z.string(),
  items: z.array(z.object({ name: localized, amount: z.string() })),
});
const output = z.object({
  own: z.string(),
  owe: z.string(),
  net: z.string(),
  groups: z.array(group),
  /** Foreign money, which is not added up with yuan. */
  foreign: z.array(z.object({ name: localized, currency: z.string(), amount: z.string() })),
});
type Output = z.infer<typeof output>;

const text = (minorUnits: bigint): string => formatMoney(money(minorUnits));
const people = (decimal: string, locale: Locale): string =>
  sayMoney(moneyOf(decimal).minorUnits, 'CNY', locale);

const sumOf = (lines: readonly AssetLine[], side: AssetLine['side']): bigint =>
  lines.filter((line) => line.side === side).reduce((sum, { amount }) => sum + amount, 0n);

/** Lines of one kind together, what is owned before what is owed, the largest first. */
function groupsOf(lines: readonly AssetLine[]): Output['groups'] {
  const groups = new Map<string, AssetLine[]>();
  for (const line of lines) {
    const key = `${line.side}/${line.group.en}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()]
    .flatMap((members) => {
      const [first] = members;
      if (!first) return [];
      const amount = members.reduce((sum, line) => sum + line.amount, 0n);
      return [{ first, members, amount }];
    })
    .sort((a, b) =>
      a.first.side === b.first.side ? (a.amount < b.amount ? 1 : -1) : a.first.side === 'own' ? -1 : 1,
    )
    .map(({ first, members, amount }) => ({
      side: first.side,
      name: { ...first.group },
      amount: text(amount),
      items: members.map((line) => ({ name: { ...line.name }, amount: text(line.amount) })),
    }));
}

async function deposits(uses: AccountsCapabilityUses, customer: Parameters<typeof listAccounts>[1]) {
  const accounts = await withBalances(uses.db, uses.ledger, await listAccounts(uses.db, customer));
  const nameOf = (account: (typeof accounts)[number]) =>
    words(`${account.name}(尾号${account.tail})`, `${account.name} (ending ${account.tail})`);
  return {
    yuan: accounts
      .filter(({ currency, minor }) => currency === 'CNY' && minor.balance > 0n)
      .map((account): AssetLine => ({
        side: 'own',
        group: words('存款', 'Deposits'),
        name: nameOf(account),
        amount: account.minor.balance,
      })),
    foreign: accounts
      .filter(({ currency, minor }) => currency !== 'CNY' && minor.balance > 0n)
      .map((account) => ({
        name: nameOf(account),
        currency: account.currency,
        amount: account.balance,
      })),
  };
}

function said(result: Output, { locale }: Speech): string {
  const zh = locale === 'zh';
  const list = (side: 'own' | 'owe'): string =>
    result.groups
      .filter((each) => each.side === side)
      .map(({ name, amount }) => `${name[locale]} ${people(amount, locale)}`)
      .join(zh ? '、' : ', ');
  const foreign = result.foreign
    .map(({ currency, amount }) => `${amount} ${currency}`)
    .join(zh ? '、' : ', ');
  const more = foreign === '' ? '' : zh ? `另有外币 ${foreign}。` : ` Besides, ${foreign} in foreign money.`;
  if (result.groups.every(({ side }) => side !== 'own')) {
    const none = zh ? '您在我们这里还没有人民币资产。' : 'You have no assets in yuan with us yet.';
    return `${none}${result.owe === '0.00' ? '' : zh ? `负债 ${people(result.owe, locale)}。` : ` You owe ${people(result.owe, locale)}.`}${more}`;
  }
  if (result.owe === '0.00') {
    return zh
      ? `您的总资产是 ${people(result.own, locale)}:${list('own')}。没有负债。${more}`
      : `Your assets come to ${people(result.own, locale)}: ${list('own')}. You owe nothing.${more}`;
  }
  return zh
    ? `您的总资产是 ${people(result.own, locale)}:${list('own')};负债 ${people(result.owe, locale)}:${list('owe')}。净资产 ${people(result.net, locale)}。${more}`
    : `Your assets come to ${people(result.own, locale)}: ${list('own')}. You owe ${people(result.owe, locale)}: ${list('owe')}. Net ${people(result.net, locale)}.${more}`;
}

function answer(result: Output, speech: Speech): Answer {
  const zh = speech.locale === 'zh';
  const sentence = said(result, speech);
  const owned = result.groups.filter(({ side }) => side === 'own');
  const action = (zhText: string, enText: string) => ({
    action: `say:${zh ? zhText : enText}`,
    label: zh ? zhText : enText,
  });
  return {
    text: sentence,
    cards: [
      {
        type: 'holdings',
        title: zh ? '我的资产' : 'What I have',
        headline: { amount: result.net, currency: 'CNY' },
        rows: [
          { label: zh ? '总资产' : 'Assets', value: people(result.own, speech.locale) },
          { label: zh ? '总负债' : 'Debts', value: people(result.owe, speech.locale) },
          { label: zh ? '净资产' : 'Net', value: people(result.net, speech.locale) },
        ],
        items: result.groups.map(({ side, name, amount, items }) => ({
          id: `${side}/${name.en}`,
          title: name[speech.locale],
          subtitle: side === 'own' ? (zh ? '资产' : 'Asset') : zh ? '负债' : 'Debt',
          value: people(amount, speech.locale),
          rows: items.map((item) => ({
            label: item.name[speech.locale],
            value: people(item.amount, speech.locale),
          })),
        })),
        actions: [
          action('查余额', 'my balance'),
          action('我的贷款还剩多少', 'how much do I still owe on my loans'),
        ],
      },
      ...(owned.length > 1
        ? [
            {
              type: 'chart' as const,
              kind: 'ring' as const,
              title: zh ? '资产分布' : 'Where it is',
              currency: 'CNY',
              series: [
                {
                  name: zh ? '资产' : 'Assets',
                  points: owned.map(({ name, amount }) => ({ label: name[speech.locale], value: amount })),
                },
              ],
              asText: sentence,
              actions: [],
            },
          ]
        : []),
    ],
    suggestions: zh ? ['这个月花了多少', '我的理财有哪些'] : ['Spending this month', 'My investments'],
  };
}

/** 我一共有多少钱: everything owned and owed, across departments. */
export const accountAssets = (uses: AccountsCapabilityUses) =>
  query<object, null, Output, never>({
    id: 'account.assets',
    title: { zh: '总资产', en: 'Everything I have' },
    about: {
      zh: '查询全部资产和负债:存款、理财、贷款、信用卡…',
      en: 'Everything owned and owed: deposits, investments, loans, cards…',
    },
    authority: 'reads',
    input: z.object({}),
    output,
    refusals: {},
    complete: () => Promise.resolve(ready(null)),
    run: async (caller) => {
      const { yuan, foreign } = await deposits(uses, caller.customer);
      const others = await Promise.all(
        (uses.assetSources ?? []).map((source) => source(uses.db, caller.customer)),
      );
      const lines = [...yuan, ...others.flat().filter(({ amount }) => amount > 0n)];
      const own = sumOf(lines, 'own');
      const owe = sumOf(lines, 'owe');
      return ok({
        own: text(own),
        owe: text(owe),
        net: text(own - owe),
        groups: groupsOf(lines),
        foreign: foreign.map((line) => ({ ...line, name: { ...line.name } })),
      });
    },
    answer,
  });
