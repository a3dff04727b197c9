import { z } from 'zod';
import { command, type Completion, type CustomerCaller, needs, ready, refused } from '@banxing/capability';
import { formatInstant, ok, refuse, words } from '@banxing/kernel';
import { guardiansOf } from '../guardian-store.ts';
import type { Guardianship } from '../guardianship.ts';
import { personMeant } from '../guardian-words.ts';
import type { RiskUses } from '../risk-uses.ts';
import { dismissGuardian } from '../use-cases/change-guardians.ts';

const input = z.object({ person: z.string().max(60).optional() });
type Input = z.infer<typeof input>;

const draft = z.object({ guardianship: z.string(), called: z.string(), invited: z.boolean() });
type Draft = z.infer<typeof draft>;

const done = z.object({ called: z.string(), endsAt: z.string().nullable() });

type Refusal =
  | { readonly code: 'no_guardian' }
  | { readonly code: 'not_a_guardian'; readonly person: string }
  | { readonly code: 'leaving_already'; readonly called: string };

const chooseAmong = (guardians: readonly Guardianship[]) =>
  needs({
    slot: 'person',
    question: words('要解除哪一位守护人?', 'Which guardian should be removed?'),
    options: guardians.map(({ id, called }) => ({ value: id, label: words(called, called) })),
  });

async function complete(
  uses: RiskUses,
  caller: CustomerCaller,
  { person }: Input,
): Promise<Completion<Draft, Refusal>> {
  const guardians = await guardiansOf(uses.db, caller.customer, uses.clock.now());
  const [only] = guardians;
  if (!only) return refused({ code: 'no_guardian' });
  const spoken = person?.trim() ?? '';
  if (spoken === '' && guardians.length > 1) return chooseAmong(guardians);
  const found = spoken === '' ? [only] : await meantBy(uses, caller, guardians, spoken);
  const [chosen] = found;
  if (!chosen) return refused({ code: 'not_a_guardian', person: spoken });
  if (found.length > 1) return chooseAmong(found);
  if (chosen.endsAt !== null) return refused({ code: 'leaving_already', called: chosen.called });
  return ready({
    guardianship: chosen.id,
    called: chosen.called,
    invited: chosen.status === 'invited',
  });
}

async function meantBy(
  uses: RiskUses,
  caller: CustomerCaller,
  guardians: readonly Guardianship[],
  spoken: string,
): Promise<Guardianship[]> {
  const called = guardians.filter((each) => each.id === spoken || each.called === spoken);
  if (called.length > 0) return called;
  const meant = await personMeant(uses, uses.db, caller.customer, { person: spoken });
  const people = meant.kind === 'one' ? [meant.person] : meant.kind === 'several' ? meant.people : [];
  return guardians.filter(({ guardian }) => people.some(({ customer }) => customer === guardian));
}

/** 解除守护人. Takes a day, so that nobody can be talked out of their guardian in the middle of a swindle. */
export const securityGuardianRemove = (uses: RiskUses) =>
  command<Input, Draft, z.infer<typeof done>, Refusal>({
    id: 'security.guardian_remove',
    title: words('解除守护人', 'Remove a guardian'),
    about: words('解除一位守护人,一天后生效', 'Removes a guardian, a day later'),
    authority: 'customer-confirms',
    input,
    draft,
    done,
    refusals: {
      no_guardian: () => words('您现在没有守护人,不用解除。', 'You have no guardian to remove.'),
      not_a_guardian: ({ person }) =>
        words(`${person}不是您的守护人,没有改动。`, `${person} is not your guardian; nothing was changed.`),
      leaving_already: ({ called }) =>
        words(`${called}已经在解除中了。`, `${called} is being removed already.`),
    },
    complete: (caller, given) => complete(uses, caller, given),
    proof: () => Promise.resolve(['pin'] as const),
    state: (_caller, { called, invited }) =>
      Promise.resolve(
        ok({
          summary: invited
            ? words(`撤回对${called}的守护邀请。`, `Take back the invitation to ${called}.`)
            : words(
                `解除守护人${called}。为防有人骗您解除,一天后才生效,这一天里${called}仍在守护您。`,
                `Remove ${called} as your guardian. To protect you it takes effect in a day.`,
              ),
          details: { guardian: called, cooling: !invited },
        }),
      ),
    execute: async (tx, caller, mandate) => {
      const gone = await dismissGuardian(uses, tx, caller.customer, mandate.draft.guardianship);
      if (!gone) return refuse({ code: 'not_a_guardian', person: mandate.draft.called });
      return ok({ called: gone.called, endsAt: gone.endsAt && formatInstant(gone.endsAt) });
    },
    confirmation: (statement, { locale }) => {
      const zh = locale === 'zh';
      const called = String(statement.details['guardian']);
      const cooling = statement.details['cooling'] === true;
      return {
        title: zh ? '解除守护人' : 'Remove a guardian',
        rows: [
          { label: zh ? '守护人' : 'Guardian', value: called },
          {
            label: zh ? '生效' : 'Takes effect',
            value: cooling ? (zh ? '一天后' : 'in a day') : zh ? '马上' : 'at once',
          },
        ],
        ...(cooling
          ? {
              caution: zh
                ? '如果是别人让您解除的,很可能是骗子,请先跟家人说一声。'
                : 'If somebody told you to do this, it is probably a swindle. Talk to your family first.',
            }
          : {}),
        confirmLabel: zh ? `解除${called}` : `Remove ${called}`,
      };
    },
    receipt: ({ called, endsAt }, _statement, { locale }) => ({
      text:
        locale === 'zh'
          ? endsAt === null
            ? `已经撤回对${called}的邀请。`
            : `已经登记,${endsAt.slice(5, 16).replace('T', ' ')} 起${called}不再守护您,在那之前照旧。`
          : endsAt === null
            ? `The invitation to ${called} is taken back.`
            : `Noted: ${called} stays your guardian until ${endsAt.slice(5, 16).replace('T', ' ')}.`,
      cards: [],
    }),
  });
