import { z } from 'zod';
import { type Answer, query, ready, type Speech } from '@banxing/capability';
import { type Clock, formatInstant, ok, words, type Words } from '@banxing/kernel';
import type { Access } from '../access.ts';
import { deviceName } from '../device-name.ts';

const instant = z.string();
const output = z.object({
  sessions: z.array(
    z.object({
      id: z.string(),
      device: z.string(),
      channel: z.string(),
      startedAt: instant,
      lastUsedAt: instant,
      here: z.boolean(),
    }),
  ),
  asOf: instant,
});
type Output = z.infer<typeof output>;

const channels: Readonly<Record<string, Words>> = {
  mobile: words('手机银行', 'Mobile app'),
  web: words('网页', 'Web'),
  api: words('程序接口', 'API'),
  desk: words('柜面', 'Branch desk'),
  wecom: words('企业微信', 'WeCom'),
};

/** `今天 10:00` or `11月19日 10:00`, from an instant with the bank's offset. */
function sayWhen(at: string, asOf: string, { locale }: Speech): string {
  const [day = '', time = ''] = [at.slice(0, 10), at.slice(11, 16)];
  if (day === asOf.slice(0, 10)) return locale === 'zh' ? `今天 ${time}` : `today at ${time}`;
  const [, month = '', date = ''] = day.split('-');
  return locale === 'zh' ? `${Number(month)}月${Number(date)}日 ${time}` : `${day} ${time}`;
}

function answer({ sessions, asOf }: Output, speech: Speech): Answer {
  const zh = speech.locale === 'zh';
  const others = sessions.filter(({ here }) => !here).length;
  const text =
    others === 0
      ? zh
        ? '现在只有这一处登录着,就是您正在用的。'
        : 'Only this device is signed in, the one that you are using.'
      : zh
        ? `现在有 ${sessions.length} 处登录着,除了这里还有 ${others} 处。有不是您的,请马上说“转人工”。`
        : `${sessions.length} devices are signed in, ${others} besides this one. If one is not yours, say “a person, please” at once.`;
  const items = sessions.map(({ id, device, channel, startedAt, lastUsedAt, here }) => ({
    id,
    title: `${deviceName(device)[speech.locale]}${here ? (zh ? '(本机)' : ' (this device)') : ''}`,
    subtitle: channels[channel]?.[speech.locale] ?? channel,
    rows: [
      { label: zh ? '登录时间' : 'Signed in', value: sayWhen(startedAt, asOf, speech) },
      { label: zh ? '最近使用' : 'Last used', value: sayWhen(lastUsedAt, asOf, speech) },
    ],
  }));
  const title = zh ? '登录设备' : 'Signed-in devices';
  return { text, cards: [{ type: 'product', title, rows: [], items, actions: [] }] };
}

/** The caller's own sessions that are alive, this one marked. Times are the machine's, as sessions live by it. */
export const securityDevices = ({
  access,
  machineClock,
}: {
  access: Pick<Access, 'sessions'>;
  machineClock: Clock;
}) =>
  query<Record<string, never>, Record<string, never>, Output, never>({
    id: 'security.devices',
    title: words('登录设备', 'Signed-in devices'),
    about: words('哪些设备现在登录着', 'Which devices are signed in'),
    authority: 'reads',
    input: z.object({}),
    output,
    refusals: {},
    complete: () => Promise.resolve(ready({})),
    run: async (caller) => {
      const sessions = (await access.sessions(caller.customer)).map((session) => ({
        id: session.id,
        device: session.device,
        channel: session.channel,
        startedAt: formatInstant(session.startedAt),
        lastUsedAt: formatInstant(session.lastUsedAt),
        here: session.id === caller.session,
      }));
      return ok({ sessions, asOf: formatInstant(machineClock.now()) });
    },
    answer,
  });
