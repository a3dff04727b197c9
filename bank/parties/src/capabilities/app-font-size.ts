import { z } from 'zod';
import { needs, ready, setting } from '@banxing/capability';
import { ok, words, type Words } from '@banxing/kernel';
import type { PartiesCapabilityUses } from '../capability-uses.ts';
import { type FontDirection, nextFontScale } from '../font-steps.ts';
import { choice, chosen, saying, settingsAnswer } from './settings-answer.ts';

const directions = [
  ['up', '大一点', 'Larger'],
  ['down', '小一点', 'Smaller'],
  ['max', '最大', 'Largest'],
] as const;

const output = z.object({ fontScale: z.number().int(), before: z.number().int() });
type Output = z.infer<typeof output>;

function told({ fontScale, before }: Output): Words {
  if (fontScale > before)
    return fontScale === 200
      ? words('字已经放到最大了。', 'The text is now at its largest.')
      : words(`字放大了,现在是 ${fontScale}%。`, `The text is larger now, ${fontScale}%.`);
  if (fontScale < before)
    return words(`字调小了,现在是 ${fontScale}%。`, `The text is smaller now, ${fontScale}%.`);
  return fontScale >= 200
    ? words('字已经是最大的了,没有再变。', 'The text is already at its largest, so nothing changed.')
    : words('字已经是最小的了,没有再变。', 'The text is already at its smallest, so nothing changed.');
}

/** Steps the type size up or down, or to the largest, and keeps it. */
export const appFontSize = ({ parties }: PartiesCapabilityUses) =>
  setting<{ direction?: string | undefined }, { direction: FontDirection }, Output, never>({
    id: 'app.font_size',
    title: words('调字体大小', 'Text size'),
    about: words('把字放大、缩小或调到最大', 'Makes the text larger, smaller or as large as it goes'),
    authority: 'interface',
    input: z.object({ direction: z.string().optional() }),
    output,
    refusals: {},
    complete: (_caller, input) => {
      const direction = input.direction === undefined ? undefined : chosen(input.direction, directions);
      const question = words('字要调大还是调小?', 'Larger or smaller?');
      return Promise.resolve(
        direction === undefined ? needs(choice('direction', question, directions)) : ready({ direction }),
      );
    },
    perform: async (tx, caller, { direction }) => {
      const { now, before } = await parties.changePreferences(tx, caller.customer, ({ fontScale }) => ({
        fontScale: nextFontScale(fontScale, direction),
      }));
      return ok({ fontScale: now.fontScale, before: before.fontScale });
    },
    answer: (output, { locale }) =>
      settingsAnswer(
        told(output),
        {
          setting: 'fontScale',
          value: String(output.fontScale),
          label: words(`字号 ${output.fontScale}%`, `Text size ${output.fontScale}%`),
        },
        { locale },
        [
          ...(output.fontScale < 200 ? [saying(locale, '再大一点', 'Larger text')] : []),
          ...(output.fontScale > 100 ? [saying(locale, '字小一点', 'Smaller text')] : []),
        ],
      ),
  });
