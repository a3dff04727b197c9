import { z } from 'zod';
import { needs, ready, setting } from '@banxing/capability';
import { ok, words } from '@banxing/kernel';
import type { PartiesCapabilityUses } from '../capability-uses.ts';
import { choice, chosen, settingsAnswer } from './settings-answer.ts';

const themes = [
  ['dark', '深色', 'Dark'],
  ['light', '浅色', 'Light'],
  ['auto', '跟随手机', 'As the phone'],
] as const;

const output = z.object({ theme: z.enum(['light', 'dark', 'auto']) });
type Output = z.infer<typeof output>;

const done = {
  dark: words('换成深色了。', 'Dark it is.'),
  light: words('换成浅色了。', 'Light it is.'),
  auto: words('深浅色跟着手机走了。', 'Dark or light now follows your phone.'),
} as const;

/** Dark, light or as the phone has it; kept. */
export const appTheme = ({ parties }: PartiesCapabilityUses) =>
  setting<{ theme?: string | undefined }, Output, Output, never>({
    id: 'app.theme',
    title: words('深色浅色', 'Dark or light'),
    about: words('换成深色、浅色或跟随手机', 'Switches to dark, to light, or to what the phone uses'),
    authority: 'interface',
    input: z.object({ theme: z.string().optional() }),
    output,
    refusals: {},
    complete: (_caller, input) => {
      const theme = input.theme === undefined ? undefined : chosen(input.theme, themes);
      const question = words('要深色还是浅色?', 'Dark or light?');
      return Promise.resolve(
        theme === undefined ? needs(choice('theme', question, themes)) : ready<Output>({ theme }),
      );
    },
    perform: async (tx, caller, { theme }) => {
      await parties.putPreferences(tx, caller.customer, { theme });
      return ok({ theme });
    },
    answer: ({ theme }, { locale }) => {
      const [, zh, en] = themes.find(([value]) => value === theme) ?? themes[2];
      return settingsAnswer(
        done[theme],
        { setting: 'theme', value: theme, label: words(zh, en) },
        { locale },
      );
    },
  });
