import { z } from 'zod';
import { type Answer, query, ready, type Speech } from '@banxing/capability';
import type { Card } from '@banxing/cards';
import { dayOf, formatInstant, formatMoney, money, moneyOf, ok, words } from '@banxing/kernel';
import type { WalletUses } from '../uses.ts';
import { movableNow } from '../wallet.ts';
import { levelNames, sayYuan } from '../wallet-speech.ts';
import { findWallet, limitsOf, movedSoFar } from '../wallet-store.ts';

const line = z.object({
  id: z.string(),
  at: z.string(),
  amount: z.string(),
  direction: z.enum(['in', 'out']),
  counterparty: z.string(),
  memo: z.string(),
  balance: z.string(),
});

const output = z.object({
  wallet: z
    .object({
      id: z.string(),
      tail: z.string(),
      level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
      balance: z.string(),
      available: z.string(),
      /** What may still be paid at once; null without a limit. */
      payable: z.string().nullable(),
      balanceLimit: z.string().nullable(),
    })
    .nullable(),
  lines: z.array(line),
});
type Output = z.infer<typeof output>;

const shownLines = 5;

function answer({ wallet, lines }: Output, { locale }: Speech): Answer {
  const zh = locale === 'zh';
  if (!wallet) {
    return {
      text: zh
        ? '您还没有开通数字人民币钱包,余额是 0.00 元。充一笔就能开通,不收费。'
        : 'You have no e-CNY wallet yet, so its balance is ¥0.00. A first top-up opens one, free of charge.',
      cards: [],
      suggestions: zh ? ['充100到数字人民币'] : ['Top up my e-CNY wallet with 100'],
    };
  }
  const say = (amount: string) => sayYuan(moneyOf(amount).minorUnits, locale);
  const level = levelNames[wallet.level][locale];
  const limit =
    wallet.balanceLimit === null
      ? ''
      : zh
        ? `,最多放 ${say(wallet.balanceLimit)}`
        : `, which may hold ${say(wallet.balanceLimit)}`;
  const name = zh ? '数字人民币钱包' : 'e-CNY wallet';
  const cards: Card[] = [
    {
      type: 'balance',
      title: name,
      total: { amount: wallet.balance, currency: 'CNY' },
      accounts: [
        {
          id: wallet.id,
          name: level,
          kind: 'ecny-wallet',
          currency: 'CNY',
          balance: wallet.balance,
          available: wallet.available,
          tail: wallet.tail,
        },
      ],
      actions: [
        { action: zh ? 'say:数字人民币充值' : 'say:top up my e-CNY wallet', label: zh ? '充值' : 'Top up' },
        {
          action: zh ? 'say:数字人民币存回银行卡' : 'say:move my e-CNY back to my bank card',
          label: zh ? '存回银行卡' : 'Cash out',
        },
      ],
    },
  ];
  if (lines.length > 0) {
    cards.push({
      type: 'entries',
      title: zh ? '最近的动账' : 'Latest movements',
      total: lines.length,
      entries: lines.map((each) => ({ ...each, currency: 'CNY', category: '', accountTail: wallet.tail })),
      actions: [],
    });
  }
  return {
    text: zh
      ? `数字人民币钱包里有 ${say(wallet.balance)},是${level}${limit}。`
      : `Your e-CNY wallet has ${say(wallet.balance)}. It is a ${level}${limit}.`,
    cards,
    suggestions: zh
      ? ['充100到数字人民币', '数字人民币存回银行卡']
      : ['Top up my e-CNY wallet with 100', 'Cash out my e-CNY'],
  };
}

/** 数字人民币钱包余额: what the wallet holds and may do, and what happened lately. */
export const ecnyBalance = (uses: WalletUses) =>
  query<Record<string, never>, Record<string, never>, Output, never>({
    id: 'ecny.balance',
    title: words('数字人民币钱包', 'e-CNY wallet'),
    about: words('数字人民币钱包的余额、等级和限额', 'Balance, level and limits of the e-CNY wallet'),
    authority: 'reads',
    input: z.object({}),
    output,
    refusals: {},
    complete: () => Promise.resolve(ready({})),
    run: async (caller) => {
      const wallet = await findWallet(uses.db, caller.customer);
      if (!wallet) return ok({ wallet: null, lines: [] });
      const today = dayOf(uses.clock.now());
      const [{ balance, available }, limits, moved, page] = await Promise.all([
        uses.ledger.balance(uses.db, wallet.account),
        limitsOf(uses.db, wallet.level),
        movedSoFar(uses.db, wallet.id, 'payment', today),
        uses.ledger.statement(uses.db, wallet.account, { limit: shownLines, newestFirst: true }),
      ]);
      const shown = (amount: bigint | null): string | null =>
        amount === null ? null : formatMoney(money(amount));
      return ok({
        wallet: {
          id: wallet.id,
          tail: wallet.number.slice(-4),
          level: wallet.level,
          balance: formatMoney(money(balance)),
          available: formatMoney(money(available)),
          payable: shown(movableNow(limits, moved)),
          balanceLimit: shown(limits.balance),
        },
        lines: page.lines.map((each) => ({
          id: each.entry,
          at: formatInstant(each.at),
          amount: formatMoney(money(each.amount < 0n ? -each.amount : each.amount)),
          direction: each.amount < 0n ? ('out' as const) : ('in' as const),
          counterparty: each.counterparty ?? each.merchant ?? '',
          memo: each.memo ?? '',
          balance: formatMoney(money(each.balanceAfter)),
        })),
      });
    },
    answer,
  });
