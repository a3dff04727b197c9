import { z } from 'zod';
import { type Answer, query, ready } from '@banxing/capability';
import { formatInstant, type Locale, ok, words } from '@banxing/kernel';
import { maskName } from '@banxing/parties';
import { guardedBy, guardiansOf, invitationsTo } from '../guardian-store.ts';
import { type Guardianship, hasSay, mostGuardians } from '../guardianship.ts';
import type { RiskUses } from '../risk-uses.ts';

const output = z.object({
  guardians: z.array(
    z.object({
      id: z.string(),
      called: z.string(),
      state: z.enum(['invited', 'waiting', 'active', 'leaving']),
      at: z.string().nullable(),
    }),
  ),
  guarding: z.array(z.string()),
  invitations: z.array(z.string()),
});
type Output = z.infer<typeof output>;
type Entry = Output['guardians'][number];

function entryOf(guardianship: Guardianship, now: Date): Entry {
  const { id, called, status, effectiveAt, endsAt } = guardianship;
  if (status === 'invited') return { id, called, state: 'invited', at: null };
  if (endsAt !== null) return { id, called, state: 'leaving', at: formatInstant(endsAt) };
  return hasSay(guardianship, now)
    ? { id, called, state: 'active', at: null }
    : { id, called, state: 'waiting', at: effectiveAt && formatInstant(effectiveAt) };
}

const time = (at: string | null): string => (at ?? '').slice(5, 16).replace('T', ' ');

const stateWords: Record<Entry['state'], (entry: Entry) => Record<Locale, string>> = {
  invited: () => ({ zh: '等对方同意', en: 'asked, not agreed yet' }),
  waiting: ({ at }) => ({ zh: `${time(at)} 起守护`, en: `from ${time(at)} on` }),
  active: () => ({ zh: '正在守护您', en: 'watching over you' }),
  leaving: ({ at }) => ({ zh: `${time(at)} 解除`, en: `until ${time(at)}` }),
};

function textOf({ guardians, guarding, invitations }: Output, zh: boolean): string {
  const parts = [
    guardians.length === 0
      ? zh
        ? '您还没有守护人。设一位家人,转账风险高的时候会先问他。'
        : 'You have no guardian yet.'
      : zh
        ? `您有 ${String(guardians.length)} 位守护人:${guardians.map((each) => `${each.called}(${stateWords[each.state](each).zh})`).join('、')}。`
        : `You have ${String(guardians.length)}: ${guardians.map((each) => `${each.called} (${stateWords[each.state](each).en})`).join(', ')}.`,
  ];
  if (guarding.length > 0)
    parts.push(zh ? `您在守护:${guarding.join('、')}。` : `You watch over ${guarding.join(', ')}.`);
  if (invitations.length > 0)
    parts.push(
      zh
        ? `${invitations.join('、')}请您当守护人,等您同意。`
        : `${invitations.join(', ')} asked you to be their guardian.`,
    );
  return parts.join('');
}

function answer(found: Output, locale: Locale): Answer {
  const zh = locale === 'zh';
  const items = found.guardians.map((each) => ({
    id: each.id,
    title: each.called,
    value: stateWords[each.state](each)[locale],
    ...(each.state === 'leaving'
      ? {}
      : {
          actions: [
            {
              action: zh ? `say:解除守护人${each.called}` : `say:remove guardian ${each.called}`,
              label: zh ? '解除' : 'Remove',
            },
          ],
        }),
  }));
  const rows = [
    {
      label: zh ? '守护人能看到' : 'A guardian sees',
      value: zh ? '金额、收款人、原因' : 'amount, payee, reasons',
    },
    { label: zh ? '看不到' : 'and never', value: zh ? '余额、明细' : 'balances, entries' },
  ];
  const add = found.guardians.length < mostGuardians;
  const card = {
    type: 'product' as const,
    title: zh ? '守护人' : 'Guardians',
    rows,
    items,
    actions: add
      ? [{ action: zh ? 'say:设置守护人' : 'say:set a guardian', label: zh ? '加一位' : 'Add one' }]
      : [],
  };
  return {
    text: textOf(found, zh),
    cards: [card],
    suggestions: add ? [zh ? '设置守护人' : 'Set a guardian'] : [],
  };
}

/** 谁在守护我. */
export const securityGuardianList = (uses: RiskUses) =>
  query<Record<string, never>, null, Output, never>({
    id: 'security.guardian_list',
    title: words('我的守护人', 'My guardians'),
    about: words('查询谁在守护我、我在守护谁', 'Who watches over the customer, and over whom they watch'),
    authority: 'reads',
    input: z.object({}).transform((): Record<string, never> => ({})),
    output,
    refusals: {},
    complete: () => Promise.resolve(ready(null)),
    run: async (caller) => {
      const now = uses.clock.now();
      const guardians = await guardiansOf(uses.db, caller.customer, now);
      const nameOf = async ({ customer }: Guardianship): Promise<string> =>
        maskName((await uses.parties.customer(uses.db, customer))?.name ?? '');
      const guarding = await guardedBy(uses.db, caller.customer, now);
      const invitations = await invitationsTo(uses.db, caller.customer);
      return ok({
        guardians: guardians.map((each) => entryOf(each, now)),
        guarding: await Promise.all(guarding.map(nameOf)),
        invitations: await Promise.all(invitations.map(nameOf)),
      });
    },
    answer: (found, { locale }) => answer(found, locale),
  });
