import { z } from 'zod';
import type { ConfirmBody, Speech, Statement } from '@banxing/capability';
import { type Day, dayOf, formatMoneyForPeople, moneyOf, type Words, words } from '@banxing/kernel';
import { ourBank } from './banks.ts';
import { tailOf } from './card-number.ts';
import { dayWords } from './day-words.ts';
import type { TransferOrder } from './transfer-order.ts';

const yuan = (amount: string): string => formatMoneyForPeople(moneyOf(amount));

const calledOf = (order: TransferOrder): string => {
  const [nickname] = order.payee.nicknames;
  return nickname === undefined || nickname === order.payee.shownName
    ? order.payee.shownName
    : `${nickname}(${order.payee.shownName})`;
};

/** What will happen, in one sentence. */
export function transferSummary(order: TransferOrder, now: Date): Words {
  const today = dayOf(now);
  const when =
    order.delay !== undefined
      ? words('2 小时后', 'in 2 hours')
      : order.date === today
        ? words('', '')
        : dayWords(order.date, today);
  const whenEn = when.en === '' ? '' : ` ${when.en}`;
  const to = `${order.payee.bank}(尾号 ${tailOf(order.payee.number)})`;
  return words(
    `${when.zh}给${calledOf(order)}转 ${yuan(order.amount)} 元到${to},从尾号 ${order.tail} 的账户付款。`,
    `Send ¥${yuan(order.amount)} to ${calledOf(order)} (${order.payee.bank} *${tailOf(order.payee.number)})${whenEn} from the account ending ${order.tail}.`,
  );
}

/** The details that the contract names; a caution and a note on a new payee only where there is one. */
export const transferDetails = (order: TransferOrder, caution: Words | undefined): Statement['details'] => ({
  amount: order.amount,
  currency: order.currency,
  payee: { name: order.payee.shownName, tail: tailOf(order.payee.number), bank: order.payee.bank },
  account: order.tail,
  memo: order.memo,
  date: order.date,
  ...(order.delay === undefined ? {} : { delay: order.delay }),
  ...(order.kind === 'others' && order.payee.id === null ? { newPayee: true } : {}),
  ...(caution ? { caution } : {}),
});

const statedTransfer = z.object({
  amount: z.string(),
  currency: z.string(),
  payee: z.object({ name: z.string(), tail: z.string(), bank: z.string() }),
  account: z.string(),
  memo: z.string(),
  date: z.string(),
  delay: z.string().optional(),
  newPayee: z.boolean().optional(),
  caution: z.object({ zh: z.string(), en: z.string() }).optional(),
});

/** Reads a transfer's statement back; it was written by `transferDetails`. */
export const readStated = (statement: Statement) => statedTransfer.parse(statement.details);

function arrivalOf(bank: string, date: Day, today: Day, delay: string | undefined): Words {
  if (delay !== undefined)
    return words('2 小时后转出,之前可以取消', 'leaves in 2 hours; until then you can cancel');
  if (date !== today) {
    const on = dayWords(date, today);
    return words(`${on.zh} 09:00 转出`, `leaves ${on.en} at 09:00`);
  }
  return bank === ourBank ? words('马上到账', 'at once') : words('几分钟内到账', 'within minutes');
}

/** The confirmation sheet of a transfer. */
export function transferConfirmation(statement: Statement, { locale, now }: Speech): ConfirmBody {
  const stated = readStated(statement);
  const zh = locale === 'zh';
  const rows = [
    { label: zh ? '付款账户' : 'From', value: `*${stated.account}` },
    {
      label: zh ? '到账时间' : 'Arrives',
      value: arrivalOf(stated.payee.bank, stated.date, dayOf(now), stated.delay)[locale],
    },
    { label: zh ? '手续费' : 'Fee', value: zh ? '免费' : 'none' },
    ...(stated.memo === '' ? [] : [{ label: zh ? '附言' : 'Note', value: stated.memo }]),
    ...(stated.newPayee === true
      ? [{ label: zh ? '收款人' : 'Payee', value: zh ? '新收款人,转完会保存' : 'new, will be saved' }]
      : []),
  ];
  const amount = yuan(stated.amount);
  return {
    title: zh ? '确认转账' : 'Confirm the transfer',
    headline: { amount: stated.amount, currency: stated.currency },
    payee: stated.payee,
    rows,
    ...(stated.caution ? { caution: stated.caution[locale] } : {}),
    confirmLabel: zh ? `确认转账 ${amount} 元` : `Send ¥${amount}`,
  };
}
