import { z } from 'zod';
import { needs, ready, setting } from '@banxing/capability';
import { ok, words } from '@banxing/kernel';
import type { PartiesCapabilityUses } from '../capability-uses.ts';
import { choice, chosen, saying, settingsAnswer } from './settings-answer.ts';

const switches = [
  ['on', '打开', 'On'],
  ['off', '关闭', 'Off'],
] as const;

const output = z.object({ edition: z.enum(['standard', 'elder']) });
type Output = z.infer<typeof output>;

/** Turns the elder edition on (also when nothing is said) or off, and keeps it. */
export const appElderMode = ({ parties }: PartiesCapabilityUses) =>
  setting<{ switch?: string | undefined }, Output, Output, never>({
    id: 'app.elder_mode',
    title: words('长辈版', 'Elder edition'),
    about: words(
      '打开或关闭字大、步骤少的长辈版',
      'Turns the elder edition with large keys and fewer steps on or off',
    ),
    authority: 'interface',
    input: z.object({ switch: z.string().optional() }),
    output,
    refusals: {},
    complete: (_caller, input) => {
      const to = chosen(input.switch ?? 'on', switches);
      const question = words('长辈版要打开还是关闭?', 'Turn the elder edition on or off?');
      return Promise.resolve(
        to === undefined
          ? needs(choice('switch', question, switches))
          : ready<Output>({ edition: to === 'on' ? 'elder' : 'standard' }),
      );
    },
    perform: async (tx, caller, { edition }) => {
      await parties.putPreferences(tx, caller.customer, { edition });
      return ok({ edition });
    },
    answer: ({ edition }, { locale }) => {
      const on = edition === 'elder';
      const text = on
        ? words('长辈版打开了,字和按键都大了。', 'The elder edition is on: larger text and keys.')
        : words('长辈版关了,回到标准版。', 'The elder edition is off. This is the standard edition.');
      const label = on ? words('长辈版', 'Elder edition') : words('标准版', 'Standard edition');
      const back = on
        ? saying(locale, '关闭长辈版', 'Turn off the elder edition')
        : saying(locale, '打开长辈版', 'Turn on the elder edition');
      return settingsAnswer(text, { setting: 'edition', value: edition, label }, { locale }, [back]);
    },
  });
