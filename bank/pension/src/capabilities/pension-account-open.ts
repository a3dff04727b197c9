import { z } from 'zod';
import {
  type Answer,
  command,
  type ConfirmBody,
  ready,
  refused,
  type RefusalWords,
  type Speech,
} from '@banxing/capability';
import { formatInstant, ok, refuse, words } from '@banxing/kernel';
import { personalPension } from '../pension-policy.ts';
import { yuan } from '../speech.ts';
import { mayOpen, openPensionAccount, type OpenRefusal } from '../use-cases/open-pension-account.ts';
import type { PensionUses } from '../uses.ts';

const done = z.object({ account: z.string(), tail: z.string(), at: z.string() });
type Done = z.infer<typeof done>;

const reasons = {
  not_insured: words(
    '开个人养老金账户要先参加基本养老保险,没有查到您的参保记录。没有开户,也没有扣款。',
    'A personal pension account needs state pension insurance, and none is on record for you. Nothing was opened and no money has moved.',
  ),
  drawing: words(
    '您已经在领基本养老金,按规定不能再开个人养老金账户。没有开户,也没有扣款。',
    'You draw a state pension already, so a personal pension account cannot be opened. Nothing was opened and no money has moved.',
  ),
} as const;

const refusals: RefusalWords<OpenRefusal> = {
  already_open: ({ tail }) =>
    words(
      `您已经有个人养老金账户了,尾号 ${tail},每人只能有一个,不用再开。没有扣款。`,
      `You have a personal pension account already, ending ${tail}, and each person has one only. No money has moved.`,
    ),
  not_allowed: ({ why }) => reasons[why],
};

const most = yuan(personalPension.yearlyMost);

const summary = words(
  `开一个个人养老金账户:每年最多存 ${most} 元,存的钱可以抵个税,领取时按 3% 交税,到退休等条件才能取。开户免费,现在不扣钱。`,
  `Open a personal pension account: up to ¥${most} a year, deductible from income tax, 3% tax when drawn, locked until retirement. Opening is free; nothing is taken now.`,
);

function confirmation({ locale }: Speech): ConfirmBody {
  const zh = locale === 'zh';
  return {
    title: zh ? '确认开户' : 'Confirm the opening',
    rows: [
      { label: zh ? '账户' : 'Account', value: zh ? '个人养老金资金账户' : 'Personal pension account' },
      { label: zh ? '每年最多存' : 'At most a year', value: most },
      { label: zh ? '税收' : 'Tax', value: zh ? '存入抵个税,领取交 3%' : 'deductible, 3% when drawn' },
      {
        label: zh ? '什么时候能取' : 'When it can be drawn',
        value: zh ? '退休、完全丧失劳动能力、出国定居等' : 'retirement, full disability, settling abroad',
      },
      { label: zh ? '开户费' : 'Fee', value: zh ? '免费' : 'none' },
    ],
    caution: zh
      ? '账户里的钱在满足领取条件以前取不出来。投资有风险,不保证收益。'
      : 'Money in the account stays there until the conditions are met. Investments carry risk; no return is promised.',
    confirmLabel: zh ? '确认开户' : 'Open the account',
  };
}

function receipt(made: Done, { locale }: Speech): Answer {
  const zh = locale === 'zh';
  const next = zh ? '往个人养老金存钱' : 'put money into my personal pension';
  return {
    text: zh
      ? `个人养老金账户开好了,尾号 ${made.tail}。今年最多可以存 ${most} 元。`
      : `Your personal pension account is open, ending ${made.tail}. Up to ¥${most} can go in this year.`,
    cards: [
      {
        type: 'receipt',
        title: zh ? '开户成功' : 'Account opened',
        receipt: made.account,
        status: 'done',
        rows: [
          { label: zh ? '账户尾号' : 'Account', value: `*${made.tail}` },
          { label: zh ? '今年还能存' : 'Still possible this year', value: most },
        ],
        at: made.at,
        actions: [{ action: `say:${next}`, label: next }],
      },
    ],
    suggestions: [next],
  };
}

/** 开个个人养老金账户. */
export const pensionAccountOpen = (uses: PensionUses) =>
  command<object, object, Done, OpenRefusal>({
    id: 'pension.account_open',
    title: words('开个人养老金账户', 'Open a personal pension account'),
    about: words('开立个人养老金资金账户,每人一个', "Opens somebody's one personal pension account"),
    authority: 'customer-confirms',
    input: z.object({}),
    draft: z.object({}),
    done,
    refusals,
    complete: async (caller) => {
      const may = await mayOpen(uses.db, caller.customer);
      return may.ok ? ready({}) : refused(may.refusal);
    },
    proof: () => Promise.resolve(['pin']),
    state: () =>
      Promise.resolve(
        ok({
          summary,
          details: {
            kind: 'pension',
            currency: 'CNY',
            yearlyMost: '12000.00',
            withdrawalTaxPercent: Number(personalPension.withdrawalTaxPercent),
            fee: '0.00',
          },
        }),
      ),
    execute: async (tx, caller, { id: key }) => {
      const opened = await openPensionAccount(uses, tx, { key, customer: caller.customer });
      if (!opened.ok) return refuse(opened.refusal);
      const { id, tail, openedAt } = opened.value;
      return ok({ account: id, tail, at: formatInstant(openedAt) });
    },
    confirmation: (_statement, speech) => confirmation(speech),
    receipt: (made, _statement, speech) => receipt(made, speech),
  });
