import {
  type RefusalWords,
  type Answer,
  type ConfirmBody,
  type Speech,
  type Statement,
  command,
  type Completion,
  type CustomerCaller,
  ready,
  refused,
} from '@banxing/capability';
import { formatInstant, ok, words, type Words } from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';
import { z } from 'zod';
import { cardWords, fundsWords, noCreditCard } from '../card-refusals.ts';
import { choosePayer, type PayingRefusal } from '../choose-account.ts';
import { type AutopayMode, autopayModes } from '../item.ts';
import { ownLine, type LineRefusal, tailOfLine } from '../own-line.ts';
import { type AutopayRefusal, setAutopay } from '../use-cases/change-line.ts';
import type { CardsDesk } from '../uses.ts';

const input = z.object({
  mode: z.string().trim().max(40).optional(),
  account: z.string().trim().max(60).optional(),
});
const draft = z.object({
  mode: z.enum(autopayModes),
  account: z.string().nullable(),
  accountTail: z.string(),
  cardTail: z.string(),
});
type Draft = z.infer<typeof draft>;
const done = z.object({
  mode: z.enum(autopayModes),
  accountTail: z.string(),
  cardTail: z.string(),
  at: z.string(),
});
const stated = z.object({
  mode: z.enum(autopayModes),
  account: z.string(),
  card: z.object({ name: z.string(), tail: z.string(), kind: z.string() }),
});

type Refusal =
  | AutopayRefusal
  | LineRefusal
  | PayingRefusal
  | { readonly code: 'autopay_so_already'; readonly mode: AutopayMode };

const modeWords: Readonly<Record<AutopayMode, Words>> = {
  full: words('全额', 'the full bill'),
  minimum: words('最低还款额', 'the minimum'),
  off: words('关闭', 'off'),
};

/** 全额, 最低 and 关 as they are said, beside the normal forms; plain “turn on” is the full bill. */
function modeMeant(said: string | undefined): AutopayMode {
  const text = said?.toLowerCase() ?? '';
  if (/^off$|关|取消|停|cancel|stop/u.test(text)) return 'off';
  return /minimum|最低/u.test(text) ? 'minimum' : 'full';
}

async function complete(
  desk: CardsDesk,
  caller: CustomerCaller,
  given: z.infer<typeof input>,
): Promise<Completion<Draft, Refusal>> {
  const line = await ownLine(desk, caller);
  if (!line.ok) return refused(line.refusal);
  const mode = modeMeant(given.mode);
  const cardTail = await tailOfLine(desk, line.value);
  if (mode === 'off') {
    return line.value.autopay === 'off'
      ? refused({ code: 'autopay_so_already', mode })
      : ready({ mode, account: null, accountTail: '', cardTail });
  }
  const payer = await choosePayer(desk, caller, given.account, 0n);
  if (payer.status !== 'ready') return payer;
  const { id: account, tail: accountTail } = payer.draft;
  return line.value.autopay === mode && line.value.autopayAccount === account
    ? refused({ code: 'autopay_so_already', mode })
    : ready({ mode, account, accountTail, cardTail });
}

const summaryOf = ({ mode, accountTail, cardTail }: Draft): Words =>
  mode === 'off'
    ? words(
        `关闭信用卡(*${cardTail})自动还款,以后要自己记得还。`,
        `Turn off autopay for your credit card (*${cardTail}); you will pay the bills yourself.`,
      )
    : words(
        `开通信用卡(*${cardTail})自动还款:每期还款日从尾号 ${accountTail} 的账户自动还${modeWords[mode].zh}。`,
        `Turn on autopay for your credit card (*${cardTail}): each due day ${modeWords[mode].en} is paid from the account ending ${accountTail}.`,
      );

function confirmation(statement: Statement, { locale }: Speech): ConfirmBody {
  const facts = stated.parse(statement.details);
  const zh = locale === 'zh';
  const off = facts.mode === 'off';
  return {
    title: zh ? '信用卡自动还款' : 'Credit card autopay',
    rows: [
      { label: zh ? '信用卡' : 'Credit card', value: `*${facts.card.tail}` },
      { label: zh ? '方式' : 'Pays', value: modeWords[facts.mode][locale] },
      ...(off ? [] : [{ label: zh ? '扣款账户' : 'From', value: `*${facts.account}` }]),
    ],
    confirmLabel: off ? (zh ? '确认关闭' : 'Turn it off') : zh ? '确认开通' : 'Turn it on',
  };
}

function receipt(result: z.infer<typeof done>, _statement: Statement, { locale }: Speech): Answer {
  const zh = locale === 'zh';
  const off = result.mode === 'off';
  const text = off
    ? zh
      ? '自动还款关掉了,以后请记得在还款日前还。'
      : 'Autopay is off. Please remember to pay before each due date.'
    : zh
      ? `自动还款开好了,每期还款日从尾号 ${result.accountTail} 自动还${modeWords[result.mode].zh},卡里留够钱就行。`
      : `Autopay is on: each due day ${modeWords[result.mode].en} is paid from the account ending ${result.accountTail}.`;
  return {
    text,
    cards: [
      {
        type: 'receipt',
        title: off ? (zh ? '自动还款已关闭' : 'Autopay off') : zh ? '自动还款已开通' : 'Autopay on',
        receipt: result.cardTail,
        status: 'done',
        rows: [{ label: zh ? '方式' : 'Pays', value: modeWords[result.mode][locale] }],
        at: result.at,
        actions: [],
      },
    ],
  };
}

const refusals: RefusalWords<Refusal> = {
  no_credit_card: noCreditCard,
  card_not_found: cardWords.card_not_found,
  account_not_found: fundsWords.account_not_found,
  account_restricted: fundsWords.account_restricted,
  autopay_so_already: ({ mode }) =>
    mode === 'off'
      ? words('自动还款本来就没有开,不用关。', 'Autopay is not on; there is nothing to turn off.')
      : words(
          `自动还款已经是${modeWords[mode].zh}了,不用再设。`,
          `Autopay pays ${modeWords[mode].en} already; nothing needs changing.`,
        ),
};

/** 开通信用卡自动还款. */
export const creditAutopaySet = (desk: CardsDesk) =>
  command<z.infer<typeof input>, Draft, z.infer<typeof done>, Refusal>({
    id: 'credit.autopay_set',
    title: words('信用卡自动还款', 'Credit card autopay'),
    about: words('设置或取消信用卡自动还款', 'Turns automatic repayment of a credit card on or off'),
    authority: 'customer-confirms',
    input,
    draft,
    done,
    refusals,
    complete: (caller, given) => complete(desk, caller, given),
    proof: () => Promise.resolve(['pin'] as const),
    state: (_caller, frozen) =>
      Promise.resolve(
        ok({
          summary: summaryOf(frozen),
          details: {
            mode: frozen.mode,
            account: frozen.accountTail,
            card: { name: '信用卡', tail: frozen.cardTail, kind: 'credit' },
          },
        }),
      ),
    execute: async (tx, caller, mandate) => {
      const { mode, account, accountTail, cardTail } = mandate.draft;
      const asked = { customer: caller.customer, mode, account: account as AccountId | null };
      const set = await setAutopay(desk, tx, asked);
      return set.ok ? ok({ mode, accountTail, cardTail, at: formatInstant(desk.clock.now()) }) : set;
    },
    confirmation,
    receipt,
  });
