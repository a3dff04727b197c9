import {
  command,
  type Completion,
  type CustomerCaller,
  needs,
  ready,
  refused,
  type RefusalWords,
} from '@banxing/capability';
import { formatMoney, money, moneyOf, ok, type Outcome, refuse, words } from '@banxing/kernel';
import { z } from 'zod';
import { type AmountRefusal, amountWords, readOptional, sayYuan } from '../amount-input.ts';
import { limitMeant, limitNames } from '../limit-words.ts';
import type { AccountsCapabilityUses, LimitKind } from '../uses.ts';

/** Above this a branch decides. Minor units. */
const mostByThemselves = 500_000_000n;

const input = z.object({
  amount: z.string().optional(),
  limit_type: z.string().max(60).optional(),
  account: z.string().max(60).optional(),
});
type Input = z.infer<typeof input>;
const draft = z.object({
  kind: z.enum(['daily', 'single']),
  amount: z.string(),
  /** What held when it was proposed; null for no limit of one's own on one transfer. */
  before: z.string().nullable(),
});
type Draft = z.infer<typeof draft>;
const done = z.object({ kind: z.enum(['daily', 'single']), amount: z.string() });

type Refusal =
  | AmountRefusal
  | { readonly code: 'limit_exceeded' }
  | { readonly code: 'limit_unchanged'; readonly kind: LimitKind; readonly amount: bigint }
  | { readonly code: 'limit_elsewhere' }
  | { readonly code: 'single_above_daily'; readonly daily: bigint }
  | { readonly code: 'limit_changed_meanwhile' };

const refusals: RefusalWords<Refusal> = {
  ...amountWords,
  limit_exceeded: () =>
    words(
      `手机上最多能调到 ${sayYuan(mostByThemselves)} 元,再高要去网点办。限额没有改。`,
      `Up to ¥${sayYuan(mostByThemselves)} can be set here; beyond that a branch decides. The limit is unchanged.`,
    ),
  limit_unchanged: ({ kind, amount }) =>
    words(
      `${limitNames[kind].zh}本来就是 ${sayYuan(amount)} 元,不用改。`,
      `${limitNames[kind].en} is ¥${sayYuan(amount)} already.`,
    ),
  limit_elsewhere: () =>
    words(
      '这里能调的是给别人转账的限额:单日和单笔。您说的这种限额暂时不能在这里调,没有改动。',
      'What can be set here is how much may be sent to others, per day and per transfer. That other limit cannot be changed here; nothing was changed.',
    ),
  single_above_daily: ({ daily }) =>
    words(
      `单笔限额不能高过每天的 ${sayYuan(daily)} 元,先把每天的调高。限额没有改。`,
      `One transfer cannot be allowed more than the ¥${sayYuan(daily)} of a day. Raise that first. The limit is unchanged.`,
    ),
  limit_changed_meanwhile: () =>
    words(
      '限额刚刚变过了,请再说一次。没有改动。',
      'The limit has just changed. Please ask again. Nothing was changed.',
    ),
};

const currentOf = (limits: { daily: bigint; single: bigint | null }, kind: LimitKind): bigint | null =>
  kind === 'daily' ? limits.daily : limits.single;

const textOrNull = (minorUnits: bigint | null): string | null =>
  minorUnits === null ? null : formatMoney(money(minorUnits));

async function complete(
  uses: AccountsCapabilityUses,
  caller: CustomerCaller,
  given: Input,
): Promise<Completion<Draft, Refusal>> {
  const kind = limitMeant(given.limit_type);
  if (kind === 'other') return refused({ code: 'limit_elsewhere' });
  const asked = readOptional(given.amount);
  if (!asked.ok) return refused(asked.refusal);
  const limits = await uses.limits.read(uses.db, caller.customer);
  const before = currentOf(limits, kind);
  if (!asked.value) {
    const now = before === null ? limits.daily : before;
    return needs({
      slot: 'amount',
      question: words(
        `${limitNames[kind].zh}现在是 ${sayYuan(now)} 元,要调到多少?`,
        `${limitNames[kind].en} is ¥${sayYuan(now)} now. What shall it be?`,
      ),
    });
  }
  const amount = asked.value.minorUnits;
  if (amount > mostByThemselves) return refused({ code: 'limit_exceeded' });
  if (amount === before) return refused({ code: 'limit_unchanged', kind, amount });
  if (kind === 'single' && amount > limits.daily)
    return refused({ code: 'single_above_daily', daily: limits.daily });
  return ready({ kind, amount: formatMoney(asked.value), before: textOrNull(before) });
}

/** Is less allowed than before? That is done on a PIN, whatever the figure. */
const isLower = (frozen: Draft): boolean =>
  frozen.before === null || moneyOf(frozen.amount).minorUnits < moneyOf(frozen.before).minorUnits;

async function set(
  uses: AccountsCapabilityUses,
  tx: Parameters<AccountsCapabilityUses['limits']['set']>[0],
  caller: CustomerCaller,
  frozen: Draft,
): Promise<Outcome<z.infer<typeof done>, Refusal>> {
  const limits = await uses.limits.read(tx, caller.customer);
  if (textOrNull(currentOf(limits, frozen.kind)) !== frozen.before)
    return refuse({ code: 'limit_changed_meanwhile' });
  const { minorUnits } = moneyOf(frozen.amount);
  if (frozen.kind === 'single' && minorUnits > limits.daily)
    return refuse({ code: 'single_above_daily', daily: limits.daily });
  await uses.limits.set(tx, caller.customer, frozen.kind, minorUnits);
  return ok({ kind: frozen.kind, amount: frozen.amount });
}

const stated = z.object({
  amount: z.string(),
  kind: z.enum(['daily', 'single']),
  before: z.string().nullable(),
});

/** 把转账限额调到5万. Lowering needs a PIN; raising above the bank's threshold the strong proof. */
export const accountLimitSet = (uses: AccountsCapabilityUses) =>
  command<Input, Draft, z.infer<typeof done>, Refusal>({
    id: 'account.limit_set',
    title: words('调限额', 'Change a limit'),
    about: words(
      '调整给别人转账的单日、单笔限额',
      'Changes how much may be sent to others, per day or per transfer',
    ),
    authority: 'customer-confirms',
    input,
    draft,
    done,
    refusals,
    complete: (caller, given) => complete(uses, caller, given),
    proof: (_caller, frozen) => {
      const high = moneyOf(frozen.amount).minorUnits > uses.limits.strongProofAbove;
      return Promise.resolve([high && !isLower(frozen) ? 'passkey' : 'pin'] as const);
    },
    state: (_caller, frozen) => {
      const amount = sayYuan(moneyOf(frozen.amount).minorUnits);
      const before = frozen.before === null ? undefined : sayYuan(moneyOf(frozen.before).minorUnits);
      const name = limitNames[frozen.kind];
      return Promise.resolve(
        ok({
          summary: words(
            `把${name.zh}${before === undefined ? '设为' : `从 ${before} 元改为`} ${amount} 元,对您所有账户有效。`,
            `${name.en}: ${before === undefined ? '' : `from ¥${before} `}to ¥${amount}, for all your accounts.`,
          ),
          details: {
            amount: frozen.amount,
            currency: 'CNY',
            kind: frozen.kind,
            limit: name.zh,
            before: frozen.before,
          },
        }),
      );
    },
    execute: (tx, caller, { draft: frozen }) => set(uses, tx, caller, frozen),
    confirmation: (statement, { locale }) => {
      const facts = stated.parse(statement.details);
      const zh = locale === 'zh';
      const amount = sayYuan(moneyOf(facts.amount).minorUnits);
      return {
        title: limitNames[facts.kind][locale],
        headline: { amount: facts.amount, currency: 'CNY' },
        rows: [
          {
            label: zh ? '现在' : 'Now',
            value: facts.before === null ? (zh ? '没有单独设' : 'None set') : facts.before,
          },
          { label: zh ? '适用' : 'Applies to', value: zh ? '您所有账户' : 'All your accounts' },
        ],
        confirmLabel: zh ? `确认改为 ${amount} 元` : `Set to ¥${amount}`,
      };
    },
    receipt: ({ kind, amount }, _statement, { locale }) => ({
      text:
        locale === 'zh'
          ? `改好了,${limitNames[kind].zh}现在是 ${sayYuan(moneyOf(amount).minorUnits)} 元。`
          : `Done. ${limitNames[kind].en} is now ¥${sayYuan(moneyOf(amount).minorUnits)}.`,
      cards: [],
      suggestions: locale === 'zh' ? ['查转账限额'] : ['My limits'],
    }),
  });
