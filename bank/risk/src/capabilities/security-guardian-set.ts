import { z } from 'zod';
import { command, type Completion, type CustomerCaller, needs, ready, refused } from '@banxing/capability';
import { formatInstant, ok, type Words, words } from '@banxing/kernel';
import { isPhone } from '@banxing/parties';
import { guardiansOf } from '../guardian-store.ts';
import { decideInvite, type GuardianRefusal, mostGuardians } from '../guardianship.ts';
import { familyHere, personMeant } from '../guardian-words.ts';
import type { RiskUses } from '../risk-uses.ts';
import { inviteGuardian } from '../use-cases/change-guardians.ts';

const input = z.object({ person: z.string().max(60).optional(), phone: z.string().max(20).optional() });
type Input = z.infer<typeof input>;

const draft = z.object({ guardian: z.templateLiteral(['cust_', z.string()]), called: z.string() });
type Draft = z.infer<typeof draft>;

const done = z.object({ guardianship: z.string(), called: z.string(), invitedAt: z.string() });

type Refusal =
  | GuardianRefusal
  | { readonly code: 'guardian_banks_elsewhere'; readonly name: string }
  | { readonly code: 'phone_invalid' };

export const guardianWords = {
  guardian_is_oneself: (): Words =>
    words('不能给自己当守护人,换一位家人或朋友吧。', 'You cannot guard yourself; choose somebody else.'),
  guardian_already: ({ called }: { readonly called: string }): Words =>
    words(`${called}已经是您的守护人了,不用再设。`, `${called} is your guardian already, or has been asked.`),
  guardians_enough: ({ most }: { readonly most: number }): Words =>
    words(
      `守护人最多 ${String(most)} 位,已经满了。要换人的话,先解除一位。`,
      `You have ${String(most)} guardians already. Remove one first.`,
    ),
  guardian_unknown: (): Words =>
    words(
      '没有找到这位伴行客户,没有设置。可以换个手机号再试。',
      'There is no such customer of Banxing; nothing was set.',
    ),
};

const askWhom = async (uses: RiskUses, caller: CustomerCaller) => {
  const family = await familyHere(uses, uses.db, caller.customer);
  return needs({
    slot: 'person',
    question: words(
      '想请谁来守护您?可以说家人的称呼,或者对方的手机号。',
      'Who should watch over you? Name a relative, or give a phone number.',
    ),
    ...(family.length === 0
      ? {}
      : {
          options: family.map(({ customer, called, name }) => ({
            value: customer,
            label: words(called, called),
            ...(called === name ? {} : { detail: words(name, name) }),
          })),
        }),
  });
};

async function complete(
  uses: RiskUses,
  caller: CustomerCaller,
  given: Input,
): Promise<Completion<Draft, Refusal>> {
  // Asked for a person, people also answer with a number.
  const digits = (given.person ?? '').replace(/[\s-]/gu, '');
  const phone = given.phone ?? (isPhone(digits) ? digits : undefined);
  const person = isPhone(digits) ? undefined : given.person;
  if (phone !== undefined && !isPhone(phone)) return refused({ code: 'phone_invalid' });
  if ((person === undefined || person.trim() === '') && phone === undefined) return askWhom(uses, caller);
  const meant = await personMeant(uses, uses.db, caller.customer, { person, phone });
  switch (meant.kind) {
    case 'several':
      return needs({
        slot: 'person',
        question: words('您说的是哪一位?', 'Which one do you mean?'),
        options: meant.people.map(({ customer, called, name }) => ({
          value: customer,
          label: words(name, name),
          detail: words(called, called),
        })),
      });
    case 'banks_elsewhere':
      return refused({ code: 'guardian_banks_elsewhere', name: meant.name });
    case 'nobody':
      return phone === undefined
        ? needs({
            slot: 'phone',
            question: words(
              `${person ?? '对方'}的手机号是多少?要是伴行的客户才能当守护人。`,
              'What is their mobile number? A guardian must be a customer of Banxing.',
            ),
          })
        : refused({ code: 'guardian_unknown' });
    case 'one': {
      const { customer, called } = meant.person;
      const living = await guardiansOf(uses.db, caller.customer, uses.clock.now());
      const allowed = decideInvite(living, caller.customer, customer);
      return allowed.ok ? ready({ guardian: customer, called }) : refused(allowed.refusal);
    }
  }
}

/** 让我女儿当我的守护人. */
export const securityGuardianSet = (uses: RiskUses) =>
  command<Input, Draft, z.infer<typeof done>, Refusal>({
    id: 'security.guardian_set',
    title: words('设置守护人', 'Name a guardian'),
    about: words(
      '请一位亲友在高风险转账前帮忙把关',
      'Asks a relative or friend to be consulted before risky transfers',
    ),
    authority: 'customer-confirms',
    input,
    draft,
    done,
    refusals: {
      ...guardianWords,
      guardian_banks_elsewhere: ({ name }) =>
        words(
          `${name}还不是伴行的客户,暂时不能当守护人。开了户就可以。`,
          `${name} is not a customer of Banxing yet and cannot be a guardian until then.`,
        ),
      phone_invalid: () =>
        words('这个手机号不对,要 11 位。没有设置。', 'That is not a mobile number; nothing was set.'),
    },
    complete: (caller, given) => complete(uses, caller, given),
    proof: () => Promise.resolve(['pin'] as const),
    state: (_caller, { called }) =>
      Promise.resolve(
        ok({
          summary: words(
            `请${called}当您的守护人。对方同意一天后起作用:转账风险高的时候会先问${called},能看到金额、收款人和原因,看不到您的余额。`,
            `Ask ${called} to be your guardian. A day after they agree they are asked before a risky transfer; they see amount, payee and reasons, never your balance.`,
          ),
          details: { guardian: called, most: mostGuardians },
        }),
      ),
    execute: async (tx, caller, mandate) => {
      const { guardian, called } = mandate.draft;
      const invited = await inviteGuardian(uses, tx, { customer: caller.customer, guardian, called });
      if (!invited.ok) return invited;
      const { id, invitedAt } = invited.value;
      return ok({ guardianship: id, called, invitedAt: formatInstant(invitedAt) });
    },
    confirmation: (statement, { locale }) => {
      const zh = locale === 'zh';
      const called = String(statement.details['guardian']);
      return {
        title: zh ? '设置守护人' : 'Name a guardian',
        rows: [
          { label: zh ? '守护人' : 'Guardian', value: called },
          { label: zh ? '能看到' : 'May see', value: zh ? '金额、收款人、原因' : 'amount, payee, reasons' },
          { label: zh ? '看不到' : 'Never sees', value: zh ? '余额、明细' : 'balances, entries' },
          { label: zh ? '起作用' : 'In force', value: zh ? '对方同意后满一天' : 'a day after they agree' },
        ],
        confirmLabel: zh ? `请${called}守护我` : `Ask ${called}`,
      };
    },
    receipt: ({ called }, _statement, { locale }) => ({
      text:
        locale === 'zh'
          ? `已经向${called}发出邀请。${called}在伴行里同意,再过一天就开始守护您。`
          : `${called} has been asked. A day after they agree they will watch over you.`,
      cards: [],
      suggestions: locale === 'zh' ? ['我的守护人有谁'] : ['Who are my guardians?'],
    }),
  });
