import { type Answer, needs, ready, setting } from '@banxing/capability';
import { type Locale, ok, words } from '@banxing/kernel';
import { z } from 'zod';
import { queueNames, queues } from '../queue.ts';
import { customerOf, type ServiceUses } from '../service-uses.ts';
import { maskPhone } from '@banxing/parties';
import { fileComplaint, type TooManyTickets } from '../use-cases/file-complaint.ts';
import { progressAction, topicInput } from './handover-answer.ts';

const input = z.object({ topic: topicInput });
const output = z.object({
  ticket: z.string(),
  queue: z.enum(queues),
  topic: z.string(),
  fresh: z.boolean(),
  phone: z.string(),
});
type Output = z.infer<typeof output>;

/** Within so many days a complaint gets its answer, as the regulator asks. */
const answerWithinDays = 15;

function answer({ ticket, queue, topic, fresh, phone }: Output, locale: Locale): Answer {
  const zh = locale === 'zh';
  const text = fresh
    ? zh
      ? `记下来了,编号 ${ticket}。${answerWithinDays} 天内给您答复,打您的手机 ${phone}。`
      : `Recorded under number ${ticket}. You will have an answer within ${answerWithinDays} days, by a call to ${phone}.`
    : zh
      ? `这件事已经登记过了,编号 ${ticket},正在处理。`
      : `This is recorded already under number ${ticket} and is being worked on.`;
  const rows = [
    { label: zh ? '编号' : 'Number', value: ticket },
    { label: zh ? '事由' : 'About', value: topic },
    { label: zh ? '由谁办' : 'With', value: queueNames[queue][locale] },
  ];
  // Not a handover card: nobody takes over the conversation.
  const card = {
    type: 'product' as const,
    title: zh ? '投诉建议' : 'Complaint or suggestion',
    rows,
    actions: [progressAction(locale)],
  };
  return { text, cards: [card], suggestions: zh ? ['转人工'] : ['A person, please'] };
}

/** Records a complaint or a suggestion in the customer's words; asks what it is about when nothing was said. */
export const serviceComplaint = (uses: ServiceUses) =>
  setting<z.infer<typeof input>, { topic: string }, Output, TooManyTickets>({
    id: 'service.complaint',
    title: words('投诉建议', 'Complaint or suggestion'),
    about: words('登记投诉或建议,给出编号', 'Records a complaint or a suggestion and gives its number'),
    authority: 'interface',
    input,
    output,
    refusals: {
      too_many_tickets: ({ most }) =>
        words(
          `您已经有 ${most} 件在处理,这件没有登记。可以先说“转人工”。`,
          `You have ${most} open already, so this was not recorded. Say “a person, please”.`,
        ),
    },
    complete: (_caller, { topic = '' }) =>
      Promise.resolve(
        topic === ''
          ? needs({ slot: 'topic', question: words('您想投诉或建议的是什么事?', 'What is it about?') })
          : ready({ topic }),
      ),
    perform: async (tx, caller, { topic }) => {
      const filed = await fileComplaint(uses, tx, { customer: caller.customer, topic });
      if (!filed.ok) return filed;
      const { phone } = await customerOf(uses, tx, caller.customer);
      const { ticket, fresh } = filed.value;
      return ok({
        ticket: ticket.number,
        queue: ticket.queue,
        topic: ticket.topic,
        fresh,
        phone: maskPhone(phone),
      });
    },
    answer: (output, { locale }) => answer(output, locale),
  });
