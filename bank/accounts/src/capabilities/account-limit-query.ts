import { type Answer, type Completion, query, ready, refused, type Speech } from '@banxing/capability';
import { formatMoney, money, moneyOf, ok } from '@banxing/kernel';
import { z } from 'zod';
import { sayMoney } from '../say.ts';
import type { AccountsCapabilityUses } from '../uses.ts';
import { accountChoiceWords, type AccountChoiceRefusal, completeAccounts } from './account-choice.ts';

const output = z.object({
  daily: z.string(),
  single: z.string().nullable(),
  sentToday: z.string(),
  left: z.string(),
  strongProofAbove: z.string(),
});
type Output = z.infer<typeof output>;

const text = (minorUnits: bigint): string => formatMoney(money(minorUnits));

function answer(result: Output, { locale }: Speech): Answer {
  const zh = locale === 'zh';
  const say = (amount: string): string => sayMoney(moneyOf(amount).minorUnits, 'CNY', locale);
  const single =
    result.single === null
      ? ''
      : zh
        ? `,单笔最多 ${say(result.single)}`
        : `, ${say(result.single)} in one go`;
  const used =
    result.sentToday === '0.00'
      ? zh
        ? '今天还没用。'
        : 'None of it is used today.'
      : zh
        ? `今天已转 ${say(result.sentToday)},还能转 ${say(result.left)}。`
        : `${say(result.sentToday)} is sent today, ${say(result.left)} is left.`;
  return {
    text: zh
      ? `您给别人转账的限额是每天 ${say(result.daily)}${single}。${used}一天超过 ${say(result.strongProofAbove)} 要用通行密钥验证;自己账户之间互转不占限额。`
      : `You may send others ${say(result.daily)} a day${single}. ${used} Above ${say(result.strongProofAbove)} a day a passkey is needed. Moving money between your own accounts does not count.`,
    cards: [
      {
        type: 'settings',
        title: zh ? '转账限额' : 'Transfer limits',
        changes: [
          {
            setting: 'limit.daily',
            value: result.daily,
            label: zh ? `每天 ${say(result.daily)}` : `${say(result.daily)} a day`,
          },
          ...(result.single === null
            ? []
            : [
                {
                  setting: 'limit.single',
                  value: result.single,
                  label: zh ? `单笔 ${say(result.single)}` : `${say(result.single)} in one transfer`,
                },
              ]),
          {
            setting: 'limit.left',
            value: result.left,
            label: zh ? `今天还能转 ${say(result.left)}` : `${say(result.left)} left today`,
          },
        ],
        actions: [
          {
            action: zh ? 'say:调整转账限额' : 'say:change my transfer limit',
            label: zh ? '调整限额' : 'Change the limit',
          },
        ],
      },
    ],
    suggestions: zh ? ['把转账限额调到5万', '单笔限额设成1万'] : ['Set my daily transfer limit to 50000'],
  };
}

/** 我的转账限额是多少. */
export const accountLimitQuery = (uses: AccountsCapabilityUses) =>
  query<{ account?: string | undefined }, null, Output, AccountChoiceRefusal>({
    id: 'account.limit_query',
    title: { zh: '查限额', en: 'My limits' },
    about: { zh: '查询转账限额、今天用了多少', en: 'How much may be sent to others, and what is used today' },
    authority: 'reads',
    input: z.object({ account: z.string().optional() }),
    output,
    refusals: accountChoiceWords,
    complete: async (caller, { account }): Promise<Completion<null, AccountChoiceRefusal>> => {
      // Limits are a person's, not an account's; yet an account that is not theirs is told so.
      const chosen = await completeAccounts(uses.db, caller, account);
      if (chosen.status === 'refused') return refused(chosen.refusal);
      return ready(null);
    },
    run: async (caller) => {
      const { daily, single, sentToday } = await uses.limits.read(uses.db, caller.customer);
      const left = daily > sentToday ? daily - sentToday : 0n;
      return ok({
        daily: text(daily),
        single: single === null ? null : text(single),
        sentToday: text(sentToday),
        left: text(left),
        strongProofAbove: text(uses.limits.strongProofAbove),
      });
    },
    answer,
  });
