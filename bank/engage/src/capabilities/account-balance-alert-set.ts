import {
  type Answer,
  type Completion,
  type CustomerCaller,
  needs,
  ready,
  refused,
  type RefusalWords,
  setting,
  type Speech,
} from '@banxing/capability';
import {
  formatMoney,
  formatMoneyForPeople,
  isPositive,
  moneyOf,
  type MoneyRefusal,
  ok,
  parseMoney,
  words,
} from '@banxing/kernel';
import { z } from 'zod';
import { saveAlert } from '../watch-store.ts';
import type { EngageDesk } from '../uses.ts';

const input = z.object({ amount: z.string().max(40).optional(), account: z.string().max(60).optional() });
type Input = z.infer<typeof input>;
interface Draft {
  readonly account: string;
  readonly name: string;
  readonly tail: string;
  readonly amount: string;
}
const output = z.object({ account: z.string(), name: z.string(), tail: z.string(), amount: z.string() });
type Output = z.infer<typeof output>;

type Refusal =
  | MoneyRefusal
  | { readonly code: 'amount_not_positive' }
  | { readonly code: 'account_not_found' }
  | { readonly code: 'not_allowed' };

const unread = words(
  '这个金额我没看懂,提醒没有设。说个数字就行,比如 1000。',
  'I could not read that amount; no alert was set.',
);
const refusals: RefusalWords<Refusal> = {
  amount_not_a_number: () => unread,
  amount_too_precise: () =>
    words('金额最多两位小数,提醒没有设。', 'An amount has two decimals at most; no alert was set.'),
  amount_too_large: () => words('这个金额太大了,提醒没有设。', 'That amount is too large; no alert was set.'),
  amount_not_positive: () =>
    words('金额要大于零,提醒没有设。', 'The amount must be above zero; no alert was set.'),
  account_not_found: () =>
    words('您名下没有这个账户,提醒没有设。', 'You have no such account; no alert was set.'),
  not_allowed: () =>
    words('余额提醒只支持人民币账户,没有设。', 'Balance alerts are for accounts in yuan; none was set.'),
};

async function complete(
  desk: EngageDesk,
  caller: CustomerCaller,
  given: Input,
): Promise<Completion<Draft, Refusal>> {
  const said = given.amount?.trim() ?? '';
  const parsed = said === '' ? undefined : parseMoney(said);
  if (parsed && !parsed.ok) return refused(parsed.refusal);
  if (parsed && !isPositive(parsed.value)) return refused({ code: 'amount_not_positive' });
  const resolved = await desk.accounts.resolve(desk.db, caller.customer, given.account);
  if (resolved.kind === 'none') return refused({ code: 'account_not_found' });
  if (resolved.kind === 'several') {
    return needs({
      slot: 'account',
      question: words('您说的是哪张卡?', 'Which account do you mean?'),
      options: resolved.accounts.map(({ id, name, tail }) => ({
        value: id,
        label: words(`${name}(尾号${tail})`, `${name} (ending ${tail})`),
      })),
    });
  }
  const { account } = resolved;
  if (account.currency !== 'CNY') return refused({ code: 'not_allowed' });
  if (!parsed) {
    return needs({
      slot: 'amount',
      question: words('余额低于多少时提醒您?', 'Below which balance shall I tell you?'),
      options: ['500.00', '1000.00', '5000.00'].map((value) => ({
        value,
        label: words(
          `${formatMoneyForPeople(moneyOf(value))} 元`,
          `¥${formatMoneyForPeople(moneyOf(value))}`,
        ),
      })),
    });
  }
  return ready({
    account: account.id,
    name: account.name,
    tail: account.tail,
    amount: formatMoney(parsed.value),
  });
}

function answer({ name, tail, amount }: Output, { locale }: Speech): Answer {
  const zh = locale === 'zh';
  const shown = formatMoneyForPeople(moneyOf(amount));
  return {
    text: zh
      ? `设好了,${name}(尾号${tail})余额低于 ${shown} 元时提醒您。`
      : `Done. I will tell you when ${name} (ending ${tail}) falls below ¥${shown}.`,
    cards: [
      {
        type: 'settings',
        title: zh ? '余额提醒' : 'Balance alert',
        changes: [
          {
            setting: 'balance-alert',
            value: amount,
            label: zh ? `${name}低于 ${shown} 元` : `${name} below ¥${shown}`,
          },
        ],
        actions: [],
      },
    ],
    suggestions: zh ? ['关闭余额变动提醒'] : ['Turn balance notifications off'],
  };
}

/** 余额低于一千提醒我. Without an account it watches the one that pays. */
export const accountBalanceAlertSet = (desk: EngageDesk) =>
  setting<Input, Draft, Output, Refusal>({
    id: 'account.balance_alert_set',
    title: words('余额提醒', 'Balance alert'),
    about: words('余额低于多少时提醒', 'Tells when a balance falls below an amount'),
    authority: 'interface',
    input,
    output,
    refusals,
    complete: (caller, given) => complete(desk, caller, given),
    perform: async (tx, caller, { account, name, tail, amount }) => {
      await saveAlert(tx, {
        account,
        customer: caller.customer,
        below: moneyOf(amount).minorUnits,
        at: desk.clock.now(),
      });
      return ok({ account, name, tail, amount });
    },
    answer,
  });
