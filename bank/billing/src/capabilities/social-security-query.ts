import { z } from 'zod';
import { type Answer, type CustomerCaller, query, ready, type Speech } from '@banxing/capability';
import type { CardRow } from '@banxing/cards';
import {
  dayOf,
  formatMoney,
  formatMoneyForPeople,
  invariant,
  money,
  moneyOf,
  monthOf,
  ok,
  type Outcome,
  refuse,
  words,
  yearOf,
} from '@banxing/kernel';
import type { BillingUses } from '../billing-uses.ts';
import { schemeMeant } from '../scheme.ts';
import { insuredByWork, subjectOf } from '../use-cases/make-contribution-order.ts';

const input = z.object({ scheme: z.string().optional() });

const topics = ['social', 'medical', 'pension', 'fund'] as const;
type Topic = (typeof topics)[number];

const output = z.object({
  topic: z.enum(topics),
  status: z.enum(['employed', 'retired', 'resident']),
  pensionMonths: z.number(),
  pensionMonthly: z.string(),
  medicalBalance: z.string().nullable(),
  fundBalance: z.string().nullable(),
  fundMonthly: z.string().nullable(),
  paidThrough: z.string(),
  /** Residents: what is to be paid for a year, and whether it has been. */
  medicalYear: z.object({ year: z.number(), amount: z.string(), paid: z.boolean() }).nullable(),
  pensionYear: z.object({ year: z.number(), amount: z.string(), paid: z.boolean() }).nullable(),
});
type Output = z.infer<typeof output>;

function topicOf(spoken: string | undefined): Topic {
  switch (schemeMeant(spoken)) {
    case 'resident-medical':
      return 'medical';
    case 'resident-pension':
      return 'pension';
    case 'fund':
      return 'fund';
    default:
      return /职工医保/u.test(spoken ?? '') ? 'medical' : 'social';
  }
}

const text = (minorUnits: bigint): string => formatMoney(money(minorUnits));
const orNull = (minorUnits: bigint | null): string | null => (minorUnits === null ? null : text(minorUnits));

type Refusal = { readonly code: 'office_unreachable' };

async function run(
  uses: BillingUses,
  caller: CustomerCaller,
  topic: Topic,
): Promise<Outcome<Output, Refusal>> {
  const today = dayOf(uses.clock.now());
  const customer = await uses.parties.customer(uses.db, caller.customer);
  invariant(customer, 'whoever is signed in is a customer');
  const employed = customer.segment === 'salaried';
  const byWork = insuredByWork(customer);
  const { offices } = uses;
  const record = await offices.record({ id: customer.phone, employed: byWork, sinceOn: customer.sinceOn });
  if (!record) return refuse({ code: 'office_unreachable' });
  const subject = subjectOf(caller.customer, 'self');
  const year = yearOf(today);
  const medicalYear = monthOf(today) >= 9 ? year + 1 : year;
  const [medical = null, pension = null] = byWork
    ? []
    : await Promise.all([
        offices.contribution('resident-medical', subject, medicalYear),
        offices.contribution('resident-pension', subject, year),
      ]);
  return ok({
    topic,
    status: employed ? 'employed' : byWork ? 'retired' : 'resident',
    pensionMonths: record.pensionMonths,
    pensionMonthly: text(record.pensionMonthly),
    medicalBalance: orNull(record.medicalBalance),
    fundBalance: employed ? orNull(record.fundBalance) : null,
    fundMonthly: employed ? orNull(record.fundMonthly) : null,
    paidThrough: record.paidThrough,
    medicalYear: medical && { year: medicalYear, amount: text(medical.amount), paid: medical.paid },
    pensionYear: pension && { year, amount: text(pension.amount), paid: pension.paid },
  });
}

const yuan = (amount: string): string => formatMoneyForPeople(moneyOf(amount));

function yearsSentence(name: { zh: string; en: string }, of: Output['medicalYear'], zh: boolean): string {
  if (!of) return '';
  return zh
    ? `${of.year} 年度的${name.zh} ${yuan(of.amount)} 元,${of.paid ? '已经交了' : '还没交'}。`
    : `${name.en} for ${of.year} is ¥${yuan(of.amount)}, ${of.paid ? 'paid' : 'not paid yet'}.`;
}

function pensionSentence(output: Output, zh: boolean): string {
  if (output.status === 'resident')
    return yearsSentence({ zh: '城乡居民养老保险', en: 'residents’ pension' }, output.pensionYear, zh);
  if (output.status === 'retired')
    return zh ? '您已经退休,养老保险不用再交,每月在领养老金。' : 'You are retired and receive your pension.';
  const years = Math.floor(output.pensionMonths / 12);
  return zh
    ? `养老保险累计交了 ${output.pensionMonths} 个月(${years} 年多),交到 ${output.paidThrough},每月个人 ${yuan(output.pensionMonthly)} 元。`
    : `Pension insurance: ${output.pensionMonths} months paid, through ${output.paidThrough}, ¥${yuan(output.pensionMonthly)} a month.`;
}

function medicalSentence(output: Output, zh: boolean): string {
  if (output.status === 'resident')
    return yearsSentence({ zh: '城乡居民医保', en: 'residents’ medical insurance' }, output.medicalYear, zh);
  const balance = yuan(output.medicalBalance ?? '0.00');
  return zh
    ? `医保个人账户余额 ${balance} 元,参保正常。`
    : `Your medical account holds ¥${balance}; the insurance is in force.`;
}

function fundSentence(output: Output, zh: boolean): string {
  if (output.fundBalance === null)
    return zh ? '没有查到您名下的公积金。' : 'No housing fund was found in your name.';
  const monthly = yuan(output.fundMonthly ?? '0.00');
  return zh
    ? `公积金余额 ${yuan(output.fundBalance)} 元,每月缴存 ${monthly} 元,交到 ${output.paidThrough}。`
    : `Your housing fund holds ¥${yuan(output.fundBalance)}; ¥${monthly} a month, through ${output.paidThrough}.`;
}

function sentence(output: Output, zh: boolean): string {
  const join = zh ? '' : ' ';
  switch (output.topic) {
    case 'pension':
      return pensionSentence(output, zh);
    case 'medical':
      return medicalSentence(output, zh);
    case 'fund':
      return fundSentence(output, zh);
    case 'social':
      return [
        pensionSentence(output, zh),
        medicalSentence(output, zh),
        ...(output.fundBalance === null ? [] : [fundSentence(output, zh)]),
      ].join(join);
  }
}

function rowsOf(output: Output, zh: boolean): CardRow[] {
  const money = (amount: string): string => (zh ? `${yuan(amount)} 元` : `¥${yuan(amount)}`);
  const row = (zhLabel: string, enLabel: string, value: string | null): CardRow[] =>
    value === null ? [] : [{ label: zh ? zhLabel : enLabel, value }];
  const yearly = (of: Output['medicalYear']): string | null =>
    of && `${of.year} · ${money(of.amount)} · ${of.paid ? (zh ? '已交' : 'paid') : zh ? '未交' : 'not paid'}`;
  const shows = (topic: Topic): boolean => output.topic === 'social' || output.topic === topic;
  return [
    ...(shows('pension')
      ? [
          ...row(
            '养老保险累计',
            'Pension months',
            output.status === 'employed' ? String(output.pensionMonths) : null,
          ),
          ...row('居民养老保险', 'Residents’ pension', yearly(output.pensionYear)),
        ]
      : []),
    ...(shows('medical')
      ? [
          ...row('医保个人账户', 'Medical account', output.medicalBalance && money(output.medicalBalance)),
          ...row('居民医保', 'Residents’ medical', yearly(output.medicalYear)),
        ]
      : []),
    ...(shows('fund')
      ? [
          ...row('公积金余额', 'Housing fund', output.fundBalance && money(output.fundBalance)),
          ...row('每月缴存', 'Monthly', output.fundMonthly && money(output.fundMonthly)),
        ]
      : []),
  ];
}

function answer(output: Output, { locale }: Speech): Answer {
  const zh = locale === 'zh';
  const unpaid = [output.medicalYear, output.pensionYear].some((year) => year?.paid === false);
  return {
    text: sentence(output, zh),
    cards: [
      {
        type: 'pension',
        title: zh ? '社保公积金' : 'Social insurance',
        rows: rowsOf(output, zh),
        actions:
          unpaid && output.topic !== 'fund'
            ? [
                {
                  action: zh ? 'say:交居民医保' : 'say:pay resident medical insurance',
                  label: zh ? '去交' : 'Pay',
                },
              ]
            : [],
      },
    ],
    suggestions: zh ? ['给家人交医保'] : ['Pay medical insurance for my family'],
  };
}

/** 我社保交了几年了. */
export const socialSecurityQuery = (uses: BillingUses) =>
  query<z.infer<typeof input>, Topic, Output, Refusal>({
    id: 'social_security.query',
    title: words('查社保公积金', 'Social insurance'),
    about: words(
      '查养老保险、医保、公积金',
      'Tells about pension and medical insurance and the housing fund',
    ),
    authority: 'reads',
    input,
    output,
    refusals: {
      office_unreachable: () =>
        words(
          '现在连不上社保系统,请过一会儿再查。',
          'The social insurance office cannot be reached right now. Please try again later.',
        ),
    },
    complete: (_caller, given) => Promise.resolve(ready(topicOf(given.scheme))),
    run: (caller, topic) => run(uses, caller, topic),
    answer,
  });
