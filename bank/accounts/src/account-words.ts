import { foldSpoken } from '@banxing/parties';
import { type Currency } from '@banxing/kernel';
import { type accountClasses, type AccountUse, type DepositAccount } from './deposit-account.ts';

/** How many accounts a customer's words fit. */
export type Resolution =
  | { readonly kind: 'one'; readonly account: DepositAccount }
  | { readonly kind: 'several'; readonly accounts: readonly DepositAccount[] }
  | { readonly kind: 'none' };

const list = (text: string): ReadonlySet<string> => new Set(text.split(' ').map(foldSpoken));

const useWords: readonly (readonly [AccountUse, ReadonlySet<string>])[] = [
  [
    'salary',
    list(
      '工资卡 发工资的卡 工资账户 工资户 出粮卡 出粮户口 薪转户 薪资卡 薪水卡 薪金卡 代发卡 发薪卡 salarycard salaryaccount payrollaccount payrollcard',
    ),
  ],
  [
    'pension',
    list(
      '养老金卡 养老金的卡 退休金卡 养老卡 退休卡 领养老金那张卡 领退休金的卡 养老金账户 社保卡 退休工资卡 pensioncard pensionaccount',
    ),
  ],
  ['allowance', list('生活费卡 零花钱卡 助学金卡 校园卡 学生卡 allowancecard studentcard')],
  ['business', list('生意卡 公司卡 经营户 经营账户 收款卡 businessaccount businesscard')],
];

const currencyWords: readonly (readonly [Currency, ReadonlySet<string>])[] = [
  ['USD', list('美元账户 美元户 美金账户 美金户 美元卡 美元 美金 usd账户 usdaccount dollaraccount usd')],
  ['HKD', list('港币账户 港币户 港元账户 港币 港元 hkdaccount hkd')],
  ['EUR', list('欧元账户 欧元户 欧元 euroaccount euraccount eur')],
  ['JPY', list('日元账户 日元户 日币账户 日元 yenaccount jpyaccount jpy')],
  ['GBP', list('英镑账户 英镑户 英镑 poundaccount gbpaccount gbp')],
  ['CNY', list('人民币账户 人民币户 人民币 cnyaccount rmbaccount yuanaccount')],
];

const classWords = [
  ['I', list('一类户 一类卡 一类账户 i类户 1类户 class1 classi')],
  ['II', list('二类户 二类卡 二类账户 ii类户 2类户 电子账户 电子户 electronicaccount class2 classii')],
  ['III', list('三类户 三类卡 三类账户 iii类户 3类户 小额账户 class3 classiii')],
] as const satisfies readonly (readonly [(typeof accountClasses)[number], ReadonlySet<string>])[];

const savingsWords = list(
  '储蓄账户 储蓄户口 储蓄户 存款账户 存折 折子 存钱的卡 savingsaccount savingaccount savings passbook',
);
const currentWords = list(
  '活期 活期账户 活期户 活存 活存账户 活期存款 活期卡 checking checkingaccount currentaccount',
);
const anyWords = list(
  '储蓄卡 借记卡 银行卡 卡 账户 账号 户头 户口 卡里 我的卡 我的账户 这张卡 那张卡 存折 折子 卡片 debitcard card bankcard account bankaccount',
);

// Said at more length: 代发工资那张卡, 领退休金的那张卡.
const usePhrases: readonly (readonly [AccountUse, RegExp])[] = [
  ['salary', /工资|薪|出粮|打工|salary|payroll/u],
  ['pension', /养老|退休|社保|pension/u],
  ['allowance', /生活费|零花|学校|助学|学生|allowance/u],
  ['business', /生意|货款|店里|business/u],
];

const foreignWords = /^(?:外币|外汇|foreign)/u;
const changeWords = /^零钱/u;

const spokenDigits = (folded: string): string | undefined =>
  /^(?:尾号|尾数|末四位|ending|endingin|tail)?(\d{4})(?:的卡|那张|的)?$/u.exec(folded)?.[1];

type Test = (account: DepositAccount) => boolean;

/** The ways of reading the words, most exact first; the first that finds anything counts. */
function readings(spoken: string): Test[] {
  const folded = foldSpoken(spoken);
  const bare = folded.replace(/^(?:我的|我那张|我|俺的|那张|这张|my|the)/u, '') || folded;
  const said = (words: ReadonlySet<string>): boolean => words.has(folded) || words.has(bare);
  const tail = spokenDigits(folded);
  const use = useWords.find(([, words]) => said(words))?.[0];
  const currency = currencyWords.find(([, words]) => said(words))?.[0];
  const accountClass = classWords.find(([, words]) => said(words))?.[0];
  const tests: Test[] = [
    (account) => account.id === spoken || account.number === folded,
    (account) => foldSpoken(account.name) === folded || foldSpoken(account.name) === bare,
  ];
  if (tail !== undefined) tests.push((account) => account.tail === tail);
  if (use !== undefined) tests.push((account) => account.uses.includes(use));
  if (currency !== undefined) tests.push((account) => account.currency === currency);
  if (accountClass !== undefined) tests.push((account) => account.class === accountClass);
  if (said(savingsWords)) tests.push((account) => account.kind === 'savings');
  if (said(currentWords)) tests.push((account) => account.kind === 'current');
  if (said(anyWords)) tests.push(() => true);
  const phrase = usePhrases.find(([, pattern]) => pattern.test(folded))?.[0];
  if (phrase !== undefined) tests.push((account) => account.uses.includes(phrase));
  if (foreignWords.test(bare)) tests.push((account) => account.currency !== 'CNY');
  if (changeWords.test(bare)) tests.push((account) => account.class !== 'I');
  // 储蓄卡 is said of an account called 家用储蓄卡, but digits are never a part of a name.
  if (bare.length >= 2 && !/^\d+$/u.test(bare))
    tests.push((account) => foldSpoken(account.name).includes(bare));
  return tests;
}

/** Which of a customer's accounts the words (an id, a tail, 工资卡, 储蓄卡, 美元账户) fit. */
export function resolveAccount(accounts: readonly DepositAccount[], spoken: string): Resolution {
  for (const fits of readings(spoken)) {
    const [account, ...others] = accounts.filter(fits);
    if (account && others.length === 0) return { kind: 'one', account };
    if (account) return { kind: 'several', accounts: [account, ...others] };
  }
  return { kind: 'none' };
}
