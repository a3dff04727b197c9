import type { Card, CardOf } from '@banxing/cards';

/** The made-up bank behind the app's own checks: one customer, some accounts, a month of ordinary life. */

export const bankNow = (): Date => new Date();

const minutesAgo = (minutes: number): string =>
  new Date(bankNow().getTime() - minutes * 60_000).toISOString();
const dayFromNow = (days: number): string =>
  new Date(bankNow().getTime() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
const month = (back: number): { from: string; to: string } => {
  const now = new Date(bankNow().getTime() + 8 * 3_600_000);
  const day = (offset: number, of: number) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset, of)).toISOString().slice(0, 10);
  return { from: day(-back, 1), to: day(1 - back, 0) };
};

export const accounts = [
  {
    id: 'acct_current',
    name: '活期账户',
    kind: 'current',
    currency: 'CNY',
    balance: '32456.78',
    available: '32456.78',
    tail: '6688',
  },
  {
    id: 'acct_savings',
    name: '储蓄账户',
    kind: 'savings',
    currency: 'CNY',
    balance: '86000.00',
    available: '80000.00',
    tail: '2031',
  },
  {
    id: 'acct_usd',
    name: '美元储蓄',
    kind: 'savings',
    currency: 'USD',
    balance: '1250.40',
    available: '1250.40',
    tail: '9107',
  },
  {
    id: 'acct_card',
    name: '信用卡',
    kind: 'credit_card',
    currency: 'CNY',
    balance: '-3268.45',
    available: '46731.55',
    tail: '0925',
  },
  {
    id: 'acct_loan',
    name: '住房贷款',
    kind: 'loan',
    currency: 'CNY',
    balance: '1286400.00',
    available: '0.00',
    tail: '4410',
  },
];

const people: readonly (readonly [string, string, 'in' | 'out', string, string])[] = [
  ['瑞幸咖啡', '消费', 'out', '16.90', '餐饮'],
  ['上海地铁', '乘车', 'out', '4.00', '交通'],
  ['盒马鲜生', '消费', 'out', '168.35', '购物'],
  ['星河科技有限公司', '工资', 'in', '18500.00', '收入'],
  ['刘*芳', '给妈妈', 'out', '1000.00', '转账'],
  ['国网上海电力', '电费', 'out', '213.07', '居家'],
  ['王*', '转账', 'in', '260.00', '转账'],
  ['全家便利店', '消费', 'out', '23.50', '餐饮'],
  ['住房贷款', '月供', 'out', '6120.33', '贷款'],
];

export const entries = Array.from({ length: 75 }, (_, index) => {
  const [counterparty, memo, direction, amount, category] = people[index % people.length] ?? [
    '',
    '',
    'out',
    '0.00',
    '',
  ];
  return {
    id: `ent_${index}`,
    at: minutesAgo(40 + index * 410),
    amount,
    currency: 'CNY',
    direction,
    counterparty,
    memo,
    category,
    balance: `${32456 + index * 13}.78`,
    accountTail: '6688',
    transfer: null,
  };
});

let proposals = 0;

/** A transfer to be confirmed; its amount decides in this mock how the confirmation ends. */
export const transferCard = (amount: string, minutes = 5): CardOf<'confirm'> => {
  proposals += 1;
  const grouped = amount.replace(/\B(?=(\d{3})+(?!\d))/gu, ',');
  const stranger = amount !== '500.00';
  return {
    type: 'confirm',
    title: '转账',
    proposal: `prop_${proposals}_${amount}`,
    capability: 'transfer.create',
    hash: `hash-${proposals}`,
    headline: { amount, currency: 'CNY' },
    payee: stranger
      ? { name: '赵*龙', bank: '招商银行', tail: '7702' }
      : { name: '刘*芳', bank: '中国工商银行', tail: '3356' },
    rows: [
      { label: '付款账户', value: '活期账户 尾号 6688' },
      { label: '到账时间', value: stranger ? '2 小时后' : '马上到账' },
      { label: '手续费', value: '0.00 元' },
      { label: '附言', value: stranger ? '货款' : '给妈妈' },
    ],
    ...(stranger ? { caution: '你是第一次给这个人转账，金额也比平时大很多。先打电话问一声再转。' } : {}),
    confirmLabel: `确认转账 ${grouped} 元`,
    requires: ['pin'],
    expiresAt: new Date(bankNow().getTime() + minutes * 60_000).toISOString(),
    actions: [],
  };
};

export const receiptCard = (proposal: string, amount: string): CardOf<'receipt'> => ({
  type: 'receipt',
  title: '转账',
  receipt: `rcp_${proposal.replace(/\D/gu, '')}8842`,
  status: 'done',
  headline: { amount, currency: 'CNY' },
  rows: [
    { label: '收款人', value: '刘*芳 工商银行 3356' },
    { label: '付款账户', value: '活期账户 6688' },
    { label: '到账', value: '已到账' },
  ],
  at: bankNow().toISOString(),
  actions: [
    { action: 'say:再给妈妈转一笔', label: '再转一笔' },
    { action: 'say:这笔转账有问题', label: '有疑问' },
  ],
});

const groups = [
  ['居家', '4210.40', 12, 0.41],
  ['餐饮', '2386.20', 46, 0.23],
  ['购物', '1650.00', 9, 0.16],
  ['交通', '1020.60', 31, 0.1],
  ['娱乐', '680.00', 5, 0.07],
  ['其他', '321.15', 8, 0.03],
] as const;

/** One card of every kind, as the real bank would fill it. */
export const cards = {
  balance: {
    type: 'balance',
    title: '余额合计',
    total: { amount: '118456.78', currency: 'CNY' },
    accounts: accounts.filter(({ kind }) => kind === 'current' || kind === 'savings'),
    actions: [{ action: 'say:最近的往来', label: '最近的往来' }],
  },
  entries: {
    type: 'entries',
    title: '最近往来',
    total: 9,
    entries: entries.slice(0, 9),
    actions: [],
  },
  summary: {
    type: 'summary',
    range: month(0),
    direction: 'out',
    total: { amount: '10268.35', currency: 'CNY' },
    count: 111,
    groups: groups.map(([label, amount, count, share]) => ({ label, amount, count, share })),
    compare: { range: month(1), total: { amount: '11540.85', currency: 'CNY' }, change: '-1272.50' },
    actions: [
      { action: 'say:上个月花了多少', label: '看上个月' },
      { action: 'say:餐饮都花在哪了', label: '看餐饮' },
    ],
  },
  bars: {
    type: 'chart',
    title: '近 6 个月收入',
    kind: 'bars',
    currency: 'CNY',
    series: [
      {
        name: '收入',
        points: ['6月', '7月', '8月', '9月', '10月', '11月'].map((label, index) => ({
          label,
          value: ['17200.00', '17200.00', '18500.00', '18500.00', '21300.00', '18760.00'][index] ?? '0',
        })),
      },
    ],
    asText:
      '6 月 17,200 元，7 月 17,200 元，8 月 18,500 元，9 月 18,500 元，10 月 21,300 元，11 月 18,760 元。',
    actions: [],
  },
  ring: {
    type: 'chart',
    title: '这个月花在哪',
    kind: 'ring',
    currency: 'CNY',
    series: [{ name: '支出', points: groups.map(([label, value]) => ({ label, value })) }],
    asText: '居家 4,210.40 元，餐饮 2,386.20 元，购物 1,650.00 元，其余 2,021.75 元。',
    actions: [],
  },
  line: {
    type: 'chart',
    title: '近 8 周余额',
    kind: 'line',
    currency: 'CNY',
    series: [
      {
        name: '余额',
        points: [
          '28012.00',
          '26500.00',
          '24100.50',
          '41800.00',
          '38020.00',
          '35600.10',
          '33010.00',
          '32456.78',
        ].map((value, index) => ({
          label: index === 0 ? '9月28日' : index === 7 ? '今天' : String(index),
          value,
        })),
      },
    ],
    asText: '余额从 28,012.00 元到 32,456.78 元，最高 41,800.00 元。',
    actions: [],
  },
  choices: {
    type: 'choices',
    slot: 'payee',
    question: '要转给哪一位王敏？',
    options: [
      { value: 'pay_01', label: '王敏（女儿）', detail: '建设银行 尾号 8810' },
      { value: 'pay_02', label: '王敏（同事）', detail: '招商银行 尾号 1207' },
    ],
    actions: [],
  },
  loan: {
    type: 'loan',
    title: '本月应还',
    total: { amount: '6620.33', currency: 'CNY' },
    items: [
      {
        id: 'loan_1',
        name: '住房贷款',
        dueOn: dayFromNow(6),
        amount: '6120.33',
        principal: '2208.15',
        interest: '3912.18',
        status: 'due',
        rows: [{ label: '还款账户', value: '活期账户 6688' }],
      },
      { id: 'loan_2', name: '消费贷款', dueOn: dayFromNow(-3), amount: '500.00', status: 'paid', rows: [] },
    ],
    actions: [{ action: 'say:提前还房贷', label: '提前还' }],
  },
  bill: {
    type: 'bill',
    name: '信用卡账单',
    amount: { amount: '3268.45', currency: 'CNY' },
    minimum: { amount: '326.85', currency: 'CNY' },
    dueOn: dayFromNow(3),
    status: 'due',
    rows: [{ label: '自动还款', value: '未开通' }],
    actions: [
      { action: 'say:还信用卡 3268.45 元', label: '全额还款' },
      { action: 'say:信用卡分期', label: '分期' },
      { action: 'say:开通自动还款', label: '自动还款' },
    ],
  },
  form: {
    type: 'form',
    title: '添加收款人',
    capability: 'payee.add',
    fields: [
      { name: 'name', label: '姓名', kind: 'text', required: true },
      { name: 'number', label: '卡号', kind: 'number', required: true },
      { name: 'limit', label: '每次最多转', kind: 'amount', required: false },
      {
        name: 'bank',
        label: '开户行',
        kind: 'choice',
        required: true,
        options: [
          { value: 'ICBC', label: '中国工商银行' },
          { value: 'CCB', label: '中国建设银行' },
        ],
      },
    ],
    actions: [],
  },
  settings: {
    type: 'settings',
    changes: [{ setting: 'theme', value: 'dark', label: '外观：深色' }],
    actions: [],
  },
  reasons: {
    type: 'reasons',
    title: '为什么先不办',
    reasons: [
      { code: 'new_payee', text: '你从没给这个人转过钱。' },
      { code: 'amount_unusual', text: '49,800 元是你平时转账的 90 多倍。' },
      { code: 'scam_pattern', text: '最近有人用同样的说法骗走过别人的钱。' },
    ],
    actions: [{ action: 'say:转人工客服', label: '找人帮忙' }],
  },
  handover: {
    type: 'handover',
    title: '正在转接',
    ticket: 'T-20261122-018',
    queue: '长辈服务专席',
    position: 2,
    summary: '想给一位新收款人转 49,800 元，已暂停，想问清楚原因。',
    actions: [],
  },
  products: {
    type: 'products',
    title: '适合你的理财',
    rows: [],
    items: [
      {
        id: 'p1',
        title: '安心月月盈',
        subtitle: 'R2 中低风险 · 1 元起购',
        value: '2.15%–2.65%',
        rows: [
          { label: '期限', value: '每月可赎回' },
          { label: '到账', value: 'T+1' },
        ],
        actions: [{ action: 'say:安心月月盈详情', label: '看详情' }],
      },
      { id: 'p2', title: '稳健季享', subtitle: 'R2 中低风险 · 1,000 元起购', value: '2.40%–2.95%' },
    ],
    actions: [],
  },
  rate: {
    type: 'rate',
    title: '今天的汇率',
    rows: [
      { label: '美元 现汇买入', value: '7.1023' },
      { label: '美元 现汇卖出', value: '7.1311' },
      { label: '更新时间', value: '10:02' },
    ],
    actions: [{ action: 'say:换 100 美元', label: '换汇' }],
  },
} satisfies Record<string, Card>;
