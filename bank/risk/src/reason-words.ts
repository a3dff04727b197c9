import type { Reason } from '@banxing/capability';
import { formatMoneyForPeople, money, type Words, words } from '@banxing/kernel';
import type { Contribution } from './assessment.ts';
import type { ConversationSignals } from './conversation-signals.ts';
import type { Facts } from './facts.ts';
import { scamKinds } from './scam-phrases.ts';

/** Why, in the customer's own numbers. */
export interface Explained extends Reason {
  readonly points: number;
  /** What a guardian may read: nothing from which a balance could be reckoned. */
  readonly forGuardian: Words;
}

const yuan = (amount: number): string => formatMoneyForPeople(money(BigInt(Math.round(amount * 100))));

const percent = (share: number): string => (share < 0.01 ? '不到 1%' : `${String(Math.round(share * 100))}%`);

const percentEn = (share: number): string =>
  share < 0.01 ? 'less than 1%' : `${String(Math.round(share * 100))}%`;

const chanceOf = (odds: number): number => Math.min(99, Math.round(100 / (1 + Math.exp(-odds))));

type Say = (facts: Facts, talk: ConversationSignals) => Words;

const payeeWords: Say = ({ dealings, knownDays }) =>
  dealings === 0
    ? words('您从来没有给这个收款人转过钱。', 'You have never sent money to this payee.')
    : words(
        `您 ${String(Math.floor(knownDays))} 天前才第一次给这个收款人转钱。`,
        `You first paid this payee ${String(Math.floor(knownDays))} days ago.`,
      );

const largestWords: Say = ({ largest, together, amount }) => {
  const sum = together > amount ? `加上今天已转给生人的一共 ${yuan(together)} 元` : `这笔 ${yuan(amount)} 元`;
  const sumEn =
    together > amount ? `with today's others it is ¥${yuan(together)}` : `this one is ¥${yuan(amount)}`;
  return largest === 0
    ? words(`您往常没有这么大的支出,${sum}。`, `You never paid anything like it; ${sumEn}.`)
    : words(
        `您往常单笔最多 ${yuan(largest)} 元,${sum}。`,
        `Your largest payment so far was ¥${yuan(largest)}; ${sumEn}.`,
      );
};

const usualWords: Say = ({ usual, amount }) =>
  words(
    `您平时单笔不超过 ${yuan(usual)} 元,这笔 ${yuan(amount)} 元。`,
    `You usually pay at most ¥${yuan(usual)} at a time; this is ¥${yuan(amount)}.`,
  );

const scamWords: Say = (_, { kind, heard }) => {
  const name = kind === null ? words('诈骗', 'a swindle') : scamKinds[kind];
  const quote = heard === null ? '' : `“${heard}”`;
  return words(
    `您说到${quote},这是“${name.zh}”骗局里常见的说法。`,
    `What you said (${quote}) is typical of ${name.en}.`,
  );
};

const byGroup: Readonly<Record<string, Say>> = {
  'told-what-to-do': () =>
    words(
      '听起来是别人在教您怎么操作、不让您问别人,骗子常这么做。',
      'It sounds as if somebody tells you what to do and whom not to ask. Swindlers do that.',
    ),
  hurried: () => words('您说得很急,骗子常催人快转。', 'It is hurried; swindlers press for speed.'),
};

const byCode: Readonly<Record<Contribution['code'], Say>> = {
  new_payee: payeeWords,
  amount_unusual: largestWords,
  elder_protection: ({ age, amount }) =>
    words(
      `您今年 ${String(age)} 岁,向生人转 ${yuan(amount)} 元,按老年客户保护多核对一次。`,
      `You are ${String(age)}; we check once more before ¥${yuan(amount)} goes to a stranger.`,
    ),
  scam_pattern: scamWords,
  velocity: ({ strangersToday, lastHour }) =>
    lastHour >= 8
      ? words(
          `一小时内这是第 ${String(lastHour)} 笔转账。`,
          `This is transfer ${String(lastHour)} within an hour.`,
        )
      : words(
          `24 小时内这是第 ${String(strangersToday)} 笔转给新收款人的钱。`,
          `This is payment ${String(strangersToday)} to a new payee within 24 hours.`,
        ),
  structuring: ({ nearThreshold, amount, together }) =>
    words(
      `${nearThreshold === 1 && together > amount ? `今天合计 ${yuan(together)} 元` : `金额 ${yuan(amount)} 元`},刚好低于 50,000 元的加强验证线。`,
      `¥${yuan(together)} is just under the ¥50,000 line for stronger proof.`,
    ),
  drain: ({ share }) =>
    words(
      `这笔占您可用余额的 ${percent(share)}。`,
      `It takes ${percentEn(share)} of what you have available.`,
    ),
  not_like_you: ({ fraudOdds }) =>
    words(
      `从金额、余额占比和往来来看,这笔像被骗的转账(可能性 ${String(chanceOf(fraudOdds))}%),不像您平时。`,
      `By amount, share of your money and dealings it looks like a swindle (${String(chanceOf(fraudOdds))}%), not like you.`,
    ),
  new_device: () =>
    words('这次登录的设备是新的,您以前没有用过。', 'You signed in on a device that you never used before.'),
  after_credential_change: ({ credentialHours }) =>
    words(
      `您的密码 ${String(Math.max(1, Math.ceil(credentialHours)))} 小时内刚改过。`,
      `Your password or PIN was changed within ${String(Math.max(1, Math.ceil(credentialHours)))} hours.`,
    ),
  unusual_time: ({ hour }) =>
    words(`现在是凌晨 ${String(hour)} 点多,不是平常转账的时间。`, `It is past ${String(hour)} at night.`),
  payee_listed: ({ confirmedFraud, reports }) =>
    confirmedFraud === 1
      ? words('这个收款账户已确认涉嫌诈骗。', 'This receiving account is confirmed to be used for fraud.')
      : words(
          `有 ${String(reports)} 位客户举报过这个收款账户。`,
          `${String(reports)} customers have reported this account.`,
        ),
};

const forGuardian: Partial<Record<Contribution['code'], Words>> = {
  drain: words('这笔钱对这个账户来说不是小数。', 'It is not a small sum for the account.'),
};

/** The same, said of the customer to somebody else. */
const saidOfThem = ({ zh, en }: Words): Words =>
  words(
    zh.replaceAll('您', '对方'),
    en
      .replace(/\bYou\b/gu, 'They')
      .replace(/\byou\b/gu, 'they')
      .replace(/\bYour\b/gu, 'Their')
      .replace(/\byour\b/gu, 'their'),
  );

/** The sentences behind the contributions, in their order. */
export const explain = (
  contributions: readonly Contribution[],
  facts: Facts,
  talk: ConversationSignals,
): Explained[] =>
  contributions.map(({ rule, code, points }) => {
    const say = byGroup[rule] ?? (rule.startsWith('usual-') ? usualWords : byCode[code]);
    const said = say(facts, talk);
    return { code, points, words: said, forGuardian: forGuardian[code] ?? saidOfThem(said) };
  });
