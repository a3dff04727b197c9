import { z } from 'zod';
import type { Answer, ConfirmBody, Speech, Statement } from '@banxing/capability';
import { formatInstant, formatMoney, money, moneyOf, type Words, words } from '@banxing/kernel';
import type { Moved } from '../use-cases/move-money.ts';
import { levelNames, sayYuan } from '../wallet-speech.ts';

/** What a customer agrees to, in either direction. */
export const moveOrder = z.object({
  kind: z.enum(['topup', 'withdrawal']),
  amount: z.string(),
  account: z.string(),
  tail: z.string(),
  /** The wallet's last four digits; null when it is opened with this. */
  wallet: z.string().nullable(),
  level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
});
export type MoveOrder = z.infer<typeof moveOrder>;

const fenOf = (amount: string): bigint => moneyOf(amount).minorUnits;

export function moveSummary(order: MoveOrder): Words {
  const sum = { zh: sayYuan(fenOf(order.amount), 'zh'), en: sayYuan(fenOf(order.amount), 'en') };
  if (order.kind === 'withdrawal') {
    return words(
      `把数字人民币钱包里的 ${sum.zh}存回尾号 ${order.tail} 的账户。`,
      `Move ${sum.en} from the e-CNY wallet back to the account ending ${order.tail}.`,
    );
  }
  return order.wallet === null
    ? words(
        `开通数字人民币钱包(${levelNames[order.level].zh}),从尾号 ${order.tail} 的账户充 ${sum.zh}。`,
        `Open an e-CNY wallet (${levelNames[order.level].en}) and top it up with ${sum.en} from the account ending ${order.tail}.`,
      )
    : words(
        `从尾号 ${order.tail} 的账户充 ${sum.zh}到数字人民币钱包。`,
        `Top up the e-CNY wallet with ${sum.en} from the account ending ${order.tail}.`,
      );
}

export const moveDetails = (order: MoveOrder): Statement['details'] => ({
  amount: order.amount,
  currency: 'CNY',
  kind: order.kind,
  account: order.tail,
  wallet: order.wallet,
  level: order.level,
  opensWallet: order.wallet === null,
});

const stated = z.object({
  amount: z.string(),
  kind: z.enum(['topup', 'withdrawal']),
  account: z.string(),
  wallet: z.string().nullable(),
  level: moveOrder.shape.level,
});

export function moveConfirmation(statement: Statement, { locale }: Speech): ConfirmBody {
  const said = stated.parse(statement.details);
  const zh = locale === 'zh';
  const topup = said.kind === 'topup';
  const sum = sayYuan(fenOf(said.amount), locale);
  const wallet =
    said.wallet === null
      ? zh
        ? `新开${levelNames[said.level].zh}(免费)`
        : `a new ${levelNames[said.level].en} (free)`
      : `${levelNames[said.level][locale]} *${said.wallet}`;
  const account = { label: zh ? '银行账户' : 'Bank account', value: `*${said.account}` };
  return {
    title: zh ? (topup ? '确认充值' : '确认存回') : topup ? 'Confirm the top-up' : 'Confirm the cash-out',
    headline: { amount: said.amount, currency: 'CNY' },
    rows: [
      { label: zh ? '数字人民币钱包' : 'e-CNY wallet', value: wallet },
      account,
      { label: zh ? '手续费' : 'Fee', value: zh ? '免费' : 'none' },
    ],
    confirmLabel: zh ? `确认${topup ? '充' : '存回'} ${sum}` : `${topup ? 'Top up' : 'Cash out'} ${sum}`,
  };
}

export const moveDone = z.object({
  movement: z.string(),
  kind: z.enum(['topup', 'withdrawal']),
  amount: z.string(),
  balance: z.string(),
  at: z.string(),
});
export type MoveDone = z.infer<typeof moveDone>;

export const moveDoneOf = ({ movement, balance }: Moved, kind: MoveDone['kind']): MoveDone => ({
  movement: movement.id,
  kind,
  amount: formatMoney(money(movement.amount)),
  balance: formatMoney(money(balance)),
  at: formatInstant(movement.movedAt),
});

export function moveReceipt(done: MoveDone, statement: Statement, { locale }: Speech): Answer {
  const said = stated.parse(statement.details);
  const zh = locale === 'zh';
  const topup = done.kind === 'topup';
  const [sum, left] = [sayYuan(fenOf(done.amount), locale), sayYuan(fenOf(done.balance), locale)];
  const text = zh
    ? topup
      ? `充好了,${sum}进了数字人民币钱包,现在有 ${left}。`
      : `存回去了,${sum}进了尾号 ${said.account} 的账户,数字人民币钱包还有 ${left}。`
    : topup
      ? `Done. ${sum} is in the e-CNY wallet, which now has ${left}.`
      : `Done. ${sum} is back on the account ending ${said.account}; the e-CNY wallet has ${left} left.`;
  return {
    text,
    cards: [
      {
        type: 'receipt',
        title: zh ? (topup ? '充值成功' : '存回成功') : topup ? 'Topped up' : 'Cashed out',
        receipt: done.movement,
        status: 'done',
        headline: { amount: done.amount, currency: 'CNY' },
        rows: [
          { label: zh ? '银行账户' : 'Bank account', value: `*${said.account}` },
          { label: zh ? '钱包余额' : 'In the wallet', value: left },
        ],
        at: done.at,
        actions: [
          {
            action: zh ? 'say:数字人民币钱包余额' : 'say:e-CNY wallet balance',
            label: zh ? '看钱包' : 'The wallet',
          },
        ],
      },
    ],
  };
}
