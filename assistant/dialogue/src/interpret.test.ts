import { beforeAll, describe, expect, it } from 'vitest';
import {
  embeddedModelPath,
  embeddedRecogniser,
  intentEntry,
  isIntentId,
  loadModel,
  type Recogniser,
} from '@banxing/understanding';
import { foldPunctuation } from './customer-text.ts';
import type { DialogueCommand } from './dialogue-command.ts';
import { interpret } from './interpret.ts';
import { type DialogueState, freshState } from './state.ts';

/** The state tables speak of: nothing yet, a waiting card, a settled one, a choice between two, a missing amount. */
const transfer = { capability: 'transfer.create', slots: { payee: '妈妈', amount: '500.00' } };
const words = (text: string) => ({ zh: text, en: text });
const states = {
  fresh: freshState,
  card: {
    ...freshState,
    last: transfer,
    person: '妈妈',
    proposed: { proposal: 'prop_1', ...transfer },
    deed: { ...transfer, outcome: 'proposed' },
  },
  done: { ...freshState, last: transfer, person: '妈妈', deed: { ...transfer, outcome: 'done' } },
  choice: {
    ...freshState,
    person: '张伟',
    frame: {
      capability: 'transfer.create',
      slots: { payee: '张伟', amount: '200.00' },
      asked: 1,
      need: {
        slot: 'payee',
        question: words('哪一位?'),
        options: [
          { value: 'pay_a', label: words('房东(张伟)(*7816)建设银行') },
          { value: 'pay_b', label: words('健身教练(张伟)(*5670)招商银行') },
        ],
      },
    },
  },
  amount: {
    ...freshState,
    person: '妈妈',
    frame: {
      capability: 'transfer.create',
      slots: { payee: '妈妈' },
      asked: 1,
      need: { slot: 'amount', question: words('转多少?') },
    },
  },
  income: {
    ...freshState,
    last: { capability: 'account.income_summary', slots: { date_range: '2026-10-01/2026-10-31' } },
  },
} as const satisfies Record<string, DialogueState>;

const now = new Date('2026-11-20T10:00:00+08:00');
const entities = {
  payees: ['刘桂芳', '妈妈', '陈志远', '爸爸', '张伟', '房东', '健身教练', '李娜', '娜娜', '弟弟'],
  accounts: ['工资卡', '储蓄卡'],
};
const commands = new Set([
  'transfer.create',
  'transfer.own',
  'transfer.cancel',
  'transfer.schedule_create',
  'bill.pay',
]);
const queries = new Set([
  'account.balance',
  'account.transactions',
  'account.income_summary',
  'account.expense_summary',
  'transfer.status',
]);

let recogniser: Recogniser;
beforeAll(() => {
  recogniser = embeddedRecogniser(loadModel(embeddedModelPath));
});

function read(text: string, state: DialogueState): DialogueCommand[] {
  const slotsOf = (intent: string) => (isIntentId(intent) ? intentEntry(intent).slots : []);
  const understand = (said: string, previousIntent?: string) =>
    recogniser.understand(said, {
      now,
      entities,
      ...(previousIntent === undefined ? {} : { previousIntent }),
    });
  const readSlot = (slot: string, said: string) => recogniser.readSlot(slot, said, now);
  return interpret(
    {
      text: foldPunctuation(text),
      understanding: understand(text, state.frame?.capability ?? state.last?.capability),
      slotValue: state.frame ? readSlot(state.frame.need.slot, text) : undefined,
      reader: { entities, understand, readSlot, slotsOf },
      authorityOf: (intent) =>
        commands.has(intent) ? 'customer-confirms' : queries.has(intent) ? 'reads' : undefined,
    },
    state,
  );
}

type Row = readonly [keyof typeof states, string, readonly Partial<Record<string, unknown>>[]];

const corrections: readonly Row[] = [
  ['card', '不是,是600', [{ kind: 'correct', slots: { payee: '妈妈', amount: '600.00' } }]],
  ['card', '不是500是700', [{ kind: 'correct', slots: { payee: '妈妈', amount: '700.00' } }]],
  ['card', '算了还是300吧', [{ kind: 'correct', slots: { payee: '妈妈', amount: '300.00' } }]],
  ['card', 'no, make it 600', [{ kind: 'correct', slots: { payee: '妈妈', amount: '600.00' } }]],
  ['card', '别转给妈妈了,转给爸爸', [{ kind: 'correct', slots: { payee: '爸爸', amount: '500.00' } }]],
  ['card', '不是妈妈,是爸爸', [{ kind: 'correct', slots: { payee: '爸爸', amount: '500.00' } }]],
  [
    'card',
    '用储蓄卡付',
    [{ kind: 'correct', slots: { payee: '妈妈', amount: '500.00', account: '储蓄卡' } }],
  ],
  [
    'card',
    '从尾号3358付',
    [{ kind: 'correct', slots: { payee: '妈妈', amount: '500.00', account: '3358' } }],
  ],
  ['card', '金额不对', [{ kind: 'correct', ask: 'amount' }]],
  ['card', '两小时后到账', [{ kind: 'correct', slots: { payee: '妈妈', amount: '500.00', date: 'PT2H' } }]],
  ['card', '改成次日到账', [{ kind: 'correct', slots: { payee: '妈妈', amount: '500.00', date: 'P1D' } }]],
  ['card', '不是这个人', [{ kind: 'correct', ask: 'payee' }]],
  ['card', '换张卡付', [{ kind: 'correct', ask: 'account' }]],
  ['card', '多转100', [{ kind: 'weigh-amount', total: '600.00' }]],
  ['card', '少转50', [{ kind: 'weigh-amount', total: '450.00' }]],
  ['card', '翻倍', [{ kind: 'weigh-amount', total: '1000.00' }]],
  ['fresh', '转给妈妈还是爸爸', [{ kind: 'start', intent: 'transfer.create', slots: {} }]],
  [
    'fresh',
    '给妈妈转105.50,给爸爸转20.5',
    [
      { kind: 'start', slots: { payee: '妈妈', amount: '105.50' } },
      { kind: 'start', slots: { payee: '爸爸', amount: '20.50' } },
    ],
  ],
  ['card', '转一半就行', [{ kind: 'weigh-amount', total: '250.00' }]],
  ['card', '除以3', [{ kind: 'weigh-amount', total: undefined }]],
  ['card', '少转点', [{ kind: 'weigh-amount', total: undefined }]],
  ['card', '不是给我妈,给我爸', [{ kind: 'correct', slots: { payee: '我爸', amount: '500.00' } }]],
  ['fresh', '给我爸转500,不是给我妈', [{ kind: 'start', slots: { payee: '我爸', amount: '500.00' } }]],
  ['fresh', '给我妈转500,不是600', [{ kind: 'start', slots: { payee: '我妈', amount: '500.00' } }]],
  ['fresh', '给我妈转500,不是爸爸', [{ kind: 'start', slots: { payee: '我妈', amount: '500.00' } }]],
  ['fresh', '给我妈转500…等等,是给我爸', [{ kind: 'start', slots: { payee: '我爸', amount: '500.00' } }]],
  ['fresh', '把我妈转给我的500转给我爸', [{ kind: 'start', slots: { payee: '我爸', amount: '500.00' } }]],
  ['fresh', '给孩子他爸转500', [{ kind: 'start', slots: { payee: '孩子他爸', amount: '500.00' } }]],
  [
    'fresh',
    '给妈妈转500,备注:别忘了吃药',
    [{ kind: 'start', slots: { payee: '妈妈', amount: '500.00', memo: '别忘了吃药' } }],
  ],
  [
    'fresh',
    '给房东转房租,每月1号转3000',
    [
      {
        kind: 'start',
        intent: 'transfer.schedule_create',
        slots: { payee: '房东', amount: '3000.00', recurrence: 'monthly:1' },
      },
    ],
  ],
  ['card', '改成-600', [{ kind: 'correct', ask: 'amount' }]],
  [
    'card',
    '给妈妈和爸爸各转20',
    [
      { kind: 'start', slots: { payee: '妈妈', amount: '20.00' } },
      { kind: 'start', slots: { payee: '爸爸', amount: '20.00' } },
    ],
  ],
  [
    'fresh',
    '给妈妈转500,不对,600',
    [{ kind: 'start', intent: 'transfer.create', slots: { payee: '妈妈', amount: '600.00' } }],
  ],
  ['done', '错了,应该是600', [{ kind: 'hold-back', why: 'already_done' }]],
];

const stops: readonly Row[] = [
  ['card', '算了', [{ kind: 'cancel' }]],
  ['card', '甭转了', [{ kind: 'cancel' }]],
  ['card', '别给我妈转500了', [{ kind: 'cancel' }]],
  ['card', '不对', [{ kind: 'cancel', doubted: true }]],
  ['card', '算了,查下余额', [{ kind: 'cancel' }, { kind: 'start', intent: 'account.balance' }]],
  ['card', '转吧', [{ kind: 'confirm-word' }]],
  ['card', '确认转500', [{ kind: 'confirm-word' }]],
  ['card', '135790', [{ kind: 'warn', about: 'secret' }]],
  ['card', '我被骗了', [{ kind: 'warn', about: 'fraud' }]],
];

const context: readonly Row[] = [
  ['done', '再给她转200', [{ kind: 'start', slots: { payee: '妈妈', amount: '200.00' } }]],
  ['fresh', '再给她转200', [{ kind: 'start', slots: { amount: '200.00' } }]],
  [
    'done',
    '再来一笔',
    [{ kind: 'start', intent: 'transfer.create', slots: { payee: '妈妈', amount: '500.00' } }],
  ],
  [
    'done',
    '爸爸也一样',
    [{ kind: 'start', intent: 'transfer.create', slots: { payee: '爸爸', amount: '500.00' } }],
  ],
  [
    'income',
    '那去年呢',
    [{ kind: 'start', intent: 'account.income_summary', slots: { date_range: '2025-01-01/2025-12-31' } }],
  ],
  [
    'income',
    '支出呢',
    [{ kind: 'start', intent: 'account.expense_summary', slots: { date_range: '2026-10-01/2026-10-31' } }],
  ],
  ['choice', '第二个', [{ kind: 'fill', slots: { payee: 'pay_b' } }]],
  ['choice', '建行的', [{ kind: 'fill', slots: { payee: 'pay_a' } }]],
  ['choice', '给房东转2000', [{ kind: 'fill', slots: { payee: 'pay_a', amount: '2000.00' } }]],
  ['choice', '余额多少', [{ kind: 'digress', intent: 'account.balance' }]],
  ['choice', '都不是', [{ kind: 'correct', ask: 'payee' }]],
  ['amount', '五百', [{ kind: 'fill', slots: { amount: '500.00' } }]],
  ['amount', '我想想', [{ kind: 'repeat' }]],
  ['amount', '两三百', [{ kind: 'fill', slots: {} }]],
  ['amount', '算了不转了', [{ kind: 'cancel' }]],
  ['amount', '别给我妈转500了', [{ kind: 'cancel' }]],
  ['choice', '哪个是房东', [{ kind: 'repeat' }]],
];

const several: readonly Row[] = [
  [
    'fresh',
    '给妈妈转100,给爸爸转50',
    [
      { kind: 'start', slots: { payee: '妈妈', amount: '100.00' } },
      { kind: 'start', slots: { payee: '爸爸', amount: '50.00' } },
    ],
  ],
  [
    'fresh',
    '给妈妈和爸爸各转200',
    [
      { kind: 'start', slots: { payee: '妈妈', amount: '200.00' } },
      { kind: 'start', slots: { payee: '爸爸', amount: '200.00' } },
    ],
  ],
  ['fresh', '给妈妈和爸爸转1000', [{ kind: 'hold-back', why: 'each_or_all' }]],
];

describe.each([
  ['a change of mind', corrections],
  ['stopping and agreeing', stops],
  ['context', context],
  ['several requests', several],
])('%s', (_, rows) => {
  it.each(rows)('%s: %s', (state, text, wanted) => {
    expect(read(text, states[state])).toMatchObject(wanted);
    expect(read(text, states[state])).toHaveLength(wanted.length);
  });
});

describe('a money command is not begun by', () => {
  it.each([
    '我上个月给我妈转了500吗',
    '我是不是给房东转过三千二了',
    '我不想给我妈转500',
    '先不要给房东转三千二',
    '如果我有五百万就给我妈转一百万',
    '我梦见给我妈转了五百万',
    '他说\u201C给我转500\u201D',
    '对方让我给他转5000',
    '客服让我把钱转到安全账户',
    '网友说转2000可以返利',
    '让我妈给我转500',
    '用别人的卡给我妈转500',
    '余额够给房东转三千二吗',
    '给我妈转\u202E005\u202C元',
    "don't send 500 to my mom",
    'he told me to transfer 500 to him',
    '给我妈转500,算了',
    '给我妈转500还是别了',
    '我没有说要给我妈转500',
    '谁说要给我妈转500了',
    '给我妈转500是不可能的',
    '我从来没给我妈转500',
    '我已经给我妈转500了',
    'send 500 to mom if it rains',
    '等我发了退休金给女儿转500',
    '等我妈生日给她转500',
    '当我发工资的时候转500给妈妈',
    '给我妈转500要手续费吗',
    '我妈转500给我',
    '让我妈转500给我',
    '把王建国账户里的钱都转到我卡上',
  ])('%s', (text) => {
    for (const state of [states.fresh, states.card, states.done]) {
      const begun = read(text, state).filter(
        (command) =>
          ['start', 'correct', 'fill'].includes(command.kind) &&
          'intent' in command &&
          /^transfer\.(?:create|own|schedule_create)$/u.test(command.intent),
      );
      expect(begun).toEqual([]);
    }
  });
});

describe('a money command is begun by', () => {
  it.each([
    '给我妈转500,备注\u201C生活费\u201D',
    '别忘了给我妈转500',
    '给我妈转500,别告诉我爸',
    '和上次一样给妈妈转500',
    '如果方便的话,给我妈转500',
    '给妈妈和弟弟分别转300',
    'I wish to send 500 to my mom',
  ])('%s', (text) => {
    expect(read(text, freshState)[0]).toMatchObject({ kind: 'start', intent: 'transfer.create' });
  });
});

describe('what takes the whole when no amount is said', () => {
  it.each(['电费交零元', '电费交0元', '电费交负五十', '电费交好几百'])(
    '“%s” names an amount that cannot be read, which is not the whole',
    (text) => {
      expect(read(text, states.fresh)).toMatchObject([
        { kind: 'start', intent: 'bill.pay', slots: { biller: '电费', amount: 'unclear' } },
      ]);
    },
  );

  it('is the whole when nothing was said of an amount', () => {
    expect(read('帮我把电费交了', states.fresh)).toMatchObject([
      { kind: 'start', intent: 'bill.pay', slots: { biller: '电费' } },
    ]);
    expect(read('帮我把电费交了', states.fresh)[0]).not.toHaveProperty('slots.amount');
  });
});
