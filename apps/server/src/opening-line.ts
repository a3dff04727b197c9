import type { CustomerCaller } from '@banxing/capability';
import { say, usualSuggestions } from '@banxing/dialogue';
import type { Database } from '@banxing/database';
import { type Clock, formatMoney, formatMoneyForPeople, monthRange, money, today } from '@banxing/kernel';
import type { AskedShare } from '@banxing/payments';
import type { Departments } from './departments.ts';

export interface OpeningLine {
  readonly greeting: string;
  readonly suggestions: readonly string[];
}

const partOfDay = (hour: number): { zh: string; en: string } => {
  if (hour < 5) return { zh: '夜深了', en: 'It is late' };
  if (hour < 11) return { zh: '早上好', en: 'Good morning' };
  if (hour < 13) return { zh: '中午好', en: 'Hello' };
  if (hour < 18) return { zh: '下午好', en: 'Good afternoon' };
  return { zh: '晚上好', en: 'Good evening' };
};

/** What the conversation opens with: a greeting, the one thing that matters this month, and what may be asked. */
export async function openingLine(
  uses: { readonly db: Database; readonly clock: Clock; readonly departments: Departments },
  caller: CustomerCaller,
): Promise<OpeningLine> {
  const { locale } = caller;
  const { parties, lending, payments } = uses.departments;
  const customer = await parties.customer(uses.db, caller.customer);
  const day = today(uses.clock);
  const due = (await lending.due(uses.db, caller.customer, { from: day, to: monthRange(day).to })).filter(
    ({ status }) => status !== 'paid',
  );
  const total = due.reduce((sum, { principal, interest }) => sum + principal + interest, 0n);
  const first = due[0];
  const hour = new Date(uses.clock.now().getTime() + 8 * 3_600_000).getUTCHours();
  const hello = `${partOfDay(hour)[locale]}${locale === 'zh' ? ',' : ', '}${customer?.name ?? ''}${locale === 'zh' ? '。' : '.'}`;
  const [asked] = await payments.askedOf(uses.db, caller.customer);
  if (asked) return askedLine(hello, asked, locale);
  if (!first)
    return {
      greeting: `${hello}${locale === 'zh' ? '' : ' '}${openWords[locale]}`,
      suggestions: usualSuggestions[locale],
    };
  const amount = formatMoneyForPeople(money(total));
  const dueLine =
    locale === 'zh'
      ? `这个月还有 ${amount} 元贷款要还,最近一笔在 ${first.dueOn.slice(5).replace('-', '月')}日。`
      : ` ${amount} yuan of loans fall due this month, the next on ${first.dueOn}.`;
  const ask = locale === 'zh' ? '这个月要还多少贷款' : 'What is due on my loans this month';
  return { greeting: hello + dueLine, suggestions: [ask, ...usualSuggestions[locale]].slice(0, 3) };
}

/** Somebody waits for money from the customer: who, how much, and the words that pay it. */
function askedLine(
  hello: string,
  { requesterName, amount }: Pick<AskedShare, 'requesterName' | 'amount'>,
  locale: CustomerCaller['locale'],
): OpeningLine {
  const sum = formatMoneyForPeople(money(amount));
  return locale === 'zh'
    ? {
        greeting: `${hello}${requesterName}向您收款 ${sum} 元。`,
        suggestions: [`给${requesterName}转${formatMoney(money(amount))}元`, ...usualSuggestions.zh].slice(
          0,
          3,
        ),
      }
    : {
        greeting: `${hello} ${requesterName} asks you for ¥${sum}.`,
        suggestions: [`send ${formatMoney(money(amount))} to ${requesterName}`, ...usualSuggestions.en].slice(
          0,
          3,
        ),
      };
}

const openWords = {
  zh: say.greet.zh.replace('您好,我是伴行。', ''),
  en: say.greet.en.replace('Hello, this is Banxing. ', ''),
};
