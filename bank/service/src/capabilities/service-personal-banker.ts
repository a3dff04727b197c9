import { ready, setting } from '@banxing/capability';
import { ok, words } from '@banxing/kernel';
import { z } from 'zod';
import { customerOf, type ServiceUses } from '../service-uses.ts';
import { handCallerOver, handedOver, handoverAnswer } from './handover-answer.ts';

const output = handedOver.extend({
  /** Who looks after the customer; null when nobody is named for the branch or the bank. */
  manager: z.string().nullable(),
});
type Output = z.infer<typeof output>;

/** Asks the relationship manager of the customer's branch, or else of the bank, to call. */
export const serviceManager = (uses: ServiceUses) =>
  setting<Record<string, never>, Record<string, never>, Output, never>({
    id: 'service.manager',
    title: words('联系客户经理', 'Relationship manager'),
    about: words('请客户经理联系您', 'Asks a relationship manager to call'),
    authority: 'interface',
    input: z.object({}),
    output,
    refusals: {},
    complete: () => Promise.resolve(ready({})),
    perform: async (tx, caller) => {
      const { branch } = await customerOf(uses, tx, caller.customer);
      const managers = (await uses.parties.staff(tx)).filter(({ roles }) => roles.includes('manager'));
      const manager =
        managers.find((member) => member.branch === branch) ??
        managers.find((member) => member.branch === null);
      const topic = manager ? `客户经理 ${manager.name}` : '客户经理';
      const given = { queue: 'key-customer', topic, said: '', feeling: 'neutral' } as const;
      return ok({ ...(await handCallerOver(uses, tx, caller, given)), manager: manager?.name ?? null });
    },
    answer: (output, speech) => {
      const { manager } = output;
      if (manager === null) return handoverAnswer(output, speech);
      return handoverAnswer(
        output,
        speech,
        words(`负责您的是客户经理${manager}。`, `Your relationship manager is ${manager}.`),
      );
    },
  });
