import { z } from 'zod';
import { needs, ready, setting } from '@banxing/capability';
import { ok, words } from '@banxing/kernel';
import type { PartiesCapabilityUses } from '../capability-uses.ts';
import { type MutableTopic, mutableTopics, mutedAfter, topicMeant, topicNames } from '../message-topics.ts';
import { choice, chosen, saying, settingsAnswer } from './settings-answer.ts';

const switches = [
  ['on', '打开', 'On'],
  ['off', '关闭', 'Off'],
] as const;

const output = z.object({
  topic: z.enum(['all', ...mutableTopics]),
  on: z.boolean(),
  muted: z.array(z.string()),
});
type Output = z.infer<typeof output>;
interface Draft {
  readonly topic: MutableTopic;
  readonly on: boolean;
}

const input = z.object({ switch: z.string().max(20).optional(), topic: z.string().max(60).optional() });

function said({ topic, on }: Output) {
  const name = topicNames[topic];
  if (on) return words(`${name.zh}打开了。`, `${name.en}: on.`);
  return topic === 'all' || topic === 'balance'
    ? words(
        `${name.zh}关了。大额支出、重复扣款这类和安全有关的还会告诉您。`,
        `${name.en}: off. What concerns safety, such as large or double payments, is still told.`,
      )
    : words(`${name.zh}关了。`, `${name.en}: off.`);
}

/** 关掉营销消息: which kinds of messages come, kept. */
export const appNotifications = ({ parties }: PartiesCapabilityUses) =>
  setting<z.infer<typeof input>, Draft, Output, never>({
    id: 'app.notifications',
    title: words('消息提醒', 'Notifications'),
    about: words('打开或关闭消息提醒', 'Turns notifications on or off, all or one kind'),
    authority: 'interface',
    input,
    output,
    refusals: {},
    complete: (_caller, given) => {
      const topic = topicMeant(given.topic ?? '');
      if (topic === undefined) {
        const question = words('要设置哪种消息?', 'Which kind of messages?');
        const options = mutableTopics.map((each) => ({ value: each, label: topicNames[each] }));
        return Promise.resolve(needs({ slot: 'topic', question, options }));
      }
      const to = given.switch === undefined ? undefined : chosen(given.switch, switches);
      const name = topicNames[topic];
      const question = words(`${name.zh}要打开还是关闭?`, `${name.en}: on or off?`);
      return Promise.resolve(
        to === undefined ? needs(choice('switch', question, switches)) : ready({ topic, on: to === 'on' }),
      );
    },
    perform: async (tx, caller, { topic, on }) => {
      const { now } = await parties.changePreferences(tx, caller.customer, ({ muted }) => ({
        muted: mutedAfter(muted, topic, on),
      }));
      return ok({ topic, on, muted: [...now.muted] });
    },
    answer: (result, { locale }) => {
      const name = topicNames[result.topic];
      const undo = result.on
        ? saying(locale, `关闭${name.zh}`, `turn off ${name.en}`)
        : saying(locale, `打开${name.zh}`, `turn on ${name.en}`);
      return settingsAnswer(
        said(result),
        {
          setting: 'notifications',
          value: `${result.topic}=${result.on ? 'on' : 'off'}`,
          label: words(`${name.zh}:${result.on ? '开' : '关'}`, `${name.en}: ${result.on ? 'on' : 'off'}`),
        },
        { locale },
        [undo],
      );
    },
  });
