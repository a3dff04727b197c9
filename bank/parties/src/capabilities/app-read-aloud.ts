import { z } from 'zod';
import { needs, ready, setting } from '@banxing/capability';
import { ok, words } from '@banxing/kernel';
import type { PartiesCapabilityUses } from '../capability-uses.ts';
import { choice, chosen, settingsAnswer } from './settings-answer.ts';

const switches = [
  ['on', '打开', 'On'],
  ['off', '关闭', 'Off'],
] as const;

const output = z.object({ readAloud: z.boolean() });
type Output = z.infer<typeof output>;

/** Turns reading aloud on (also when nothing is said) or off, and keeps it. */
export const appReadAloud = ({ parties }: PartiesCapabilityUses) =>
  setting<{ switch?: string | undefined }, Output, Output, never>({
    id: 'app.read_aloud',
    title: words('朗读', 'Read aloud'),
    about: words('打开或关闭朗读回答', 'Turns reading answers aloud on or off'),
    authority: 'interface',
    input: z.object({ switch: z.string().optional() }),
    output,
    refusals: {},
    complete: (_caller, input) => {
      const to = chosen(input.switch ?? 'on', switches);
      const question = words('朗读要打开还是关闭?', 'Turn reading aloud on or off?');
      return Promise.resolve(
        to === undefined ? needs(choice('switch', question, switches)) : ready({ readAloud: to === 'on' }),
      );
    },
    perform: async (tx, caller, { readAloud }) => {
      await parties.putPreferences(tx, caller.customer, { readAloud });
      return ok({ readAloud });
    },
    answer: ({ readAloud }, { locale }) => {
      const text = readAloud
        ? words(
            '朗读打开了。手机能出声的话,回答会念给您听。',
            'Read aloud is on, wherever your phone can speak.',
          )
        : words('朗读关了。', 'Read aloud is off.');
      const label = readAloud ? words('朗读:开', 'Read aloud: on') : words('朗读:关', 'Read aloud: off');
      const changed = { setting: 'readAloud', value: readAloud ? 'on' : 'off', label } as const;
      return settingsAnswer(text, changed, { locale });
    },
  });
