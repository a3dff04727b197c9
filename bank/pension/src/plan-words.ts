import type { Answer, Speech } from '@banxing/capability';
import { type Locale, moneyOf } from '@banxing/kernel';
import type { PlanOutput } from './plan-output.ts';
import { projectionAssumptions } from './pension-policy.ts';
import { aboutYuan, ageWords, monthsWords } from './speech.ts';

const about = (decimal: string): string => aboutYuan(moneyOf(decimal).minorUnits);
const isZero = (decimal: string): boolean => moneyOf(decimal).minorUnits === 0n;

/** Somebody who draws a pension already: what comes beside what is spent or wanted. */
function drawingSaid({ drawing }: PlanOutput, locale: Locale): string {
  if (!drawing) return '';
  const zh = locale === 'zh';
  const short = moneyOf(drawing.gap).minorUnits > 0n;
  const left = about(drawing.left);
  const against = drawing.wantedSaid
    ? zh
      ? `您想每月有 ${about(drawing.wanted)} 元`
      : `you want ¥${about(drawing.wanted)} a month`
    : zh
      ? `近一年每月平均花 ${about(drawing.wanted)} 元`
      : `you spent ¥${about(drawing.wanted)} a month on average over the last year`;
  if (zh)
    return `您已经在领养老金,最近每月 ${about(drawing.monthly)} 元,${against},${short ? `每月差 ${about(drawing.gap)} 元,从积蓄里补` : `够用,每月还余 ${left} 元`}。现有活期存款 ${about(drawing.deposits)} 元${short ? `,够补 ${monthsWords(drawing.lastsMonths ?? 0).zh}` : ''}。`;
  return `You draw a pension of ¥${about(drawing.monthly)} a month, and ${against}: ${short ? `¥${about(drawing.gap)} short each month` : `enough, with ¥${left} left over each month`}. There is ¥${about(drawing.deposits)} in your current accounts${short ? `, which fills the gap for ${monthsWords(drawing.lastsMonths ?? 0).en}` : ''}.`;
}

function gapSaid(it: NonNullable<PlanOutput['projection']>, locale: Locale): string {
  const zh = locale === 'zh';
  if (isZero(it.gap) && isZero(it.bridge)) {
    return zh
      ? `想要每月 ${about(it.wanted)} 元,估算够用,没有缺口。`
      : `You want ¥${about(it.wanted)} a month; by this estimate there is no gap.`;
  }
  const save = it.monthsLeft > 0 && !isZero(it.saveMonthly);
  const bridge = isZero(it.bridge)
    ? ''
    : zh
      ? `基本养老金最早 ${it.stateFromAge} 岁才能领,之前要自己备 ${about(it.bridge)} 元生活费。`
      : `The state pension begins at ${it.stateFromAge} at the earliest; ¥${about(it.bridge)} of your own is needed until then. `;
  if (zh)
    return `想要每月 ${about(it.wanted)} 元,每月缺口约 ${about(it.gap)} 元。${bridge}${save ? `从现在起每月另外存 ${about(it.saveMonthly)} 元可以补上到 ${projectionAssumptions.lastsUntilAge} 岁。` : ''}`;
  return `You want ¥${about(it.wanted)} a month, so about ¥${about(it.gap)} a month is missing. ${bridge}${save ? `Saving another ¥${about(it.saveMonthly)} a month from now on fills it until ${projectionAssumptions.lastsUntilAge}.` : ''}`;
}

function projectedSaid({ projection: it }: PlanOutput, locale: Locale): string {
  if (!it) return '';
  const zh = locale === 'zh';
  const short = !it.insured
    ? zh
      ? `到时缴费只有 ${monthsWords(it.paidMonths).zh},不满最低 ${monthsWords(it.leastMonths).zh},基础养老金没有算进去。`
      : `By then only ${monthsWords(it.paidMonths).en} are paid, less than the ${monthsWords(it.leastMonths).en} it takes, so the basic pension is left out. `
    : '';
  const state = about(it.state);
  const head = zh
    ? `按现在 ${it.age} 岁、${ageWords(it.retireAgeMonths).zh}退休估算,每月大约能领 ${about(it.total)} 元(今天的购买力):基本养老金 ${state} 元,企业年金 ${about(it.annuity)} 元,个人养老金 ${about(it.personal)} 元。`
    : `At ${it.age} today and retiring at ${ageWords(it.retireAgeMonths).en}, about ¥${about(it.total)} a month in today's money: ¥${state} from the state, ¥${about(it.annuity)} from an annuity, ¥${about(it.personal)} from the personal pension. `;
  const putBy = isZero(it.savings)
    ? ''
    : zh
      ? `其中您说的 ${about(it.savings)} 元积蓄按用到 ${projectionAssumptions.lastsUntilAge} 岁,每月 ${about(it.fromSavings)} 元。`
      : `Of that, the ¥${about(it.savings)} that you named bring ¥${about(it.fromSavings)} a month until ${projectionAssumptions.lastsUntilAge}. `;
  const end = zh
    ? '这是按下面的假设估算的,不代表实际待遇,也不保证收益。'
    : ' This is an estimate on the assumptions below; it promises neither a pension nor a return.';
  return `${head}${putBy}${short}${gapSaid(it, locale)}${end}`;
}

function rowsOf(result: PlanOutput, locale: Locale): { label: string; value: string }[] {
  const zh = locale === 'zh';
  const row = (zhLabel: string, enLabel: string, value: string) => ({ label: zh ? zhLabel : enLabel, value });
  const { projection: it, drawing } = result;
  if (drawing) {
    return [
      row('每月养老金', 'Pension a month', about(drawing.monthly)),
      row(
        drawing.wantedSaid ? '想要每月' : '月均支出',
        drawing.wantedSaid ? 'Wanted' : 'Spent a month',
        about(drawing.wanted),
      ),
      row('每月缺口', 'Missing a month', about(drawing.gap)),
      row('活期存款', 'In current accounts', about(drawing.deposits)),
    ];
  }
  if (!it) return [];
  return [
    row('基础养老金', 'Basic pension', about(it.stateBasic)),
    row('基本养老个人账户', 'State account', about(it.stateAccount)),
    row('企业年金', 'Annuity', about(it.annuity)),
    row('个人养老金', 'Personal pension', about(it.personal)),
    ...(isZero(it.savings) ? [] : [row('自己的积蓄', 'Own savings', about(it.fromSavings))]),
    row('每月合计', 'A month in all', about(it.total)),
    row('想要每月', 'Wanted', about(it.wanted)),
    row('每月缺口', 'Missing a month', about(it.gap)),
    row('每月另存', 'To save a month', about(it.saveMonthly)),
    ...it.assumptions.map((assumption, index) =>
      row(`假设 ${index + 1}`, `Assumption ${index + 1}`, assumption[locale]),
    ),
  ];
}

export function planAnswer(result: PlanOutput, { locale }: Speech): Answer {
  const zh = locale === 'zh';
  const headline = result.drawing?.monthly ?? result.projection?.total ?? '0.00';
  const says = result.drawing
    ? [zh ? '我的养老金' : 'my pension']
    : zh
      ? ['个人养老金能省多少税', '60岁退休能领多少']
      : ['how much tax does a personal pension save', 'what if I retire at 60'];
  return {
    text: result.drawing ? drawingSaid(result, locale) : projectedSaid(result, locale),
    cards: [
      {
        type: 'pension',
        title: zh ? '养老规划' : 'Retirement plan',
        headline: { amount: headline, currency: result.currency },
        rows: rowsOf(result, locale),
        actions: says.map((text) => ({ action: `say:${text}`, label: text })),
      },
    ],
    suggestions: says,
  };
}
