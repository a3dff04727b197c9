import { z } from 'zod';
import {
  type Answer,
  type Completion,
  type CustomerCaller,
  query,
  ready,
  refused,
  type Speech,
} from '@banxing/capability';
import { invariant, type Locale, moneyOf, ok, words } from '@banxing/kernel';
import { type AmountRefusal, amountRefusals, readAmount } from '../amount-refusals.ts';
import { bookYear, businessIncome } from '../books.ts';
import { findPensionAccount } from '../pension-account-store.ts';
import { personalPension } from '../pension-policy.ts';
import { decimal, people, yuan } from '../speech.ts';
import { basicDeduction, marginalPercent, type TaxKind, taxKinds, taxSaved } from '../tax.ts';
import type { PensionUses } from '../uses.ts';

const input = z.object({ amount: z.string().optional() });
type Input = z.infer<typeof input>;

interface Draft {
  /** What would be put in, in a decimal string; null when none was said. */
  readonly asked: string | null;
}

const output = z.object({
  currency: z.string(),
  asked: z.string().nullable(),
  /** What counts: at most the yearly limit. */
  amount: z.string(),
  kind: z.enum(taxKinds),
  /** Of the last twelve whole months, as the books have it. */
  income: z.string(),
  taxable: z.string(),
  marginalPercent: z.number(),
  saved: z.string(),
  /** At three percent on what is drawn later. */
  taxLater: z.string(),
  /** Saved now less taxed later; negative when it does not pay. */
  net: z.string(),
  /** Does a state pension come, which is free of tax? */
  drawsPension: z.boolean(),
  hasAccount: z.boolean(),
});
type Output = z.infer<typeof output>;

function complete({ amount }: Input): Completion<Draft, AmountRefusal> {
  if (amount === undefined || amount === 'all') return ready({ asked: null });
  const read = readAmount(amount);
  return read.ok ? ready({ asked: decimal(read.value.minorUnits) }) : refused(read.refusal);
}

async function run(uses: PensionUses, caller: CustomerCaller, { asked }: Draft): Promise<Output> {
  const person = await uses.parties.customer(uses.db, caller.customer);
  invariant(person, `nobody is ${caller.customer}`);
  const year = await bookYear(uses, uses.db, caller.customer);
  const trade = businessIncome(year, person.segment);
  const kind: TaxKind = trade > year.pay ? 'business' : 'wages';
  const income = kind === 'business' ? trade : year.pay;
  const taxable = income > basicDeduction ? income - basicDeduction : 0n;
  const wanted = asked === null ? personalPension.yearlyMost : moneyOf(asked).minorUnits;
  const amount = wanted < personalPension.yearlyMost ? wanted : personalPension.yearlyMost;
  const saved = taxSaved(kind, taxable, amount);
  const taxLater = (amount * personalPension.withdrawalTaxPercent + 50n) / 100n;
  return {
    currency: 'CNY',
    asked,
    amount: decimal(amount),
    kind,
    income: decimal(income),
    taxable: decimal(taxable),
    marginalPercent: Number(marginalPercent(kind, taxable)),
    saved: decimal(saved),
    taxLater: decimal(taxLater),
    net: decimal(saved - taxLater),
    drawsPension: year.pension > 0n,
    hasAccount: (await findPensionAccount(uses.db, caller.customer)) !== undefined,
  };
}

const kindNames = {
  wages: words('工资奖金', 'pay'),
  business: words('经营收入(按流水估算)', 'business income, estimated from sales'),
} as const satisfies Record<TaxKind, unknown>;

function said(result: Output, locale: Locale): string {
  const zh = locale === 'zh';
  const limit = yuan(personalPension.yearlyMost);
  const capped =
    result.asked !== null && moneyOf(result.asked).minorUnits > personalPension.yearlyMost
      ? zh
        ? `每年最多 ${limit} 元能抵税,按 ${limit} 元算。`
        : `At most ¥${limit} a year counts. `
      : '';
  const saved = moneyOf(result.saved).minorUnits;
  if (saved === 0n) {
    const why = result.drawsPension
      ? zh
        ? '您领的养老金本来就不交个税'
        : 'a state pension is free of tax'
      : zh
        ? `按账上近一年的收入 ${people(result.income)} 元,您本来就不用交个税`
        : `on the ¥${people(result.income)} of the last year you owe no income tax`;
    return zh
      ? `${capped}存个人养老金省不了税:${why},而以后领取时要按 3% 交税。`
      : `${capped}It saves no tax: ${why}, and 3% is due when it is drawn.`;
  }
  const net = moneyOf(result.net).minorUnits;
  const basis = zh
    ? `按账上近一年${kindNames[result.kind].zh} ${people(result.income)} 元、减每年 6 万元基本扣除估算,您的最高税率是 ${result.marginalPercent}%`
    : `reckoned on ¥${people(result.income)} of ${kindNames[result.kind].en} in the last year less the ¥60,000 that everybody deducts, your top rate is ${result.marginalPercent}%`;
  const later = zh
    ? `以后领取时按 3% 交 ${people(result.taxLater)} 元,${net > 0n ? `算下来净省 ${yuan(net)} 元` : '算下来并不划算'}`
    : `¥${people(result.taxLater)} is due at 3% when it is drawn, ${net > 0n ? `so ¥${yuan(net)} is saved in the end` : 'so it does not pay'}`;
  return zh
    ? `${capped}一年存 ${people(result.amount)} 元,今年能少交个税约 ${people(result.saved)} 元。${basis}。${later}。专项附加扣除没有算在内。`
    : `${capped}Putting in ¥${people(result.amount)} saves about ¥${people(result.saved)} of income tax this year: ${basis}. ${later.charAt(0).toUpperCase()}${later.slice(1)}. Special deductions are not counted.`;
}

function answer(result: Output, { locale }: Speech): Answer {
  const zh = locale === 'zh';
  const row = (zhLabel: string, enLabel: string, value: string) => ({ label: zh ? zhLabel : enLabel, value });
  const saves = moneyOf(result.net).minorUnits > 0n;
  const next = result.hasAccount
    ? zh
      ? `往个人养老金存 ${moneyOf(result.amount).minorUnits / 100n} 元`
      : `put ${moneyOf(result.amount).minorUnits / 100n} yuan into my personal pension`
    : zh
      ? '开个人养老金账户'
      : 'open a personal pension account';
  return {
    text: said(result, locale),
    cards: [
      {
        type: 'pension',
        title: zh ? '个人养老金省税' : 'Tax saved by a personal pension',
        headline: { amount: result.saved, currency: result.currency },
        rows: [
          row('存入', 'Put in', people(result.amount)),
          row('近一年收入(账上)', 'Income of the last year', people(result.income)),
          row('估算应纳税所得', 'Taxable, estimated', people(result.taxable)),
          row('最高税率', 'Top rate', `${result.marginalPercent}%`),
          row('今年少交', 'Saved this year', people(result.saved)),
          row('领取时交(3%)', 'Due when drawn (3%)', people(result.taxLater)),
          row('净省', 'Saved in the end', people(result.net)),
        ],
        actions: saves ? [{ action: `say:${next}`, label: next }] : [],
      },
    ],
    suggestions: saves ? [next] : [],
  };
}

/** 个人养老金能省多少税. */
export const pensionTax = (uses: PensionUses) =>
  query<Input, Draft, Output, AmountRefusal>({
    id: 'pension.tax',
    title: words('养老金省税', 'Tax saved by a pension'),
    about: words(
      '按账上收入估算存个人养老金能省多少个税,含领取时的 3%',
      'How much income tax a personal pension saves by the income on the books, with the 3% when it is drawn',
    ),
    authority: 'reads',
    input,
    output,
    refusals: amountRefusals,
    complete: (_caller, given) => Promise.resolve(complete(given)),
    run: async (caller, draft) => ok(await run(uses, caller, draft)),
    answer,
  });
