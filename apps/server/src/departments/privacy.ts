import type { CustomerCaller } from '@banxing/capability';
import type { Queryable } from '@banxing/database';
import { formatInstant, words } from '@banxing/kernel';
import { maskName, maskPhone } from '@banxing/parties';
import type { KeptData } from '@banxing/risk';
import type { Departments } from '../department-types.ts';

type Keeping = Pick<Departments, 'parties' | 'accounts' | 'payments' | 'risk' | 'access'>;

const counted = (count: number, zh: string, en: string) =>
  words(`${String(count)} ${zh}`, `${String(count)} ${en}`);

/** What the departments keep of a customer, in the customer's words: C2 masked, C3 never. */
export const keptOf =
  (departments: Keeping) =>
  async (q: Queryable, caller: CustomerCaller): Promise<readonly KeptData[]> => {
    const { parties, accounts, payments, risk, access } = departments;
    const { customer } = caller;
    const person = await parties.customer(q, customer);
    const [own, payees, guardians, family, sessions] = [
      await accounts.list(q, customer),
      await payments.payees(q, customer),
      await risk.guardians(q, customer),
      await parties.relatives(q, customer),
      await access.sessions(customer),
    ];
    const name = maskName(person?.name ?? '');
    return [
      {
        what: words('身份资料', 'Profile'),
        value: words(
          `${name},手机 ${maskPhone(person?.phone ?? '')}`,
          `${name}, ${maskPhone(person?.phone ?? '')}`,
        ),
        why: words('确认您是谁,法律要求', 'To know who you are, as the law asks'),
      },
      {
        what: words('账户和交易', 'Accounts and transactions'),
        value: counted(own.length, '个账户', 'accounts'),
        why: words('记账,至少保存十年', 'To keep your books, for at least ten years'),
      },
      {
        what: words('收款人', 'Payees'),
        value: counted(payees.length, '位', 'saved'),
        why: words('方便您转账,可随时删', 'For your transfers; remove them when you like'),
      },
      {
        what: words('家人和守护人', 'Family and guardians'),
        value: counted(family.length + guardians.length, '位', 'people'),
        why: words('听懂“我妈”、在风险时帮您把关', 'To understand “my mum”, and to watch over you'),
      },
      {
        what: words('登录设备', 'Devices'),
        value: counted(sessions.length, '处登录中', 'signed in'),
        why: words('防盗用、防诈骗,不作他用', 'Against theft and fraud, for nothing else'),
      },
    ];
  };

/** Everything of the customer's own in one document. Numbers of others are shortened: they are not the customer's. */
export async function ownData(
  departments: Keeping,
  q: Queryable,
  caller: CustomerCaller,
  now: Date,
): Promise<Record<string, unknown>> {
  const { parties, accounts, payments, risk, access } = departments;
  const { customer } = caller;
  const [profile, preferences, family] = [
    await parties.customer(q, customer),
    await parties.preferences(q, customer),
    await parties.relatives(q, customer),
  ];
  return {
    exportedAt: formatInstant(now),
    profile,
    preferences,
    family: family.map(({ kind, name, called }) => ({ kind, name, called })),
    accounts: await accounts.facts(q, customer),
    payees: (await payments.payees(q, customer)).map((payee) => ({
      name: payee.shownName,
      nicknames: payee.nicknames,
      bank: payee.bank,
      tail: payee.number.slice(-4),
    })),
    guardians: (await risk.guardians(q, customer)).map(({ called, status, effectiveAt, endsAt }) => ({
      called,
      status,
      effectiveAt: effectiveAt && formatInstant(effectiveAt),
      endsAt: endsAt && formatInstant(endsAt),
    })),
    sessions: (await access.sessions(customer)).map(({ channel, device, startedAt, lastUsedAt }) => ({
      channel,
      device,
      startedAt: formatInstant(startedAt),
      lastUsedAt: formatInstant(lastUsedAt),
    })),
  };
}
