import { type Answer, type CustomerCaller, type Speech } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { type Locale, type Words, words } from '@banxing/kernel';
import { maskPhone } from '@banxing/parties';
import { z } from 'zod';
import { hoursOf, isStaffed, queueNames, queues } from '../queue.ts';
import { customerOf, type ServiceUses } from '../service-uses.ts';
import { plainText } from '../ticket.ts';
import { type HandOver, handOver } from '../use-cases/hand-over.ts';

const localized = z.object({ zh: z.string(), en: z.string() });

export const handedOver = z.object({
  /** The number that the customer can read out. */
  ticket: z.string(),
  queue: z.enum(queues),
  /** How many wait before the customer; null once somebody has taken it. */
  ahead: z.number().int().nullable(),
  /** Was the place in line made just now? */
  fresh: z.boolean(),
  /** Does somebody sit at that desk now? */
  staffed: z.boolean(),
  /** Where the bank calls back, masked. */
  phone: z.string(),
  summary: localized,
});
export type HandedOverOutput = z.infer<typeof handedOver>;

/** Puts the caller in line and tells what they need to know of it. */
export async function handCallerOver(
  uses: ServiceUses,
  tx: Transaction,
  caller: CustomerCaller,
  given: Omit<HandOver, 'customer'>,
): Promise<HandedOverOutput> {
  const { phone } = await customerOf(uses, tx, caller.customer);
  const { ticket, ahead, fresh } = await handOver(uses, tx, { ...given, customer: caller.customer });
  return {
    ticket: ticket.number,
    queue: ticket.queue,
    ahead: ahead ?? null,
    fresh,
    staffed: isStaffed(ticket.queue, uses.clock.now()),
    phone: maskPhone(phone),
    summary: ticket.summary,
  };
}

/** Where the customer stands in line, in a sentence or two. */
export function standing({ ticket, queue, ahead, fresh, staffed, phone }: HandedOverOutput): Words {
  const [name, hours] = [queueNames[queue], hoursOf(queue)];
  if (ahead === null)
    return words(
      `同事已经接手了,工单 ${ticket},不用再说一遍。`,
      `A colleague has taken this on, ticket ${ticket}. No need to say it again.`,
    );
  const place =
    ahead === 0
      ? words('下一位就是您', 'you are next')
      : words(`前面还有 ${ahead} 位`, `${ahead} ahead of you`);
  const begin = fresh
    ? words(`已转给${name.zh},${place.zh}`, `You are in line for ${name.en.toLowerCase()}, ${place.en}`)
    : words(
        `您已经在${name.zh}排着队,${place.zh}`,
        `You are already in line for ${name.en.toLowerCase()}, ${place.en}`,
      );
  const then = staffed
    ? words(`同事会打您的手机 ${phone}`, `A colleague will call you on ${phone}`)
    : words(
        `服务时间是${hours.zh},到时按次序打您的手机 ${phone}`,
        `Hours are ${hours.en}; a colleague will then call you on ${phone}`,
      );
  return words(`${begin.zh}。工单 ${ticket},${then.zh}。`, `${begin.en}. Ticket ${ticket}. ${then.en}.`);
}

const caution = words('先别再转钱,验证码谁也别给。', 'Send no more money, and give no code to anybody.');

/** The sentences and the card of a handover; `also` adds what is particular to the way it was asked for. */
export function handoverAnswer(
  output: HandedOverOutput,
  { locale }: Pick<Speech, 'locale'>,
  also?: Words,
): Answer {
  const parts = [...(output.queue === 'fraud' ? [caution] : []), standing(output), ...(also ? [also] : [])];
  return {
    text: parts.map((part) => part[locale]).join(locale === 'zh' ? '' : ' '),
    cards: [
      {
        type: 'handover',
        title: queueNames[output.queue][locale],
        ticket: output.ticket,
        queue: queueNames[output.queue][locale],
        ...(output.ahead === null ? {} : { position: output.ahead }),
        summary: output.summary[locale],
        actions: [progressAction(locale)],
      },
    ],
  };
}

export const progressAction = (locale: Locale): { action: string; label: string } =>
  locale === 'zh'
    ? { action: 'say:查工单进度', label: '查进度' }
    : { action: 'say:Check my ticket', label: 'Check progress' };

/** What somebody may say about why; as much as a ticket holds. */
export const topicInput = z.string().max(500).transform(plainText).optional();
