import { type Capability, ready, setting } from '@banxing/capability';
import { ok, type Words, words } from '@banxing/kernel';
import { z } from 'zod';
import { branchesNearby } from '../branch-words.ts';
import { hoursOf } from '../queue.ts';
import { customerOf, type ServiceUses } from '../service-uses.ts';
import { handCallerOver, handedOver, handoverAnswer, topicInput } from './handover-answer.ts';

const input = z.object({ topic: topicInput });
const output = handedOver.extend({ branches: z.array(z.object({ zh: z.string(), en: z.string() })) });
type Output = z.infer<typeof output>;

interface ByVideo {
  readonly id: 'service.video' | 'service.sign_language';
  readonly queue: 'video' | 'sign-language';
  readonly title: Words;
  readonly about: Words;
  readonly topic: string;
}

/** No call is begun here: a colleague calls back, or the customer is served at a branch; both are said. */
function whereElse({ queue, branches }: Output): Words {
  const hours = hoursOf(queue);
  const [first] = branches;
  const there = first
    ? words(`也可以到${first.zh}当面办。`, `You can also be served in person at ${first.en}.`)
    : words('', '');
  const notHere =
    queue === 'video'
      ? words(
          `这里还不能直接接通视频,要由同事约您(${hours.zh})。`,
          `Video cannot be started from here; a colleague arranges it (${hours.en}).`,
        )
      : words(
          `这里还不能直接接通手语视频,要由手语同事约您(${hours.zh})。不方便接电话的话,可以到网点或继续打字。`,
          `Sign language by video cannot be started from here; a colleague arranges it (${hours.en}). If a call is no use to you, visit a branch or go on in writing.`,
        );
  return words(`${notHere.zh}${there.zh}`, `${notHere.en} ${there.en}`.trim());
}

const byVideo = (uses: ServiceUses, { id, queue, title, about, topic: ofItself }: ByVideo): Capability =>
  setting<z.infer<typeof input>, { topic: string }, Output, never>({
    ...{ id, title, about },
    authority: 'interface',
    input,
    output,
    refusals: {},
    complete: (_caller, { topic }) => Promise.resolve(ready({ topic: topic ?? ofItself })),
    perform: async (tx, caller, { topic }) => {
      const handed = await handCallerOver(uses, tx, caller, { queue, topic, said: '', feeling: 'neutral' });
      const customer = await customerOf(uses, tx, caller.customer);
      const branches = branchesNearby(customer, await uses.parties.branches(tx)).map(({ name }) => name);
      return ok({ ...handed, branches });
    },
    answer: (handed, speech) => handoverAnswer(handed, speech, whereElse(handed)),
  });

/** A ticket in the line for video, with when and where it can be had. */
export const serviceVideo = (uses: ServiceUses) =>
  byVideo(uses, {
    id: 'service.video',
    queue: 'video',
    title: words('视频客服', 'Video service'),
    about: words('约视频客服', 'Asks for service by video'),
    topic: '视频客服',
  });

/** A ticket in the line for sign language, with when and where it can be had. */
export const serviceSignLanguage = (uses: ServiceUses) =>
  byVideo(uses, {
    id: 'service.sign_language',
    queue: 'sign-language',
    title: words('手语服务', 'Sign language service'),
    about: words('约手语客服', 'Asks for service in sign language'),
    topic: '手语服务',
  });
