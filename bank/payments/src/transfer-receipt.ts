import { z } from 'zod';
import type { Answer, Speech, Statement } from '@banxing/capability';
import type { CardOf } from '@banxing/cards';
import { dayOf, formatInstant, formatMoney, formatMoneyForPeople, money, moneyOf } from '@banxing/kernel';
import { dayWords } from './day-words.ts';
import { leavesAt, type Transfer, transferStatuses } from './transfer.ts';
import { readStated } from './transfer-statement.ts';

/** What a receipt keeps of a transfer. */
export const transferDone = z.object({
  transfer: z.string(),
  status: z.enum(transferStatuses),
  amount: z.string(),
  currency: z.string(),
  payeeName: z.string(),
  date: z.string(),
  /** When it leaves, for one that has not. */
  leavesAt: z.string().optional(),
  at: z.string(),
});
export type TransferDone = z.infer<typeof transferDone>;

function leaving(transfer: Transfer): { leavesAt?: string } {
  const at = transfer.status === 'scheduled' ? leavesAt(transfer, transfer.tries) : undefined;
  return at ? { leavesAt: formatInstant(at) } : {};
}

export const transferDoneOf = (transfer: Transfer): TransferDone => ({
  ...leaving(transfer),
  transfer: transfer.id,
  status: transfer.status,
  amount: formatMoney(money(transfer.amount, transfer.currency)),
  currency: transfer.currency,
  payeeName: transfer.toName,
  date: transfer.leavesOn,
  at: formatInstant(transfer.bookedAt ?? transfer.createdAt),
});

function said(done: TransferDone, name: string, { locale, now }: Speech): string {
  const amount = formatMoneyForPeople(moneyOf(done.amount));
  const zh = locale === 'zh';
  switch (done.status) {
    case 'arrived':
      return zh ? `转好了,${name}已收到 ${amount} 元。` : `Done. ${name} has received ¥${amount}.`;
    case 'scheduled': {
      const when = dayWords(done.leavesAt?.slice(0, 10) ?? done.date, dayOf(now));
      const hour = done.leavesAt?.slice(11, 16) ?? '09:00';
      return zh
        ? `约好了,${when.zh} ${hour} 给${name}转 ${amount} 元,到时才扣款,之前随时可以取消。`
        : `Arranged: ¥${amount} goes to ${name} ${when.en} at ${hour}. Nothing leaves before, and you can cancel until then.`;
    }
    default:
      return zh
        ? `转出去了,${amount} 元几分钟内到${name}的账户。`
        : `Sent. ¥${amount} reaches ${name} within minutes.`;
  }
}

/** The answer and receipt card after a transfer was confirmed. */
export function transferReceipt(done: TransferDone, statement: Statement, speech: Speech): Answer {
  const stated = readStated(statement);
  const zh = speech.locale === 'zh';
  const scheduled = done.status === 'scheduled';
  const card: CardOf<'receipt'> = {
    type: 'receipt',
    title: scheduled ? (zh ? '已预约' : 'Arranged') : zh ? '转账成功' : 'Transfer done',
    receipt: done.transfer,
    status: scheduled ? 'scheduled' : 'done',
    headline: { amount: done.amount, currency: done.currency },
    rows: [
      {
        label: zh ? '收款人' : 'Payee',
        value: `${stated.payee.name}(*${stated.payee.tail})${stated.payee.bank}`,
      },
      { label: zh ? '付款账户' : 'From', value: `*${stated.account}` },
      ...(stated.memo === '' ? [] : [{ label: zh ? '附言' : 'Note', value: stated.memo }]),
    ],
    at: done.at,
    actions: scheduled
      ? [
          {
            action: zh ? 'say:取消这笔预约转账' : 'say:cancel that transfer',
            label: zh ? '取消' : 'Cancel it',
          },
        ]
      : [
          {
            action: zh ? 'say:刚才那笔到账了吗' : 'say:has that transfer arrived',
            label: zh ? '查到账' : 'Has it arrived?',
          },
        ],
  };
  return { text: said(done, stated.payee.name, speech), cards: [card] };
}
