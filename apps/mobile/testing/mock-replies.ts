import type { Card } from '@banxing/cards';
import { cards, transferCard } from './mock-bank.ts';

export type Answer = {
  readonly text: string;
  readonly cards: readonly Card[];
  readonly suggestions: readonly string[];
};

const answer = (text: string, shown: readonly Card[] = [], suggestions: readonly string[] = []): Answer => ({
  text,
  cards: shown,
  suggestions,
});

const rules: readonly (readonly [RegExp, (text: string) => Answer])[] = [
  [/过期/u, () => answer('好的，请核对。', [transferCard('500.00', 0.04)])],
  [/转.*?(\d+)/u, (text) => transfer(text)],
  [/哪.*王敏|给王敏转/u, () => answer('有两位王敏，要转给哪一位？', [cards.choices])],
  [/人工|person/u, () => answer('好的，马上帮你转给同事，刚才说的不用再说一遍。', [cards.handover])],
  [/为什么/u, () => answer('先停下来，是因为这几点和你平时不一样。钱还在你的账户里。', [cards.reasons])],
  [
    /余额|多少钱|balance|how much money/iu,
    () =>
      answer(
        '活期和储蓄一共 118,456.78 元，够付这个月的账单。',
        [cards.balance],
        ['最近的往来', '这个月花了多少', '信用卡要还多少'],
      ),
  ],
  [
    /往来|流水|transactions/iu,
    () =>
      answer(
        '这是最近 9 笔，最大的一笔是工资 18,500.00 元。',
        [cards.entries],
        ['只看支出', '这个月花了多少'],
      ),
  ],
  [/花在哪/u, () => answer('这个月四成花在居家，餐饮其次。', [cards.ring])],
  [
    /花|支出|spen/iu,
    () =>
      answer(
        '这个月花了 10,268.35 元，比上个月少 1,272.50 元，主要少在购物。',
        [cards.summary],
        ['花在哪了', '那上个月呢', '餐饮都花在哪了'],
      ),
  ],
  [/收入|工资|退休金|income|pension/iu, () => answer('近 6 个月收入平稳，10 月多了一笔奖金。', [cards.bars])],
  [/走势|余额变化/u, () => answer('余额比八周前多了 4,444.78 元。', [cards.line])],
  [
    /信用卡|card bill/iu,
    () =>
      answer(
        '信用卡这期要还 3,268.45 元，三天后到期，活期里的钱够还。',
        [cards.bill],
        ['全额还款', '分期要多少手续费'],
      ),
  ],
  [
    /贷款|loan/iu,
    () => answer('这个月要还 6,620.33 元，房贷 6,120.33 元还没还，消费贷已经还了。', [cards.loan]),
  ],
  [/收款人/u, () => answer('填一下这几项就好。', [cards.form])],
  [/深色|dark/iu, () => answer('好了，已经换成深色。', [cards.settings])],
  [/理财|wealth/iu, () => answer('按你的稳健型（C3）,这两款比较合适。不保证收益。', [cards.products])],
  [/汇率|rate/iu, () => answer('今天 1 美元约合 7.13 元。', [cards.rate])],
];

const transfer = (text: string): Answer => {
  const found = /(\d+)(?:\.(\d{1,2}))?/u.exec(text);
  const amount = `${found?.[1] ?? '0'}.${(found?.[2] ?? '').padEnd(2, '0')}`;
  const whom = amount === '500.00' ? '刘*芳（妈妈）' : '赵*龙';
  return answer(`转给${whom},请核对。`, [transferCard(amount)], ['换个金额', '换个账户']);
};

/** What the made-up bank answers; what it does not know it says so. */
export const answerTo = (text: string): Answer => {
  for (const [pattern, reply] of rules) {
    if (pattern.test(text)) return reply(text);
  }
  return answer('这个我还不会。可以换个说法，或者找人帮忙。', [], ['转人工客服', '我还有多少钱']);
};
