import { type Answer, query, ready, refused, type Speech } from '@banxing/capability';
import { addDays, dayOf, dayOfMonth, ok, refuse, words } from '@banxing/kernel';
import { z } from 'zod';
import { cardWords, noCreditCard } from '../card-refusals.ts';
import { dayWords, distanceWords, people, wire } from '../card-speech.ts';
import { findLine } from '../line-store.ts';
import { type LineRefusal, ownLine, tailOfLine } from '../own-line.ts';
import { billStatus, standingOf } from '../standing.ts';
import type { CardsDesk } from '../uses.ts';

const input = z.object({ card_last4: z.string().trim().max(60).optional() });
const output = z.object({
  tail: z.string(),
  dueOn: z.string(),
  closesOn: z.string(),
  statementDay: z.number(),
  dueDay: z.number(),
  remaining: z.string(),
  minimumLeft: z.string(),
  status: z.enum(['due', 'paid', 'overdue', 'none']),
});
type Output = z.infer<typeof output>;

function answer(result: Output, { locale, now }: Speech): Answer {
  const zh = locale === 'zh';
  const today = dayOf(now);
  const due = dayWords(result.dueOn, today)[locale];
  const away = distanceWords(result.dueOn, today)[locale];
  const close = dayWords(result.closesOn, today)[locale];
  const owing = result.remaining !== '0.00';
  const head = owing
    ? zh
      ? `还款日是${due},${away},要还 ${people(result.remaining)} 元。`
      : `The due date is ${due}, ${away}: ¥${people(result.remaining)} is to be paid.`
    : zh
      ? `本期已经不用还了,下一个还款日是${due}。`
      : `Nothing is left to pay; the next due date is ${due}.`;
  const tail = zh
    ? `账单日是每月 ${result.statementDay} 号,下次 ${close}出账。`
    : ` Bills close on day ${result.statementDay} of each month, next on ${close}.`;
  const action = zh ? '信用卡全额还款' : 'pay my credit card in full';
  return {
    text: `${head}${tail}`,
    cards: [
      {
        type: 'bill',
        title: zh ? '信用卡还款日' : 'Credit card due date',
        name: zh ? `信用卡(*${result.tail})` : `Credit card (*${result.tail})`,
        amount: { amount: result.remaining, currency: 'CNY' },
        ...(owing ? { minimum: { amount: result.minimumLeft, currency: 'CNY' } } : {}),
        dueOn: result.dueOn,
        status: result.status,
        rows: [
          {
            label: zh ? '账单日' : 'Bill closes',
            value: zh ? `每月 ${result.statementDay} 号` : `day ${result.statementDay}`,
          },
          { label: zh ? '还款日' : 'Due', value: due },
        ],
        actions: owing ? [{ action: `say:${action}`, label: zh ? '去还款' : 'Pay' }] : [],
      },
    ],
    suggestions: owing ? [action, zh ? '25号提醒我还信用卡' : 'remind me to pay my card on the 25th'] : [],
  };
}

/** 信用卡几号还款. */
export const creditDueDate = (desk: CardsDesk) =>
  query<z.infer<typeof input>, object, Output, LineRefusal>({
    id: 'credit.due_date',
    title: words('信用卡还款日', 'Credit card due date'),
    about: words('还款日和账单日', 'When the bill is due and when it closes'),
    authority: 'reads',
    input,
    output,
    refusals: { no_credit_card: noCreditCard, card_not_found: cardWords.card_not_found },
    complete: async (caller, given) => {
      const line = await ownLine(desk, caller, given.card_last4);
      return line.ok ? ready({}) : refused(line.refusal);
    },
    run: async (caller) => {
      const line = await findLine(desk.db, caller.customer);
      if (!line) return refuse({ code: 'no_credit_card' });
      const standing = await standingOf(desk, desk.db, line);
      const { statement, remaining, minimumLeft, nextCloseOn } = standing;
      const nextDue = addDays(nextCloseOn, desk.rules.dueAfterDays);
      const dueOn = statement && remaining > 0n ? statement.dueOn : nextDue;
      return ok({
        tail: await tailOfLine(desk, line),
        dueOn,
        closesOn: nextCloseOn,
        statementDay: line.statementDay,
        dueDay: dayOfMonth(dueOn),
        remaining: wire(remaining),
        minimumLeft: wire(minimumLeft),
        status: billStatus(standing, dayOf(desk.clock.now())),
      });
    },
    answer,
  });
