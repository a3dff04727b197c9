import {
  type RefusalWords,
  type Answer,
  type ConfirmBody,
  type Speech,
  type Statement,
  command,
  type Completion,
  type CustomerCaller,
  needs,
  ready,
  refused,
} from '@banxing/capability';
import { formatInstant, moneyOf, ok, parseMoney, words } from '@banxing/kernel';
import { z } from 'zod';
import { cardWords, noCreditCard } from '../card-refusals.ts';
import { people, wire, yuan } from '../card-speech.ts';
import { type LineRefusal, ownLine, tailOfLine } from '../own-line.ts';
import { highestLimit, raiseLimit, type RaiseRefusal } from '../use-cases/change-line.ts';
import type { CardsDesk } from '../uses.ts';

const input = z.object({ amount: z.string().trim().max(40).optional() });
const draft = z.object({ limit: z.string(), before: z.string(), tail: z.string() });
type Draft = z.infer<typeof draft>;
const done = z.object({ limit: z.string(), before: z.string(), tail: z.string(), at: z.string() });

type Refusal =
  | RaiseRefusal
  | LineRefusal
  | { readonly code: 'amount_invalid' }
  | { readonly code: 'no_room_to_raise'; readonly limit: bigint };

const step = 1000_00n;

async function complete(
  desk: CardsDesk,
  caller: CustomerCaller,
  said: string | undefined,
): Promise<Completion<Draft, Refusal>> {
  const line = await ownLine(desk, caller);
  if (!line.ok) return refused(line.refusal);
  const { creditLimit } = line.value;
  const most = await highestLimit(desk, desk.db, line.value);
  if (!most.ok) return refused(most.refusal);
  if (most.value <= creditLimit) return refused({ code: 'no_room_to_raise', limit: creditLimit });
  if (said === undefined || said === '' || said === 'minimum') {
    const halfway = creditLimit + ((most.value - creditLimit) / 2n / step) * step;
    const offers = [...new Set([most.value, halfway])].filter((offer) => offer > creditLimit);
    return needs({
      slot: 'amount',
      question: words(
        `现在额度 ${yuan(creditLimit)} 元,最多可以提到 ${yuan(most.value)} 元。提到多少?`,
        `Your limit is ¥${yuan(creditLimit)} and can rise to ¥${yuan(most.value)}. To how much?`,
      ),
      options: offers.map((offer) => ({
        value: wire(offer),
        label: words(`提到 ${yuan(offer)} 元`, `raise it to ¥${yuan(offer)}`),
      })),
    });
  }
  const asked = said === 'all' ? undefined : parseMoney(said);
  if (asked && !asked.ok) return refused({ code: 'amount_invalid' });
  const limit = asked?.value.minorUnits ?? most.value;
  if (limit <= 0n) return refused({ code: 'amount_invalid' });
  if (limit <= creditLimit) return refused({ code: 'limit_not_higher', limit: creditLimit });
  if (limit > most.value) return refused({ code: 'limit_exceeded', most: most.value });
  return ready({ limit: wire(limit), before: wire(creditLimit), tail: await tailOfLine(desk, line.value) });
}

function confirmation(statement: Statement, { locale }: Speech): ConfirmBody {
  const facts = z
    .object({ limit: z.string(), before: z.string(), card: z.string() })
    .parse(statement.details);
  const zh = locale === 'zh';
  return {
    title: zh ? '提高信用卡额度' : 'Raise the credit limit',
    headline: { amount: facts.limit, currency: 'CNY' },
    rows: [
      { label: zh ? '信用卡' : 'Credit card', value: `*${facts.card}` },
      { label: zh ? '现在额度' : 'Limit now', value: `¥${people(facts.before)}` },
    ],
    confirmLabel: zh ? `提到 ${people(facts.limit)} 元` : `Raise to ¥${people(facts.limit)}`,
  };
}

function receipt(result: z.infer<typeof done>, _statement: Statement, { locale }: Speech): Answer {
  const zh = locale === 'zh';
  return {
    text: zh
      ? `额度提好了,现在是 ${people(result.limit)} 元,马上能用。`
      : `Your limit is now ¥${people(result.limit)}, ready to use.`,
    cards: [
      {
        type: 'receipt',
        title: zh ? '额度已提高' : 'Limit raised',
        receipt: result.tail,
        status: 'done',
        headline: { amount: result.limit, currency: 'CNY' },
        rows: [{ label: zh ? '原额度' : 'Before', value: `¥${people(result.before)}` }],
        at: result.at,
        actions: [],
      },
    ],
  };
}

const refusals: RefusalWords<Refusal> = {
  no_credit_card: noCreditCard,
  card_not_found: cardWords.card_not_found,
  amount_invalid: () =>
    words(
      '这个金额我没法办,请说想提到多少。额度没有变。',
      'That amount cannot be used. Your limit is unchanged.',
    ),
  limit_not_higher: ({ limit }) =>
    words(
      `现在的额度就是 ${yuan(limit)} 元,请说一个更高的。额度没有变。`,
      `Your limit is ¥${yuan(limit)} already; please name a higher one. It is unchanged.`,
    ),
  limit_exceeded: ({ most }) =>
    words(
      `按您近半年的收入,最多可以提到 ${yuan(most)} 元。额度没有变。`,
      `On your income of the last half year it can rise to ¥${yuan(most)} at most. It is unchanged.`,
    ),
  no_room_to_raise: ({ limit }) =>
    words(
      `按您近半年的收入,${yuan(limit)} 元已经是能给的最高额度了,额度没有变。`,
      `On your income of the last half year, ¥${yuan(limit)} is the highest limit that can be given. It is unchanged.`,
    ),
  recently_overdue: () =>
    words(
      '近半年有逾期,现在提不了额度。额度没有变。',
      'There was a late payment in the last half year, so the limit cannot rise now.',
    ),
};

/** 把信用卡额度提到五万. */
export const creditLimitRaise = (desk: CardsDesk) =>
  command<z.infer<typeof input>, Draft, z.infer<typeof done>, Refusal>({
    id: 'credit.limit_raise',
    title: words('提高信用卡额度', 'Raise the credit limit'),
    about: words('申请提高信用卡额度', 'Raises the limit of a credit card as far as income allows'),
    authority: 'customer-confirms',
    input,
    draft,
    done,
    refusals,
    complete: (caller, given) => complete(desk, caller, given.amount),
    proof: () => Promise.resolve(['pin'] as const),
    state: (_caller, frozen) =>
      Promise.resolve(
        ok({
          summary: words(
            `把信用卡(*${frozen.tail})额度从 ${people(frozen.before)} 元提到 ${people(frozen.limit)} 元。`,
            `Raise the limit of your credit card (*${frozen.tail}) from ¥${people(frozen.before)} to ¥${people(frozen.limit)}.`,
          ),
          details: {
            amount: frozen.limit,
            currency: 'CNY',
            limit: frozen.limit,
            before: frozen.before,
            card: frozen.tail,
          },
        }),
      ),
    execute: async (tx, caller, mandate) => {
      const { limit, before, tail } = mandate.draft;
      const raised = await raiseLimit(desk, tx, {
        customer: caller.customer,
        limit: moneyOf(limit).minorUnits,
      });
      return raised.ok ? ok({ limit, before, tail, at: formatInstant(desk.clock.now()) }) : raised;
    },
    confirmation,
    receipt,
  });
